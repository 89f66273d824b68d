import type { UseFormSetError } from 'react-hook-form';
import { Problem } from '#src/api/problem.ts';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { agencyNameProblem, descriptionProblem } from '#src/domain/access/nameRules.ts';
import type { Choice } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { daysProblem, type ValidityForm } from './validity.ts';

/** What Create Agency asks for. Only one of `account` and `service` counts, by `type`. */
export type AgencyForm = ValidityForm & {
  readonly name: string;
  readonly type: 'account' | 'service';
  readonly account: string;
  readonly service: string;
  readonly description: string;
};

export const nameRules = rule(agencyNameProblem);
export const descriptionRules = rule(descriptionProblem);
export const daysRules = rule(daysProblem);

export const typeChoices: readonly Choice[] = [
  {
    value: 'account',
    label: 'Account',
    detail: 'People of another account work on resources of this one.',
  },
  {
    value: 'service',
    label: 'Cloud service',
    detail: 'A cloud service uses resources of other services in this account.',
  },
];

export const serviceChoices: readonly Choice[] = servicePrincipals.map(
  ({ trustDomain, displayName }) => ({ value: trustDomain, label: displayName }),
);

export const validityChoices: readonly Choice[] = [
  { value: 'FOREVER', label: 'Unlimited' },
  { value: 'ONEDAY', label: '1 day' },
  { value: 'CUSTOM', label: 'Custom' },
];

/** The delegated party as the API takes it. */
export const trustOf = ({
  type,
  account,
  service,
}: Pick<AgencyForm, 'type' | 'account' | 'service'>): string =>
  type === 'account' ? account.trim() : service;

/**
 * Puts what the API refused beside the field it is about. Returns false for every other failure.
 */
export function placeProblem(
  problem: unknown,
  type: AgencyForm['type'],
  setError: UseFormSetError<AgencyForm>,
): boolean {
  if (!(problem instanceof Problem)) return false;
  if (problem.status === 409) {
    setError('name', { message: `This name is taken. ${problem.message}` }, { shouldFocus: true });
    return true;
  }
  if (problem.status !== 404) return false;
  setError(
    type,
    {
      message:
        type === 'account'
          ? 'There is no account of this name. Enter an account, not an IAM user.'
          : problem.message,
    },
    { shouldFocus: true },
  );
  return true;
}
