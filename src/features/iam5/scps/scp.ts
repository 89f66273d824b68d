import { queryOptions } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import type { UseFormSetError } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import {
  identityPolicyNameProblem,
  longDescriptionProblem,
} from '#src/domain/access/newIamRules.ts';
import { paths, type ScpsWithin } from '#src/paths.ts';
import { rule } from '#src/ui/form/rule.ts';

/** A service control policy as the list answers it. */
export type Scp = Result<(typeof api.scpList)['spec']>['policies'][number];
/** What every answer says of a policy. */
export type ScpSummary = Omit<Scp, 'attachment_count'>;
/** A root, unit or account of the organization. */
export type Level = Result<(typeof api.organizationEntityList)['spec']>['entities'][number];

export const levelKindNames: Readonly<Record<Level['type'], string>> = {
  root: 'Root',
  organizational_unit: 'Organizational unit',
  account: 'Account',
};

/** Calls of these pages, to ask which of them the reader may make. */
export const scpCalls = {
  create: api.scpCreate,
  edit: api.scpUpdate,
  remove: api.scpDelete,
  attach: api.scpAttach,
  detach: api.scpDetach,
} as const;

/** Why a policy can only be looked at; undefined for the organization's own ones. */
export const builtInRefusal = ({ is_builtin }: ScpSummary): string | undefined =>
  is_builtin ? 'A built-in policy cannot be changed or deleted.' : undefined;

/** What the form of a policy holds besides its content. */
export type ScpForm = { readonly name: string; readonly description: string };

export const scpRules = {
  name: rule(identityPolicyNameProblem),
  description: rule(longDescriptionProblem),
} as const;

/**
 * Puts what the API refused where it belongs: a taken name beside its field, an ill-formed
 * document under the editor by `refuse`. Everything else is thrown on.
 * @throws whatever is about neither
 */
export function placeScpProblem(
  problem: unknown,
  setError: UseFormSetError<ScpForm>,
  refuse: (message: string) => void,
): void {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.code === 'CONSOLE.0021')
    setError('name', { message: 'This name is taken.' }, { shouldFocus: true });
  else if (problem.code === 'PAP5.0011') refuse(problem.message);
  else throw problem;
}

/** Every level of the organization, from the root down; none outside an organization. */
export const levelsQuery = queryOptions({
  ...q(api.organizationEntityList, { query: { limit: 200 } }),
});

const oldConsole: ScpsWithin = { console: 'old' };
const newConsole: ScpsWithin = { console: 'new' };

/** The console that is open: links between these pages stay in it. */
export const useScpsWithin = (): ScpsWithin =>
  useLocation().pathname.startsWith(paths.scps(oldConsole)) ? oldConsole : newConsole;
