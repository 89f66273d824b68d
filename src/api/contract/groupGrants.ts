import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads } from './calls.ts';
import { checkRow, grantRow, revokeRow } from './grantRow.ts';
import { role } from './roles.ts';
import { guard, links } from './shapes.ts';

const roles = z.object({ roles: z.array(role), links });
const source = 'docs/sources/api-contract.md#4-1';

/**
 * What user groups hold: on all resources, on global services, on one project, on one
 * enterprise project.
 */
export const groupGrantRows = {
  groupGrantOnAll: grantRow({
    path: '/v3/OS-INHERIT/domains/:domain_id/groups/:group_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:grantRoleToGroup'),
    operation: 'updateDomainGroupInheritRole',
    summary: 'Grant a permission to a group on all resources',
  }),
  groupCheckOnAll: checkRow({
    path: '/v3/OS-INHERIT/domains/:domain_id/groups/:group_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:checkRoleForGroup'),
    operation: 'keystoneCheckroleForGroup',
    summary: 'Check a permission of a group on all resources',
  }),
  groupRevokeOnAll: revokeRow({
    path: '/v3/OS-INHERIT/domains/:domain_id/groups/:group_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:revokeRoleFromGroup'),
    operation: 'deleteDomainGroupInheritedRole',
    summary: 'Revoke a permission of a group on all resources',
  }),
  groupRolesOnAll: {
    ...reads('/v3/OS-INHERIT/domains/:domain_id/groups/:group_id/roles/inherited_to_projects'),
    access: guard('iam:permissions:listRolesForGroup'),
    family: 'keystone',
    response: roles,
    operation: 'keystoneListAllProjectPermissionsForGroup',
    summary: 'Permissions of a group on all resources',
    source,
  },
  groupGrantOnDomain: grantRow({
    path: '/v3/domains/:domain_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToGroupOnDomain'),
    operation: 'keystoneAssociateGroupWithDomainPermission',
    summary: 'Grant a permission to a group on global services',
  }),
  groupCheckOnDomain: checkRow({
    path: '/v3/domains/:domain_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:checkRoleForGroupOnDomain'),
    operation: 'keystoneCheckDomainPermissionForGroup',
    summary: 'Check a permission of a group on global services',
  }),
  groupRevokeOnDomain: revokeRow({
    path: '/v3/domains/:domain_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromGroupOnDomain'),
    operation: 'keystoneRemoveDomainPermissionFromGroup',
    summary: 'Revoke a permission of a group on global services',
  }),
  groupRolesOnDomain: {
    ...reads('/v3/domains/:domain_id/groups/:group_id/roles'),
    access: guard('iam:permissions:listRolesForGroupOnDomain'),
    family: 'keystone',
    response: roles,
    operation: 'keystoneListDomainPermissionsForGroup',
    summary: 'Permissions of a group on global services',
    source,
  },
  groupGrantOnProject: grantRow({
    path: '/v3/projects/:project_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToGroupOnProject'),
    operation: 'keystoneAssociateGroupWithProjectPermission',
    summary: 'Grant a permission to a group on one project',
  }),
  groupCheckOnProject: checkRow({
    path: '/v3/projects/:project_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:checkRoleForGroupOnProject'),
    operation: 'keystoneCheckProjectPermissionForGroup',
    summary: 'Check a permission of a group on one project',
  }),
  groupRevokeOnProject: revokeRow({
    path: '/v3/projects/:project_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromGroupOnProject'),
    operation: 'keystoneRemoveProjectPermissionFromGroup',
    summary: 'Revoke a permission of a group on one project',
  }),
  groupRolesOnProject: {
    ...reads('/v3/projects/:project_id/groups/:group_id/roles'),
    access: guard('iam:permissions:listRolesForGroupOnProject'),
    family: 'keystone',
    response: roles,
    operation: 'keystoneListProjectPermissionsForGroup',
    summary: 'Permissions of a group on one project',
    source,
  },
  groupGrantOnEnterpriseProject: grantRow({
    path: '/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToGroupOnEnterpriseProject'),
    operation: 'associateRoleToGroupOnEnterpriseProject',
    summary: 'Grant a permission to a group on one enterprise project',
  }),
  groupRevokeOnEnterpriseProject: revokeRow({
    path: '/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/groups/:group_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromGroupOnEnterpriseProject'),
    operation: 'revokeRoleFromGroupOnEnterpriseProject',
    summary: 'Revoke a permission of a group on one enterprise project',
  }),
  groupRolesOnEnterpriseProject: {
    ...reads(
      '/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/groups/:group_id/roles',
    ),
    access: guard('iam:permissions:listRolesForGroupOnEnterpriseProject'),
    family: 'keystone',
    response: roles,
    operation: 'listRolesForGroupOnEnterpriseProject',
    summary: 'Permissions of a group on one enterprise project',
    source,
  },
  enterpriseProjectGroupList: {
    ...reads('/v3.0/OS-PERMISSION/enterprise-projects/:enterprise_project_id/groups'),
    access: guard('iam:permissions:listGroupsOnEnterpriseProject'),
    family: 'keystone',
    response: z.object({
      groups: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          description: z.string(),
          domainId: z.string(),
          createTime: z.number(),
        }),
      ),
    }),
    operation: 'listGroupsForEnterpriseProject',
    summary: 'User groups that hold something on one enterprise project',
    source,
  },
  groupEnterpriseProjectList: {
    ...reads('/v3.0/OS-PERMISSION/groups/:group_id/enterprise-projects'),
    access: guard('iam:permissions:listEnterpriseProjectsForGroup'),
    family: 'keystone',
    response: z.object({ 'enterprise-projects': z.array(z.object({ projectId: z.string() })) }),
    operation: 'listEnterpriseProjectsForGroup',
    summary: 'Enterprise projects on which a group holds something',
    source,
  },
} as const satisfies Contract;
