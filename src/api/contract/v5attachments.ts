import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { attachedPolicy, markers, pageInfo } from './v5shapes.ts';

const row = { family: 'v5', status: 200, source: 'docs/sources/api-contract.md#10' } as const;
const held = z.object({ attached_policies: z.array(attachedPolicy), page_info: pageInfo });
const ofUser = { ...row, resource: 'iam::{domain_id}:user:{user_name}' } as const;
const ofGroup = { ...row, resource: 'iam::{domain_id}:group:{group_name}' } as const;
const ofAgency = { ...row, resource: 'iam::{domain_id}:agency:{agency_name}' } as const;
const userBody = judgedBody(z.object({ user_id: z.string() }), { names: (body) => body });
const groupBody = judgedBody(z.object({ group_id: z.string() }), { names: (body) => body });
const agencyBody = judgedBody(z.object({ agency_id: z.string() }), { names: (body) => body });

/** Who holds which identity policy. An attachment has no scope: it counts for all resources. */
export const v5AttachmentRows = {
  v5PolicyEntityList: {
    ...row,
    method: 'GET',
    path: '/v5/policies/:policy_id/attached-entities',
    access: guard('iam:policies:listEntitiesV5'),
    resource: '{policy_urn}',
    query: z.object({ ...markers, entity_type: z.optional(z.enum(['user', 'group', 'agency'])) }),
    response: z.object({
      policy_users: z.array(z.object({ user_id: z.string(), attached_at: z.string() })),
      policy_groups: z.array(z.object({ group_id: z.string(), attached_at: z.string() })),
      policy_agencies: z.array(z.object({ agency_id: z.string(), attached_at: z.string() })),
      page_info: pageInfo,
    }),
    operation: 'listEntitiesForPolicyV5',
    summary: 'Users, groups and agencies that hold an identity policy',
  },
  v5UserPolicyAttach: {
    ...ofUser,
    method: 'POST',
    path: '/v5/policies/:policy_id/attach-user',
    access: guard('iam:users:attachPolicyV5'),
    ...userBody,
    response: empty,
    operation: 'attachUserPolicyV5',
    summary: 'Attach an identity policy to a user',
  },
  v5UserPolicyDetach: {
    ...ofUser,
    method: 'POST',
    path: '/v5/policies/:policy_id/detach-user',
    access: guard('iam:users:detachPolicyV5'),
    ...userBody,
    response: empty,
    critical: true,
    operation: 'detachUserPolicyV5',
    summary: 'Detach an identity policy from a user',
  },
  v5UserPolicyList: {
    ...ofUser,
    method: 'GET',
    path: '/v5/users/:user_id/attached-policies',
    access: guard('iam:users:listAttachedPoliciesV5'),
    query: z.object(markers),
    response: held,
    operation: 'listAttachedUserPoliciesV5',
    summary: 'Identity policies attached to a user himself',
  },
  v5GroupPolicyAttach: {
    ...ofGroup,
    method: 'POST',
    path: '/v5/policies/:policy_id/attach-group',
    access: guard('iam:groups:attachPolicyV5'),
    ...groupBody,
    response: empty,
    operation: 'attachGroupPolicyV5',
    summary: 'Attach an identity policy to a user group',
  },
  v5GroupPolicyDetach: {
    ...ofGroup,
    method: 'POST',
    path: '/v5/policies/:policy_id/detach-group',
    access: guard('iam:groups:detachPolicyV5'),
    ...groupBody,
    response: empty,
    critical: true,
    operation: 'detachGroupPolicyV5',
    summary: 'Detach an identity policy from a user group',
  },
  v5GroupPolicyList: {
    ...ofGroup,
    method: 'GET',
    path: '/v5/groups/:group_id/attached-policies',
    access: guard('iam:groups:listAttachedPoliciesV5'),
    query: z.object(markers),
    response: held,
    operation: 'listAttachedGroupPoliciesV5',
    summary: 'Identity policies attached to a user group',
  },
  v5AgencyPolicyAttach: {
    ...ofAgency,
    method: 'POST',
    path: '/v5/policies/:policy_id/attach-agency',
    access: guard('iam:agencies:attachPolicyV5'),
    ...agencyBody,
    response: empty,
    operation: 'attachAgencyPolicyV5',
    summary: 'Attach an identity policy to an agency',
  },
  v5AgencyPolicyDetach: {
    ...ofAgency,
    method: 'POST',
    path: '/v5/policies/:policy_id/detach-agency',
    access: guard('iam:agencies:detachPolicyV5'),
    ...agencyBody,
    response: empty,
    critical: true,
    operation: 'detachAgencyPolicyV5',
    summary: 'Detach an identity policy from an agency',
  },
  v5AgencyPolicyList: {
    ...ofAgency,
    method: 'GET',
    path: '/v5/agencies/:agency_id/attached-policies',
    access: guard('iam:agencies:listAttachedPoliciesV5'),
    query: z.object(markers),
    response: held,
    operation: 'listAttachedAgencyPoliciesV5',
    summary: 'Identity policies attached to an agency',
  },
} as const satisfies Contract;
