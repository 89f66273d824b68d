import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes } from './calls.ts';
import { empty, guard, links, slice, total, truth } from './shapes.ts';
import { user } from './users.ts';

/**
 * A user group. `create_time` is epoch milliseconds; `users_count` is ours and comes
 * with paged lists.
 */
export const group = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  description: z.string(),
  create_time: z.number(),
  users_count: z.optional(z.number()),
  links,
});

const one = z.object({ group });
const source = 'docs/sources/api-contract.md#4';

/** User groups and who is in them. */
export const groupRows = {
  groupList: {
    ...reads('/v3/groups'),
    access: guard('iam:groups:listGroups', 'iam:groups:list'),
    family: 'keystone',
    query: z.object({ ...slice, domain_id: z.optional(z.string()), name: z.optional(z.string()) }),
    response: z.object({ groups: z.array(group), links, ...total }),
    operation: 'keystoneListGroups',
    summary: 'User groups of the account',
    source,
  },
  groupShow: {
    ...reads('/v3/groups/:group_id'),
    access: guard('iam:groups:getGroup', 'iam:groups:get'),
    family: 'keystone',
    response: one,
    operation: 'keystoneShowGroup',
    summary: 'One user group',
    source,
  },
  groupCreate: {
    ...creates('/v3/groups'),
    access: guard('iam:groups:createGroup', 'iam:groups:create'),
    family: 'keystone',
    body: z.object({
      group: z.object({
        name: z.string(),
        description: z.optional(z.string()),
        domain_id: z.optional(z.string()),
      }),
    }),
    response: one,
    operation: 'keystoneCreateGroup',
    summary: 'Create a user group',
    source,
  },
  groupUpdate: {
    method: 'PATCH',
    path: '/v3/groups/:group_id',
    status: 200,
    access: guard('iam:groups:updateGroup', 'iam:groups:update'),
    family: 'keystone',
    body: z.object({
      group: z.object({
        name: z.optional(z.string()),
        description: z.optional(z.string()),
        domain_id: z.optional(z.string()),
      }),
    }),
    response: one,
    versionOf: 'groupShow',
    operation: 'keystoneUpdateGroup',
    summary: 'Rename or describe a user group',
    source,
  },
  groupDelete: {
    ...removes('/v3/groups/:group_id'),
    family: 'keystone',
    // The action list names all five; asking for all of them is the stricter reading (ours).
    access: [
      { name: 'iam:groups:deleteGroup', aliases: ['iam:groups:delete'] },
      { name: 'iam:permissions:removeUserFromGroup' },
      { name: 'iam:permissions:revokeRoleFromGroup' },
      { name: 'iam:permissions:revokeRoleFromGroupOnProject' },
      { name: 'iam:permissions:revokeRoleFromGroupOnDomain' },
    ],
    response: empty,
    critical: true,
    operation: 'keystoneDeleteGroup',
    summary: 'Delete a user group with its memberships and grants',
    source,
  },
  groupUserList: {
    ...reads('/v3/groups/:group_id/users'),
    access: guard('iam:users:listUsersForGroup', 'iam:users:listForGroup'),
    family: 'keystone',
    query: z.object({
      ...slice,
      domain_id: z.optional(z.string()),
      name: z.optional(z.string()),
      enabled: z.optional(truth),
      password_expires_at: z.optional(z.string()),
    }),
    response: z.object({ users: z.array(user), links, ...total }),
    operation: 'keystoneListUsersForGroupByAdmin',
    summary: 'Users of a group',
    source,
  },
  groupUserAdd: {
    method: 'PUT',
    path: '/v3/groups/:group_id/users/:user_id',
    status: 204,
    access: guard('iam:permissions:addUserToGroup'),
    family: 'keystone',
    response: empty,
    operation: 'keystoneAddUserToGroup',
    summary: 'Add a user to a group',
    source,
  },
  groupUserCheck: {
    method: 'HEAD',
    path: '/v3/groups/:group_id/users/:user_id',
    status: 204,
    access: guard('iam:permissions:checkUserInGroup'),
    family: 'keystone',
    response: empty,
    operation: 'keystoneCheckUserInGroup',
    summary: 'Check whether a user is in a group',
    source,
  },
  groupUserRemove: {
    ...removes('/v3/groups/:group_id/users/:user_id'),
    access: guard('iam:permissions:removeUserFromGroup'),
    family: 'keystone',
    response: empty,
    operation: 'keystoneRemoveUserFromGroup',
    summary: 'Remove a user from a group',
    source,
  },
} as const satisfies Contract;
