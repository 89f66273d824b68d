import type { UseFormSetError } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { descriptionProblem, groupNameProblem } from '#src/domain/access/nameRules.ts';
import type { NewGroup } from '#src/features/iam5/shared/lists.ts';
import { rule } from '#src/ui/form/rule.ts';

/** Calls of the groups' pages, to ask which of them the reader may make. */
export const groupCalls = {
  create: api.v5GroupCreate,
  update: api.v5GroupUpdate,
  remove: api.v5GroupDelete,
  addUser: api.v5GroupUserAdd,
  removeUser: api.v5GroupUserRemove,
} as const;

export type GroupForm = { readonly name: string; readonly description: string };

export const nameRules = rule(groupNameProblem);
export const descriptionRules = rule(descriptionProblem);

/** Why the default group can be neither renamed nor deleted; undefined for any other group. */
export const protectedRefusal = ({
  group_name,
}: Pick<NewGroup, 'group_name'>): string | undefined =>
  isAdministratorGroup({ name: group_name })
    ? 'The default group admin cannot be changed. Only its users and identity policies can.'
    : undefined;

/** A name that is taken is said beside the name. Returns false for every other failure. */
export function showDuplicate(problem: unknown, setError: UseFormSetError<GroupForm>): boolean {
  if (!(problem instanceof Problem) || problem.code !== 'PAP5.0013') return false;
  setError('name', { message: `This name is taken. ${problem.message}` }, { shouldFocus: true });
  return true;
}
