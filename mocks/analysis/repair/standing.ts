import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest, Decision, Grant } from '#src/domain/policy/engine/decision.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '../account.ts';
import { findSubject, type Subject } from '../subject.ts';

/** A question with its answer in the world as it is. */
export type Standing = {
  readonly at: Account;
  readonly catalog: CatalogView;
  readonly subject: Subject;
  readonly request: AccessRequest;
  readonly decision: Decision;
  /** How far the request gets: what refuses it now, and how late that is asked. */
  readonly stage: Stage;
};

/** `rank` grows on the way to an Allow; `key` tells one refusal of a rank from another. */
export type Stage = { readonly rank: number; readonly key: string };

const RANKS = { deny: 0, identity: 1, trust: 2, resource: 2, session: 3, scp: 4, allowed: 5 };
export const ALLOWED = RANKS.allowed;

const levelsOf = (grants: readonly Grant[]): readonly string[] => [
  ...new Set(grants.filter(({ kind }) => kind === 'scp').map(({ path }) => path[0]?.id ?? '')),
];

/** The level of the organization that allows nothing of it, by its place from the top. */
export function lackingLevel(
  grants: readonly Grant[],
  request: AccessRequest,
): { readonly place: number; readonly id: string } | undefined {
  const rest = grants.filter(({ kind }) => kind !== 'scp');
  const levels = levelsOf(grants);
  const place = levels.findIndex((level) => {
    const own = grants.filter(({ kind, path }) => kind === 'scp' && path[0]?.id === level);
    return !explain(request, compileGrants([...rest, ...own])).allowed;
  });
  const id = levels[place];
  return id === undefined ? undefined : { place, id };
}

function stageOf(decision: Decision, subject: Subject, request: AccessRequest): Stage {
  // Allowed as far as is known is not proved.
  if (decision.allowed)
    return decision.undecided === undefined
      ? { rank: ALLOWED, key: '' }
      : { rank: ALLOWED - 0.01, key: 'session' };
  const by = decision.decidedBy;
  if (by?.type === 'statement')
    return {
      rank: RANKS.deny,
      key: JSON.stringify([
        by.statement.policyId,
        by.statement.statementIndex,
        by.statement.path,
        by.statement.scope,
      ]),
    };
  const kind = decision.missingKind ?? 'identity';
  const level = kind === 'scp' ? (lackingLevel(subject.grants, request)?.place ?? 0) : 0;
  return { rank: RANKS[kind] + level / 100, key: kind };
}

/** Asks in the world as it is now. `who`: as `findSubject` reads it. */
export function standing(
  at: Account,
  catalog: CatalogView,
  who: string,
  asked: AccessRequest,
): Standing {
  const subject = findSubject(at, who);
  const request = { ...asked, principal: subject.caller };
  const decision = explain(request, compileGrants(subject.grants));
  return { at, catalog, subject, request, decision, stage: stageOf(decision, subject, request) };
}

/** Whether a question gets further than before. */
export const isFurther = ({ stage: before }: Standing, { stage: after }: Standing): boolean =>
  after.rank > before.rank ||
  (before.rank === RANKS.deny && after.rank === RANKS.deny && after.key !== before.key);
