import type { UseFormSetError } from 'react-hook-form';
import { Problem } from '#src/api/problem.ts';
import {
  identityPolicyNameProblem,
  longDescriptionProblem,
} from '#src/domain/access/newIamRules.ts';
import { rule } from '#src/ui/form/rule.ts';

export type PolicyForm = { readonly name: string; readonly description: string };

export const nameRules = rule(identityPolicyNameProblem);
export const descriptionRules = rule(longDescriptionProblem);

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
  if (status === 409 && code === 'PAP5.0013') {
    setError('name', { message: `This name is taken. ${message}` }, { shouldFocus: true });
    return 'handled';
  }
  if (status !== 400) return 'elsewhere';
  if (code === 'PAP5.0031') {
    setError('name', { message }, { shouldFocus: true });
    return 'handled';
  }
  return { content: `${message} (${code})` };
}
