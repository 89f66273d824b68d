import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { markers, pageInfo, v5Group } from './v5shapes.ts';

const row = { family: 'v5', source: 'docs/sources/api-contract.md#10' } as const;
const onGroup = { ...row, resource: 'iam::{domain_id}:group:{group_name}' } as const;
const oneGroup = z.object({ group: v5Group });
const member = z.object({ user_id: z.string() });
const listQuery = z.object({ ...markers, user_id: z.optional(z.string()) });

/** User groups as the new IAM sees them, and who is in them. */
export const v5GroupRows = {
  v5GroupList: {
    ...row,
    method: 'GET',
    path: '/v5/groups',
    status: 200,
    access: guard('iam:groups:listGroupsV5'),
    query: listQuery,
    response: z.object({ groups: z.array(v5Group), page_info: pageInfo }),
    operation: 'listGroupsV5',
    summary: 'User groups of the account, or those of one user',
  },
  v5GroupSummaryList: {
    ...row,
    method: 'GET',
    path: '/v5/groups-summary',
    status: 200,
    access: guard('iam:groups:listGroupsV5'),
    query: listQuery,
    response: z.object({
      groups: z.array(z.extend(v5Group, { user_count: z.number() })),
      page_info: pageInfo,
    }),
    operation: 'showGroupSummary',
    summary: 'User groups with the number of their users',
  },
  v5GroupCreate: {
    ...row,
    method: 'POST',
    path: '/v5/groups',
    status: 201,
    access: guard('iam:groups:createGroupV5'),
    resource: 'iam::{domain_id}:group:{new_group}',
    ...judgedBody(z.object({ group_name: z.string(), description: z.optional(z.string()) }), {
      names: ({ group_name }) => ({ new_group: group_name }),
    }),
    response: oneGroup,
    operation: 'createGroupV5',
    summary: 'Create a user group',
  },
  v5GroupShow: {
    ...onGroup,
    method: 'GET',
    path: '/v5/groups/:group_id',
    status: 200,
    access: guard('iam:groups:getGroupV5'),
    response: oneGroup,
    operation: 'showGroupV5',
    summary: 'One user group',
  },
  v5GroupUpdate: {
    ...onGroup,
    method: 'PUT',
    path: '/v5/groups/:group_id',
    status: 200,
    access: guard('iam:groups:updateGroupV5'),
    body: z.object({
      new_group_name: z.optional(z.string()),
      new_group_description: z.optional(z.string()),
    }),
    response: oneGroup,
    versionOf: 'v5GroupShow',
    operation: 'updateGroupV5',
    summary: 'Rename or describe a user group',
  },
  v5GroupDelete: {
    ...onGroup,
    method: 'DELETE',
    path: '/v5/groups/:group_id',
    status: 204,
    access: guard('iam:groups:deleteGroupV5'),
    response: empty,
    critical: true,
    operation: 'deleteGroupV5',
    summary: 'Delete a user group that has no users and no identity policies',
  },
  v5GroupUserAdd: {
    ...onGroup,
    method: 'POST',
    path: '/v5/groups/:group_id/add-user',
    status: 200,
    access: guard('iam:permissions:addUserToGroupV5'),
    body: member,
    response: empty,
    operation: 'addUserToGroupV5',
    summary: 'Add a user to a group',
  },
  v5GroupUserRemove: {
    ...onGroup,
    method: 'POST',
    path: '/v5/groups/:group_id/remove-user',
    status: 200,
    access: guard('iam:permissions:removeUserFromGroupV5'),
    body: member,
    response: empty,
    operation: 'removeUserFromGroupV5',
    summary: 'Remove a user from a group',
  },
} as const satisfies Contract;
