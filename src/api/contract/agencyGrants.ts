import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads, removes, replaces } from './calls.ts';
import { checkRow, grantRow, revokeRow } from './grantRow.ts';
import { role } from './roles.ts';
import { empty, guard, links } from './shapes.ts';

const roles = z.object({ roles: z.array(role) });
const bare = z.object({
  roles: z.array(z.object({ id: z.string(), name: z.string(), links })),
  links,
});
const batch = z.object({
  role_assignments: z.array(
    z.object({ agency_id: z.string(), enterprise_project_id: z.string(), role_id: z.string() }),
  ),
});
const source = 'docs/sources/api-contract.md#4-1';

/** What agencies hold. Enterprise projects are granted in batches of at most 250. */
export const agencyGrantRows = {
  agencyGrantOnAll: grantRow({
    path: '/v3.0/OS-INHERIT/domains/:domain_id/agencies/:agency_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:grantRoleToAgency'),
    operation: 'associateAgencyWithAllProjectsPermission',
    summary: 'Grant a permission to an agency on all resources',
  }),
  agencyCheckOnAll: checkRow({
    path: '/v3.0/OS-INHERIT/domains/:domain_id/agencies/:agency_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:checkRoleForAgency'),
    operation: 'checkAllProjectsPermissionForAgency',
    summary: 'Check a permission of an agency on all resources',
  }),
  agencyRevokeOnAll: revokeRow({
    path: '/v3.0/OS-INHERIT/domains/:domain_id/agencies/:agency_id/roles/:role_id/inherited_to_projects',
    access: guard('iam:permissions:revokeRoleFromAgency'),
    operation: 'removeAllProjectsPermissionFromAgency',
    summary: 'Revoke a permission of an agency on all resources',
  }),
  agencyRolesOnAll: {
    ...reads('/v3.0/OS-INHERIT/domains/:domain_id/agencies/:agency_id/roles/inherited_to_projects'),
    access: guard('iam:permissions:listRolesForAgency'),
    family: 'keystone',
    response: bare,
    operation: 'listAllProjectsPermissionsForAgency',
    summary: 'Permissions of an agency on all resources',
    source,
  },
  agencyGrantOnDomain: grantRow({
    path: '/v3.0/OS-AGENCY/domains/:domain_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToAgencyOnDomain'),
    operation: 'associateAgencyWithDomainPermission',
    summary: 'Grant a permission to an agency on global services',
  }),
  agencyCheckOnDomain: checkRow({
    path: '/v3.0/OS-AGENCY/domains/:domain_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:checkRoleForAgencyOnDomain'),
    operation: 'checkDomainPermissionForAgency',
    summary: 'Check a permission of an agency on global services',
  }),
  agencyRevokeOnDomain: revokeRow({
    path: '/v3.0/OS-AGENCY/domains/:domain_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromAgencyOnDomain'),
    operation: 'removeDomainPermissionFromAgency',
    summary: 'Revoke a permission of an agency on global services',
  }),
  agencyRolesOnDomain: {
    ...reads('/v3.0/OS-AGENCY/domains/:domain_id/agencies/:agency_id/roles'),
    access: guard('iam:permissions:listRolesForAgencyOnDomain'),
    family: 'keystone',
    response: roles,
    operation: 'listDomainPermissionsForAgency',
    summary: 'Permissions of an agency on global services',
    source,
  },
  agencyGrantOnProject: grantRow({
    path: '/v3.0/OS-AGENCY/projects/:project_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:grantRoleToAgencyOnProject', 'iam:agencies:grantRoleOnProject'),
    operation: 'associateAgencyWithProjectPermission',
    summary: 'Grant a permission to an agency on one project',
  }),
  agencyCheckOnProject: checkRow({
    path: '/v3.0/OS-AGENCY/projects/:project_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:checkRoleForAgencyOnProject'),
    operation: 'checkProjectPermissionForAgency',
    summary: 'Check a permission of an agency on one project',
  }),
  agencyRevokeOnProject: revokeRow({
    path: '/v3.0/OS-AGENCY/projects/:project_id/agencies/:agency_id/roles/:role_id',
    access: guard('iam:permissions:revokeRoleFromAgencyOnProject'),
    operation: 'removeProjectPermissionFromAgency',
    summary: 'Revoke a permission of an agency on one project',
  }),
  agencyRolesOnProject: {
    ...reads('/v3.0/OS-AGENCY/projects/:project_id/agencies/:agency_id/roles'),
    access: guard('iam:permissions:listRolesForAgencyOnProject', 'iam:agencies:listRolesOnProject'),
    family: 'keystone',
    response: roles,
    operation: 'listProjectPermissionsForAgency',
    summary: 'Permissions of an agency on one project',
    source,
  },
  agencyGrantOnEnterpriseProject: {
    ...replaces('/v3.0/OS-PERMISSION/subjects/agency/scopes/enterprise-project/role-assignments'),
    access: guard('iam:permissions:grantRoleToAgencyOnEnterpriseProject'),
    family: 'keystone',
    body: batch,
    response: empty,
    operation: 'associateRoleToAgencyOnEnterpriseProject',
    summary: 'Grant permissions to agencies on enterprise projects',
    source,
  },
  agencyRevokeOnEnterpriseProject: {
    ...removes('/v3.0/OS-PERMISSION/subjects/agency/scopes/enterprise-project/role-assignments'),
    access: guard('iam:permissions:revokeRoleFromAgencyOnEnterpriseProject'),
    family: 'keystone',
    body: batch,
    response: empty,
    critical: true,
    operation: 'revokeRoleFromAgencyOnEnterpriseProject',
    summary: 'Revoke permissions of agencies on enterprise projects',
    source,
  },
} as const satisfies Contract;
