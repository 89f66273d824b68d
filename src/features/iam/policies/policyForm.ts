import type { UseFormSetError } from 'react-hook-form';
import { Problem } from '#src/api/problem.ts';
import {
  customPolicyDescriptionProblem,
  customPolicyNameProblem,
} from '#src/domain/access/nameRules.ts';
import type { PolicyScope } from '#src/policyEditor/scope.ts';
import { rule } from '#src/ui/form/rule.ts';

export type PolicyForm = { readonly name: string; readonly description: string };

export const nameRules = rule(customPolicyNameProblem);
export const descriptionRules = rule(customPolicyDescriptionProblem);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * `policy250ru0`: the name a new policy begins with (docs/sources/console.md#7-2). `random` gives
 * numbers from 0 to below 1.
 */
export const proposedName = (random: () => number): string =>
  `policy${Array.from({ length: 6 }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('')}`;

/**
 * The API's display level of a custom policy: AX for global services, XA for project-level ones.
 * Where no class is settled, AX (ours).
 */
export const levelOf = (scope: PolicyScope): 'AX' | 'XA' => (scope === 'project' ? 'XA' : 'AX');

const nameCodes: ReadonlySet<string> = new Set(['IAM.1001', 'IAM.1002', 'IAM.1003']);
const descriptionCodes: ReadonlySet<string> = new Set(['IAM.1018', 'IAM.1019']);

/**
 * Puts what the API refused beside the field it is about. Answers the message that belongs
 * under the policy content, `handled` when a field took it, and `elsewhere` for everything that
 * is about no field.
 */
export function placeProblem(
  problem: unknown,
  setError: UseFormSetError<PolicyForm>,
): { readonly content: string } | 'handled' | 'elsewhere' {
  if (!(problem instanceof Problem)) return 'elsewhere';
  const { status, code, message } = problem;
  if (status === 409) {
    setError('name', { message: `This name is taken. ${message}` }, { shouldFocus: true });
    return 'handled';
  }
  if (status !== 400) return 'elsewhere';
  if (nameCodes.has(code) || descriptionCodes.has(code)) {
    setError(nameCodes.has(code) ? 'name' : 'description', { message }, { shouldFocus: true });
    return 'handled';
  }
  return { content: `Policy content is incorrect. ${message} (${code})` };
}
