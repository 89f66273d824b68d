import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { project } from './auth.ts';
import { empty, guard, links, slice, total, truth } from './shapes.ts';

/** How an IAM user may work: with the console, with keys, or both. */
export const accessMode = z.enum(['default', 'programmatic', 'console']);

/**
 * An IAM user as the Keystone-style lists show it. `is_domain_owner`, `groups_count`,
 * `create_time` (epoch milliseconds) and `last_login_time` are ours and come with lists asked for
 * with `limit` only.
 */
export const user = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  password_expires_at: z.nullable(z.string()),
  pwd_status: z.optional(z.boolean()),
  pwd_strength: z.optional(z.string()),
  last_project_id: z.optional(z.string()),
  default_project_id: z.optional(z.string()),
  access_mode: z.optional(accessMode),
  is_domain_owner: z.optional(z.boolean()),
  groups_count: z.optional(z.number()),
  create_time: z.optional(z.number()),
  last_login_time: z.optional(z.nullable(z.string())),
  links,
});

/**
 * An IAM user with everything its detail page shows. Times as `2020-07-08 02:19:03.0`, null when
 * it never happened. `locked_until` is ours: epoch ms, present while failed sign-ins lock him.
 */
export const userDetail = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  enabled: z.boolean(),
  email: z.string(),
  areacode: z.string(),
  phone: z.string(),
  pwd_status: z.boolean(),
  pwd_strength: z.string(),
  create_time: z.string(),
  update_time: z.nullable(z.string()),
  last_login_time: z.nullable(z.string()),
  last_pwd_auth_time: z.nullable(z.string()),
  is_domain_owner: z.boolean(),
  access_mode: accessMode,
  description: z.string(),
  xuser_id: z.string(),
  xuser_type: z.string(),
  locked_until: z.optional(z.number()),
  links,
});

const contact = {
  email: z.optional(z.string()),
  areacode: z.optional(z.string()),
  phone: z.optional(z.string()),
  enabled: z.optional(z.boolean()),
  pwd_status: z.optional(z.boolean()),
  access_mode: z.optional(z.string()),
  xuser_type: z.optional(z.string()),
  xuser_id: z.optional(z.string()),
  description: z.optional(z.string()),
};
const created = z.object({
  user: z.extend(
    z.pick(userDetail, {
      id: true,
      name: true,
      domain_id: true,
      enabled: true,
      email: true,
      areacode: true,
      phone: true,
      pwd_status: true,
      access_mode: true,
      description: true,
      xuser_id: true,
      xuser_type: true,
      is_domain_owner: true,
      create_time: true,
    }),
    {
      status: z.number(),
      xdomain_id: z.string(),
      xdomain_type: z.string(),
      password_expires_at: z.nullable(z.string()),
      default_project_id: z.nullable(z.string()),
    },
  ),
});
const source = 'docs/sources/api-contract.md#5';

