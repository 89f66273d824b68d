import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { everyWayRefused, type Refusals } from '#src/parts/questions.ts';
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
  authorizeOnAll: api.groupGrantOnAll,
  authorizeGlobally: api.groupGrantOnDomain,
  authorizeInProject: api.groupGrantOnProject,
  authorizeInEnterpriseProject: api.groupGrantOnEnterpriseProject,
} as const;

/** Why the group can be given nothing at any scope; the wizard has the scopes. */
export const authorizeRefusal = (refusals: Refusals<keyof typeof groupCalls>): string | undefined =>
  everyWayRefused(
    refusals.authorizeOnAll,
    refusals.authorizeGlobally,
    refusals.authorizeInProject,
    refusals.authorizeInEnterpriseProject,
  );

/** Why nothing but its users can be changed of the default group; undefined for any other group. */
export const protectedRefusal = (group: Pick<Group, 'name'>): string | undefined =>
  isAdministratorGroup(group)
    ? 'The default group admin cannot be changed. Only its users can.'
    : undefined;
