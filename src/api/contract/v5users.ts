import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import {
  loginProfile,
  markers,
  pageInfo,
  tag,
  v5User,
  v5UserExtra,
  v5UserLock,
} from './v5shapes.ts';

const row = { family: 'v5', source: 'docs/sources/api-contract.md#10' } as const;
const onUser = { ...row, resource: 'iam::{domain_id}:user:{user_name}' } as const;
const oneUser = z.object({ user: v5User });
const oneProfile = z.object({ login_profile: loginProfile });

/** Users as the new IAM sees them: the same people as in `/v3/users`. */
export const v5UserRows = {
  v5UserList: {
    ...row,
    method: 'GET',
    path: '/v5/users',
    status: 200,
    access: guard('iam:users:listUsersV5'),
    query: z.object({ ...markers, group_id: z.optional(z.string()) }),
    response: z.object({ users: z.array(z.extend(v5User, v5UserExtra)), page_info: pageInfo }),
    operation: 'listUsersV5',
    summary: 'Users of the account, or those of one group',
  },
  v5UserCreate: {
    ...row,
    method: 'POST',
    path: '/v5/users',
    status: 201,
    access: guard('iam:users:createUserV5'),
    resource: 'iam::{domain_id}:user:{new_user}',
    ...judgedBody(
      z.object({ name: z.string(), enabled: z.boolean(), description: z.optional(z.string()) }),
      { names: ({ name }) => ({ new_user: name }) },
    ),
    response: oneUser,
    operation: 'createUserV5',
    summary: 'Create a user; a login profile lets him use the console',
  },
  v5UserShow: {
    ...onUser,
    method: 'GET',
    path: '/v5/users/:user_id',
    status: 200,
    access: guard('iam:users:getUserV5'),
    response: z.object({ user: z.extend(v5User, { ...v5UserLock, tags: z.array(tag) }) }),
    operation: 'showUserV5',
    summary: 'One user with tags',
  },
  v5UserUpdate: {
    ...onUser,
    method: 'PUT',
    path: '/v5/users/:user_id',
    status: 200,
    access: guard('iam:users:updateUserV5'),
    body: z.object({
      new_user_name: z.optional(z.string()),
      new_description: z.optional(z.string()),
      enabled: z.optional(z.boolean()),
    }),
    response: oneUser,
    versionOf: 'v5UserShow',
    operation: 'updateUserV5',
    summary: 'Rename, describe, enable or disable a user',
  },
  v5UserDelete: {
    ...onUser,
    method: 'DELETE',
    path: '/v5/users/:user_id',
    status: 204,
    access: guard('iam:users:deleteUserV5'),
    response: empty,
    critical: true,
    operation: 'deleteUserV5',
    summary: 'Delete a user who holds no identity policy and belongs to no group',
  },
  v5UserLastLogin: {
    ...onUser,
    method: 'GET',
    path: '/v5/users/:user_id/last-login',
    status: 200,
    access: guard('iam:users:getUserLastLoginV5'),
    response: z.object({ user_last_login: z.object({ last_login_at: z.optional(z.string()) }) }),
    operation: 'showUserLastLoginV5',
    summary: 'When a user last signed in',
  },
  v5LoginProfileCreate: {
    ...onUser,
    method: 'POST',
    path: '/v5/users/:user_id/login-profile',
    status: 201,
    access: guard('iam:users:createLoginProfileV5'),
    body: z.object({ password: z.string(), password_reset_required: z.boolean() }),
    response: oneProfile,
    operation: 'createLoginProfileV5',
    summary: 'Let a user sign in to the console with a password',
  },
  v5LoginProfileShow: {
    ...onUser,
    method: 'GET',
    path: '/v5/users/:user_id/login-profile',
    status: 200,
    access: guard('iam:users:getLoginProfileV5'),
    response: oneProfile,
    operation: 'showLoginProfileV5',
    summary: 'How a user signs in; 404 without a password',
  },
  v5LoginProfileUpdate: {
    ...onUser,
    method: 'PUT',
    path: '/v5/users/:user_id/login-profile',
    status: 200,
    access: guard('iam:users:updateLoginProfileV5'),
    body: z.object({
      password: z.optional(z.string()),
      password_reset_required: z.optional(z.boolean()),
    }),
    response: oneProfile,
    versionOf: 'v5LoginProfileShow',
    operation: 'updateLoginProfileV5',
    summary: 'Set a new password or ask for one at the next sign-in',
  },
  v5LoginProfileDelete: {
    ...onUser,
    method: 'DELETE',
    path: '/v5/users/:user_id/login-profile',
    status: 204,
    access: guard('iam:users:deleteLoginProfileV5'),
    response: empty,
    operation: 'deleteLoginProfileV5',
    summary: 'Take the console away from a user',
  },
} as const satisfies Contract;
