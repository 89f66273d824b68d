import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { everyWayRefused, type Refusals } from '#src/parts/questions.ts';

/** An IAM user as the lists answer it. */
export type User = Result<(typeof api.userList)['spec']>['users'][number];
/** An IAM user with everything its page shows. */
export type UserDetail = Result<(typeof api.userDetail)['spec']>['user'];
export type AccessMode = UserDetail['access_mode'];

/** Calls of the users' pages, to ask which of them the reader may make. */
export const userCalls = {
  create: api.userCreate,
  update: api.userUpdate,
  remove: api.userDelete,
  addToGroup: api.groupUserAdd,
  removeFromGroup: api.groupUserRemove,
  protectLogin: api.loginProtectUpdate,
  authorizeDirectly: api.userGrantOnEnterpriseProject,
} as const;

/** Why the user can be authorized neither through a group nor directly; the wizard has both. */
export const authorizeRefusal = (refusals: Refusals<keyof typeof userCalls>): string | undefined =>
  everyWayRefused(refusals.addToGroup, refusals.authorizeDirectly);

/** `default` is both ways. Source: docs/sources/console.md#3-2. */
export const accessModeNames: Readonly<Record<AccessMode, string>> = {
  default: 'Programmatic access, Management console access',
  programmatic: 'Programmatic access',
  console: 'Management console access',
};

/**
 * Why a row cannot be ticked, authorized or modified: the account itself, and the user who is
 * looking (what the second protected row of the source is, is ours). Source:
 * docs/sources/console.md#3-1.
 */
export function protectedRefusal(
  user: Pick<User, 'id' | 'is_domain_owner'>,
  myId: string,
): string | undefined {
  if (user.is_domain_owner === true)
    return 'The account itself has every permission and is not changed here.';
  return user.id === myId
    ? 'You cannot change yourself here. Another administrator can.'
    : undefined;
}
