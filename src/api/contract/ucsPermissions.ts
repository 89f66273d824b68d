import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { listsUsers, seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/** RBAC permissions and permission templates. */
export const ucsPermissionRows = {
  ucsPermissionList: {
    ...service,
    ...reads('/ucs/v1/permissions'),
    access: [guard('ucs:permissionsRules:list')[0], listsUsers],
    query: z.object({ target_id: z.optional(z.string()) }),
    response: z.object({ permissions: z.array(schema.Permission) }),
    operation: 'ListPermissions',
    summary: 'RBAC permissions, with the names of those who hold them',
    source: seed,
  },
  ucsPermissionShow: {
    ...service,
    ...reads('/ucs/v1/permissions/:permission_id'),
    access: [guard('ucs:permissionsRules:get')[0], listsUsers],
    response: schema.Permission,
    operation: 'ShowPermission',
    summary: 'One RBAC permission',
    source: seed,
  },
  ucsPermissionCreate: {
    ...service,
    ...creates('/ucs/v1/permissions'),
    access: guard('ucs:permissionsRules:create'),
    body: schema.PermissionInput,
    response: z.object({ permissions: z.array(schema.Permission) }),
    operation: 'CreatePermissions',
    summary: 'Grant RBAC to users or user groups',
    source: seed,
  },
  ucsPermissionUpdate: {
    ...service,
    ...replaces('/ucs/v1/permissions/:permission_id'),
    access: guard('ucs:permissionsRules:update'),
    body: schema.PermissionPatch,
    response: schema.Permission,
    operation: 'UpdatePermission',
    summary: 'Change an RBAC permission',
    source: seed,
  },
  ucsPermissionDelete: {
    ...service,
    ...removes('/ucs/v1/permissions/:permission_id'),
    access: guard('ucs:permissionsRules:delete'),
    response: empty,
    operation: 'DeletePermission',
    summary: 'Delete an RBAC permission',
    source: seed,
  },
  ucsTemplateList: {
    ...service,
    ...reads('/ucs/v1/permission-templates'),
    access: guard('ucs:permissionsTemplates:list'),
    response: z.object({ templates: z.array(schema.Template) }),
    operation: 'ListPermissionTemplates',
    summary: 'Templates of custom permissions',
    source: seed,
  },
  ucsTemplateCreate: {
    ...service,
    ...creates('/ucs/v1/permission-templates'),
    access: guard('ucs:permissionsTemplates:create'),
    body: schema.TemplateInput,
    response: schema.Template,
    operation: 'CreatePermissionTemplate',
    summary: 'Create a permission template',
    source: seed,
  },
  ucsTemplateUpdate: {
    ...service,
    ...replaces('/ucs/v1/permission-templates/:template_id'),
    access: guard('ucs:permissionsTemplates:update'),
    body: schema.TemplateInput,
    response: schema.Template,
    operation: 'UpdatePermissionTemplate',
    summary: 'Change a permission template',
    source: seed,
  },
  ucsTemplateDelete: {
    ...service,
    ...removes('/ucs/v1/permission-templates/:template_id'),
    access: guard('ucs:permissionsTemplates:delete'),
    response: empty,
    operation: 'DeletePermissionTemplate',
    summary: 'Delete a permission template nobody uses',
    source: seed,
  },
  /**
   * Granting on all three scopes is what Security Administrator may and a reader of IAM may not:
   * this is how holders of the role are told (ours).
   */
  ucsUserGroupList: {
    ...service,
    ...reads('/ucs/v1/user-groups'),
    access: [
      guard('iam:groups:listGroups', 'iam:groups:list')[0],
      guard('iam:permissions:grantRoleToGroup')[0],
      guard('iam:permissions:grantRoleToGroupOnDomain')[0],
      guard('iam:permissions:grantRoleToGroupOnProject')[0],
    ],
    response: z.object({ groups: z.array(schema.UserGroup) }),
    operation: 'ListUserGroups',
    summary: 'User groups with what they hold in IAM, for Security Administrator only',
    source: seed,
  },
} as const satisfies Contract;
