import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/**
 * Policy Center. Writing takes the action that changes "information about policies associated with
 * a cluster group" (docs/sources/ucs-roles-and-policies.md), for single clusters too (ours).
 */
export const ucsPolicyRows = {
  ucsPolicyList: {
    ...service,
    ...reads('/ucs/v1/policies'),
    access: guard('ucs:clustergroups:list', 'ucs:clustergroups:listFleets'),
    response: z.object({ targets: z.array(schema.PolicyTarget), policies: z.array(schema.Policy) }),
    operation: 'ListPolicies',
    summary: 'Policies and how they are implemented',
    source: seed,
  },
  ucsPolicyCenterSet: {
    ...service,
    ...replaces('/ucs/v1/policy-center/:target_kind/:target_id'),
    access: guard('ucs:clustergroups:update'),
    body: z.object({ enabled: z.boolean() }),
    response: schema.PolicyTarget,
    operation: 'SetPolicyCenter',
    summary: 'Enable or disable Policy Center for a fleet or cluster',
    source: seed,
  },
  ucsPolicyCreate: {
    ...service,
    ...creates('/ucs/v1/policies'),
    access: guard('ucs:clustergroups:update'),
    body: schema.PolicyInput,
    response: schema.Policy,
    operation: 'CreatePolicy',
    summary: 'Create a policy',
    source: seed,
  },
  ucsPolicyDelete: {
    ...service,
    ...removes('/ucs/v1/policies/:policy_id'),
    access: guard('ucs:clustergroups:update'),
    response: empty,
    operation: 'DeletePolicy',
    summary: 'Delete a policy',
    source: seed,
  },
} as const satisfies Contract;
