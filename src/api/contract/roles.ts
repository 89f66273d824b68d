import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads } from './calls.ts';
import { guard, links, pages, rawPolicy, slice, total } from './shapes.ts';

/**
 * A system-defined role or policy, or a custom policy. `type` says where it is offered: AX account
 * level, XA project level, AA both, XX neither. Times are epoch milliseconds as text. `references`
 * counts the grants of a custom policy.
 */
export const role = z.object({
  id: z.string(),
  name: z.string(),
  display_name: z.string(),
  type: z.string(),
  catalog: z.string(),
  description: z.string(),
  description_cn: z.optional(z.string()),
  domain_id: z.nullable(z.string()),
  flag: z.optional(z.string()),
  policy: rawPolicy,
  links,
  created_time: z.string(),
  updated_time: z.string(),
  references: z.optional(z.union([z.number(), z.string()])),
});

/** The writable part of a custom policy. Its rules are the policy rules, not the schema's. */
export const customRoleDraft = z.object({
  role: z.object({
    display_name: z.string(),
    type: z.string(),
    description: z.string(),
    description_cn: z.optional(z.string()),
    policy: rawPolicy,
  }),
});

const one = z.object({ role });
const policyOf = (body: z.output<typeof customRoleDraft>) => ({
  text: JSON.stringify(body.role.policy),
});
const source = 'docs/sources/api-contract.md#3';

/** System-defined and custom policies of the old IAM. */
export const roleRows = {
  roleList: {
    ...reads('/v3/roles'),
    access: guard('iam:roles:listRoles', 'iam:roles:list'),
    family: 'keystone',
    query: z.object({
      ...pages,
      domain_id: z.optional(z.string()),
      permission_type: z.optional(z.enum(['policy', 'role'])),
      display_name: z.optional(z.string()),
      type: z.optional(z.enum(['domain', 'project', 'all'])),
      catalog: z.optional(z.string()),
      name: z.optional(z.string()),
    }),
    response: z.object({ roles: z.array(role), links, ...total }),
    operation: 'keystoneListPermissions',
    summary: 'System-defined permissions, or the custom policies of one account',
    source,
  },
  roleShow: {
    ...reads('/v3/roles/:role_id'),
    access: guard('iam:roles:getRole', 'iam:roles:get'),
    family: 'keystone',
    response: one,
    operation: 'keystoneShowPermission',
    summary: 'One permission with its document',
    source,
  },
  customRoleList: {
    ...reads('/v3.0/OS-ROLE/roles'),
    access: guard('iam:roles:listRoles', 'iam:roles:list'),
    family: 'iam',
    query: z.object({ ...pages, ...slice }),
    response: z.object({ roles: z.array(role), links, total_number: z.number() }),
    operation: 'listCustomPolicies',
    summary: 'Custom policies of the account, newest first',
    source,
  },
  customRoleShow: {
    ...reads('/v3.0/OS-ROLE/roles/:role_id'),
    access: guard('iam:roles:getRole', 'iam:roles:get'),
    family: 'iam',
    response: one,
    operation: 'showCustomPolicy',
    summary: 'One custom policy with its number of references',
    source,
  },
  customRoleCreate: {
    ...creates('/v3.0/OS-ROLE/roles'),
    access: guard('iam:roles:createRole', 'iam:roles:create'),
    family: 'iam',
    body: customRoleDraft,
    policyOf,
    response: one,
    operation: 'createCloudServiceCustomPolicy',
    summary: 'Create a custom policy for cloud services or for agencies',
    source,
  },
  customRoleUpdate: {
    method: 'PATCH',
    path: '/v3.0/OS-ROLE/roles/:role_id',
    status: 200,
    access: guard('iam:roles:updateRole', 'iam:roles:update'),
    family: 'iam',
    body: customRoleDraft,
    policyOf,
    response: one,
    versionOf: 'customRoleShow',
    operation: 'updateCloudServiceCustomPolicy',
    summary: 'Replace the content of a custom policy; id and name stay',
    source: 'docs/sources/agency-policy-api.md',
  },
  customRoleDelete: {
    method: 'DELETE',
    path: '/v3.0/OS-ROLE/roles/:role_id',
    status: 200,
    access: guard('iam:roles:deleteRole', 'iam:roles:delete'),
    family: 'iam',
    response: z.object({ message: z.string() }),
    critical: true,
    operation: 'deleteCustomPolicy',
    summary: 'Delete a custom policy and the grants of it',
    source,
  },
} as const satisfies Contract;
