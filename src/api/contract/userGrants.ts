import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads } from './calls.ts';
import { grantRow, revokeRow } from './grantRow.ts';
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

/** What users hold directly: in the old IAM on enterprise projects only. */
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
} as const satisfies Contract;
