import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';

/** A user group as the lists answer it. */
export type Group = Result<(typeof api.groupList)['spec']>['groups'][number];

/** Calls of the groups' pages, to ask which of them the reader may make. */
export const groupCalls = {
  create: api.groupCreate,
  update: api.groupUpdate,
  remove: api.groupDelete,
  addUser: api.groupUserAdd,
  removeUser: api.groupUserRemove,
  authorize: api.groupGrantOnAll,
} as const;

/** Why nothing but its users can be changed of the default group; undefined for any other group. */
export const protectedRefusal = (group: Pick<Group, 'name'>): string | undefined =>
  isAdministratorGroup(group)
    ? 'The default group admin cannot be changed. Only its users can.'
    : undefined;
