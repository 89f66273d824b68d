import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads } from './calls.ts';
import { checkRow, grantRow, revokeRow } from './grantRow.ts';
import { role } from './roles.ts';
import { guard, links } from './shapes.ts';

const holder = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  enabled: z.boolean(),
  description: z.string(),
  policy_num: z.number(),
  /** The documented spelling. */
  lastest_policy_time: z.number(),
});
const source = 'docs/sources/api-contract.md#4-1';

const keystone = 'https://docs.openstack.org/api-ref/identity/v3/';
const onDomain = '/v3/domains/:domain_id/users/:user_id/roles';
const onProject = '/v3/projects/:project_id/users/:user_id/roles';

/**
 * What users hold directly: in the consoles of the old IAM on enterprise projects only; clients of
 * Keystone grant on the account and on projects, too.
 */
export const userGrantRows = {
  userGrantOnEnterpriseProject: grantRow({
    path: '/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/users/:user_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToUserOnEnterpriseProject'),
    operation: 'associateRoleToUserOnEnterpriseProject',
    summary: 'Grant a permission to a user on one enterprise project',
  }),
  userRevokeOnEnterpriseProject: revokeRow({
    path: '/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/users/:user_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromUserOnEnterpriseProject'),
    operation: 'revokeRoleFromUserOnEnterpriseProject',
    summary: 'Revoke a permission of a user on one enterprise project',
  }),
  userRolesOnEnterpriseProject: {
    ...reads('/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/users/:user_id/roles'),
    access: guard('iam:permissions:listRolesForUserOnEnterpriseProject'),
    family: 'keystone',
    response: z.object({ roles: z.array(role), links }),
    operation: 'listRolesForUserOnEnterpriseProject',
    summary: 'Permissions of a user on one enterprise project',
    source,
  },
  enterpriseProjectUserList: {
    ...reads('/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/users'),
    access: guard('iam:permissions:listUsersForEnterpriseProject'),
    family: 'keystone',
    response: z.object({ users: z.array(holder) }),
    operation: 'listUsersForEnterpriseProject',
    summary: 'Users that hold something directly on one enterprise project',
    source,
  },
  userEnterpriseProjectList: {
    ...reads('/v3.0/OS-PERMISSION/users/:user_id/enterprise-projects'),
    access: guard('iam:permissions:listEnterpriseProjectsForUser'),
    family: 'keystone',
    response: z.object({ 'enterprise-projects': z.array(z.object({ projectId: z.string() })) }),
    operation: 'listEnterpriseProjectsForUser',
    summary: 'Enterprise projects on which a user holds something directly',
    source,
  },
  userGrantOnDomain: {
    ...grantRow({
      path: `${onDomain}/:role_id`,
      access: guard('iam:permissions:grantRoleToUserOnDomain'),
      operation: 'keystoneGrantUserDomainRole',
      summary: 'Grant a permission to a user on global services',
    }),
    source: keystone,
  },
  userCheckOnDomain: {
    ...checkRow({
      path: `${onDomain}/:role_id`,
      access: guard('iam:permissions:checkRoleForUserOnDomain'),
      operation: 'keystoneCheckUserDomainRole',
      summary: 'Check a permission of a user on global services',
    }),
    source: keystone,
  },
  userRevokeOnDomain: {
    ...revokeRow({
      path: `${onDomain}/:role_id`,
      access: guard('iam:permissions:revokeRoleFromUserOnDomain'),
      operation: 'keystoneRevokeUserDomainRole',
      summary: 'Revoke a permission of a user on global services',
    }),
    source: keystone,
  },
  userRolesOnDomain: {
    ...reads(onDomain),
    access: guard('iam:permissions:listRolesForUserOnDomain'),
    family: 'keystone',
    response: z.object({ roles: z.array(role), links }),
    operation: 'keystoneListUserDomainRoles',
    summary: 'Permissions of a user on global services',
    source: keystone,
  },
  userGrantOnProject: {
    ...grantRow({
      path: `${onProject}/:role_id`,
      access: guard('iam:permissions:grantRoleToUserOnProject'),
      operation: 'keystoneGrantUserProjectRole',
      summary: 'Grant a permission to a user on one project',
    }),
    source: keystone,
  },
  userCheckOnProject: {
    ...checkRow({
      path: `${onProject}/:role_id`,
      access: guard('iam:permissions:checkRoleForUserOnProject'),
      operation: 'keystoneCheckUserProjectRole',
      summary: 'Check a permission of a user on one project',
    }),
    source: keystone,
  },
  userRevokeOnProject: {
    ...revokeRow({
      path: `${onProject}/:role_id`,
      access: guard('iam:permissions:revokeRoleFromUserOnProject'),
      operation: 'keystoneRevokeUserProjectRole',
      summary: 'Revoke a permission of a user on one project',
    }),
    source: keystone,
  },
  userRolesOnProject: {
    ...reads(onProject),
    access: guard('iam:permissions:listRolesForUserOnProject'),
    family: 'keystone',
    response: z.object({ roles: z.array(role), links }),
    operation: 'keystoneListUserProjectRoles',
    summary: 'Permissions of a user on one project',
    source: keystone,
  },
} as const satisfies Contract;