/** IAM users. */
export const userRows = {
  userList: {
    ...reads('/v3/users'),
    access: guard('iam:users:listUsers', 'iam:users:list'),
    family: 'keystone',
    query: z.object({
      ...slice,
      domain_id: z.optional(z.string()),
      name: z.optional(z.string()),
      enabled: z.optional(truth),
      password_expires_at: z.optional(z.string()),
    }),
    response: z.object({ users: z.array(user), links, ...total }),
    operation: 'keystoneListUsers',
    summary: 'IAM users of the account',
    source,
  },
  userShow: {
    ...reads('/v3/users/:user_id'),
    access: guard('iam:users:getUser', 'iam:users:get'),
    family: 'keystone',
    response: z.object({ user }),
    operation: 'keystoneShowUser',
    summary: 'One IAM user, short form',
    source,
  },
  userDetail: {
    ...reads('/v3.0/OS-USER/users/:user_id'),
    access: guard('iam:users:getUser', 'iam:users:get'),
    ownPrincipal: 'user_id',
    family: 'iam',
    response: z.object({ user: userDetail }),
    operation: 'showUser',
    summary: 'One IAM user, long form; everybody may read himself',
    source,
  },
  userCreateBasic: {
    ...creates('/v3/users'),
    access: guard('iam:users:createUser', 'iam:users:create'),
    family: 'keystone',
    body: z.object({
      user: z.object({
        name: z.string(),
        domain_id: z.optional(z.string()),
        password: z.optional(z.string()),
        enabled: z.optional(z.boolean()),
        description: z.optional(z.string()),
      }),
    }),
    response: z.object({ user }),
    operation: 'keystoneCreateUser',
    summary: 'Create an IAM user, short form',
    source,
  },
  userCreate: {
    ...creates('/v3.0/OS-USER/users'),
    access: guard('iam:users:createUser', 'iam:users:create'),
    family: 'iam',
    body: z.object({
      user: z.object({
        ...contact,
        name: z.string(),
        domain_id: z.string(),
        password: z.optional(z.string()),
      }),
    }),
    response: created,
    operation: 'createUser',
    summary: 'Create an IAM user',
    source,
  },
  userPatch: {
    method: 'PATCH',
    path: '/v3/users/:user_id',
    status: 200,
    access: guard('iam:users:updateUser', 'iam:users:update'),
    family: 'keystone',
    body: z.object({
      user: z.object({
        name: z.optional(z.string()),
        domain_id: z.optional(z.string()),
        enabled: z.optional(z.boolean()),
        password: z.optional(z.string()),
        default_project_id: z.optional(z.string()),
        description: z.optional(z.string()),
        pwd_status: z.optional(z.boolean()),
      }),
    }),
    response: z.object({ user }),
    versionOf: 'userShow',
    operation: 'keystoneUpdateUserByAdmin',
    summary: 'Change an IAM user, short form',
    source,
  },
  userUpdate: {
    ...replaces('/v3.0/OS-USER/users/:user_id'),
    access: guard('iam:users:updateUser', 'iam:users:update'),
    family: 'iam',
    body: z.object({
      user: z.object({
        ...contact,
        name: z.optional(z.string()),
        password: z.optional(z.string()),
      }),
    }),
    response: z.object({ user: userDetail }),
    versionOf: 'userDetail',
    operation: 'updateUser',
    summary: 'Change an IAM user',
    source,
  },
  userDelete: {
    ...removes('/v3/users/:user_id'),
    access: guard('iam:users:deleteUser', 'iam:users:delete'),
    family: 'keystone',
    response: empty,
    critical: true,
    operation: 'keystoneDeleteUser',
    summary: 'Delete an IAM user with memberships, grants and keys',
    source,
  },
  userPassword: {
    method: 'POST',
    path: '/v3/users/:user_id/password',
    status: 204,
    access: 'token',
    family: 'keystone',
    body: z.object({ user: z.object({ original_password: z.string(), password: z.string() }) }),
    response: empty,
    operation: 'keystoneUpdateUserPassword',
    summary: 'Change the own password',
    source,
  },
  userInformationUpdate: {
    ...replaces('/v3.0/OS-USER/users/:user_id/info'),
    status: 204,
    access: 'token',
    family: 'iam',
    body: z.object({
      user: z.object({ email: z.optional(z.string()), mobile: z.optional(z.string()) }),
    }),
    response: empty,
    operation: 'updateUserInformation',
    summary: 'Change the own email address and mobile number (country code-number)',
    source,
  },
  userGroupList: {
    ...reads('/v3/users/:user_id/groups'),
    access: guard('iam:groups:listGroupsForUser', 'iam:groups:listForUser'),
    ownPrincipal: 'user_id',
    family: 'keystone',
    response: z.object({
      groups: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          domain_id: z.string(),
          description: z.string(),
          create_time: z.number(),
          links,
        }),
      ),
      links,
    }),
    operation: 'keystoneListGroupsForUser',
    summary: 'User groups of a user',
    source,
  },
  userProjectList: {
    ...reads('/v3/users/:user_id/projects'),
    access: guard('iam:projects:listProjectsForUser'),
    ownPrincipal: 'user_id',
    family: 'keystone',
    response: z.object({ projects: z.array(project), links }),
    operation: 'keystoneListProjectsForUser',
    summary: 'Projects a user may enter',
    source,
  },
} as const satisfies Contract;
