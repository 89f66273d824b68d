import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads } from './calls.ts';
import { guard, pages, truth } from './shapes.ts';

const id = z.object({ id: z.string() });

/** One authorization record: who holds which permission where. */
export const roleAssignment = z.object({
  user: id.optional(),
  group: id.optional(),
  agency: id.optional(),
  role: id,
  scope: z.object({
    project: id.optional(),
    domain: id.optional(),
    enterprise_project: id.optional(),
  }),
  is_inherited: z.boolean(),
  /**
   * `none` for a grant that the service takes and that counts for nothing, `propagating` for one
   * that does not count yet, with the reason; absent where it counts (ours).
   */
  effect: z.enum(['none', 'propagating']).optional(),
  effect_reason: z.string().optional(),
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
      role_id: z.string().optional(),
      subject: z.enum(['user', 'group', 'agency']).optional(),
      'subject.user_id': z.string().optional(),
      'subject.group_id': z.string().optional(),
      'subject.agency_id': z.string().optional(),
      scope: z.enum(['project', 'domain', 'enterprise_project']).optional(),
      'scope.project_id': z.string().optional(),
      'scope.domain_id': z.string().optional(),
      'scope.enterprise_projects_id': z.string().optional(),
      is_inherited: truth.optional(),
      include_group: truth.optional(),
    }),
    response: z.object({ total_num: z.number(), role_assignments: z.array(roleAssignment) }),
    operation: 'showDomainRoleAssignments',
    summary: 'Authorization records, filtered by permission, principal and scope',
    source: 'docs/sources/api-contract.md#7',
  },
} as const satisfies Contract;
