import type { UseFormSetError } from 'react-hook-form';
import { Problem } from '#src/api/problem.ts';
import { descriptionProblem, groupNameProblem } from '#src/domain/access/nameRules.ts';
import { rule } from '#src/ui/form/rule.ts';

export type GroupForm = { readonly name: string; readonly description: string };

export const nameRules = rule(groupNameProblem);
export const descriptionRules = rule(descriptionProblem);

/** A name that is taken is said beside the name. Returns false for every other failure. */
export function showDuplicate(problem: unknown, setError: UseFormSetError<GroupForm>): boolean {
  if (!(problem instanceof Problem) || problem.status !== 409) return false;
  setError('name', { message: `This name is taken. ${problem.message}` }, { shouldFocus: true });
  return true;
}
