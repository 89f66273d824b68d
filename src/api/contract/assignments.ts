import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads } from './calls.ts';
import { guard, pages, truth } from './shapes.ts';

const id = z.object({ id: z.string() });

/** One authorization record: who holds which permission where. */
export const roleAssignment = z.object({
  user: z.optional(id),
  group: z.optional(id),
  agency: z.optional(id),
  role: id,
  scope: z.object({
    project: z.optional(id),
    domain: z.optional(id),
    enterprise_project: z.optional(id),
  }),
  is_inherited: z.boolean(),
  /**
   * `none` for a grant that the service takes and that counts for nothing, `propagating` for one
   * that does not count yet, with the reason; absent where it counts (ours).
   */
  effect: z.optional(z.enum(['none', 'propagating'])),
  effect_reason: z.optional(z.string()),
});

/** Authorization records of the account. */
export const assignmentRows = {
  roleAssignmentList: {
    ...reads('/v3.0/OS-PERMISSION/role-assignments'),
    access: guard('iam:permissions:listRoleAssignments'),
    family: 'keystone',
    query: z.object({
      ...pages,
      domain_id: z.string(),
      role_id: z.optional(z.string()),
      subject: z.optional(z.enum(['user', 'group', 'agency'])),
      'subject.user_id': z.optional(z.string()),
      'subject.group_id': z.optional(z.string()),
      'subject.agency_id': z.optional(z.string()),
      scope: z.optional(z.enum(['project', 'domain', 'enterprise_project'])),
      'scope.project_id': z.optional(z.string()),
      'scope.domain_id': z.optional(z.string()),
      'scope.enterprise_projects_id': z.optional(z.string()),
      is_inherited: z.optional(truth),
      include_group: z.optional(truth),
    }),
    response: z.object({ total_num: z.number(), role_assignments: z.array(roleAssignment) }),
    operation: 'showDomainRoleAssignments',
    summary: 'Authorization records, filtered by permission, principal and scope',
    source: 'docs/sources/api-contract.md#7',
  },
} as const satisfies Contract;
