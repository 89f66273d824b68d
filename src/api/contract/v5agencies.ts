import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { markers, pageInfo, tag, v5Agency } from './v5shapes.ts';

const row = { family: 'v5', source: 'docs/sources/api-contract.md#10' } as const;
const onAgency = { ...row, resource: 'iam::{domain_id}:agency:{agency_name}' } as const;
const policyOf = (body: { readonly trust_policy: string }) =>
  ({ text: body.trust_policy, profile: 'trust' }) as const;
const oneAgency = z.object({ agency: v5Agency });

/**
 * Agencies of the new IAM: trust agencies, service-linked ones, and the classic ones for reading.
 */
export const v5AgencyRows = {
  v5AgencyList: {
    ...row,
    method: 'GET',
    path: '/v5/agencies',
    status: 200,
    access: guard('iam:agencies:listV5'),
    query: z.object({ ...markers, path_prefix: z.optional(z.string()) }),
    response: z.object({ agencies: z.array(v5Agency), page_info: pageInfo }),
    operation: 'listAgenciesV5',
    summary: 'Agencies of every kind',
  },
  v5AgencyCreate: {
    ...row,
    method: 'POST',
    path: '/v5/agencies',
    status: 201,
    access: guard('iam:agencies:createV5'),
    resource: 'iam::{domain_id}:agency:{new_agency}',
    ...judgedBody(
      z.object({
        agency_name: z.string(),
        trust_policy: z.string(),
        path: z.optional(z.string()),
        max_session_duration: z.optional(z.number()),
        description: z.optional(z.string()),
      }),
      {
        names: ({ path = '', agency_name }) => ({ new_agency: `${path}${agency_name}` }),
      },
    ),
    policyOf,
    response: oneAgency,
    operation: 'createAgencyV5',
    summary: 'Create a trust agency',
  },
  v5AgencyShow: {
    ...onAgency,
    method: 'GET',
    path: '/v5/agencies/:agency_id',
    status: 200,
    access: guard('iam:agencies:getV5'),
    response: z.object({ agency: z.extend(v5Agency, { tags: z.array(tag) }) }),
    operation: 'getAgencyV5',
    summary: 'One agency with tags',
  },
  v5AgencyUpdate: {
    ...onAgency,
    method: 'PUT',
    path: '/v5/agencies/:agency_id',
    status: 200,
    access: guard('iam:agencies:updateV5'),
    body: z.object({
      max_session_duration: z.optional(z.number()),
      description: z.optional(z.string()),
    }),
    response: empty,
    versionOf: 'v5AgencyShow',
    operation: 'updateAgencyV5',
    summary: 'Change session duration or description of a trust agency',
  },
  v5AgencyTrustUpdate: {
    ...onAgency,
    method: 'PUT',
    path: '/v5/agencies/:agency_id/trust-policy',
    status: 200,
    access: guard('iam:agencies:updateTrustPolicyV5'),
    body: z.object({ trust_policy: z.string() }),
    policyOf,
    response: empty,
    versionOf: 'v5AgencyShow',
    operation: 'updateTrustPolicyV5',
    summary: 'Change who may assume a trust agency',
  },
  v5AgencyDelete: {
    ...onAgency,
    method: 'DELETE',
    path: '/v5/agencies/:agency_id',
    status: 204,
    access: guard('iam:agencies:deleteV5'),
    response: empty,
    critical: true,
    operation: 'deleteAgencyV5',
    summary: 'Delete a trust agency that holds no identity policy',
  },
  serviceLinkedAgencyCreate: {
    ...row,
    method: 'PUT',
    path: '/v5/service-linked-agencies',
    status: 201,
    access: guard('iam:agencies:createServiceLinkedAgencyV5'),
    body: z.object({
      service_principal: z.string(),
      description: z.optional(z.string().check(z.maxLength(1000))),
    }),
    response: oneAgency,
    operation: 'createServiceLinkedAgencyV5',
    summary: 'Let a cloud service make the agency that it needs',
  },
  serviceLinkedAgencyDelete: {
    ...onAgency,
    method: 'DELETE',
    path: '/v5/service-linked-agencies/:agency_id',
    status: 202,
    access: guard('iam:agencies:deleteServiceLinkedAgencyV5'),
    response: z.object({ deletion_task_id: z.string() }),
    operation: 'deleteServiceLinkedAgencyV5',
    summary: 'Ask for the deletion of a service-linked agency',
  },
  serviceLinkedAgencyDeletionShow: {
    ...row,
    method: 'GET',
    path: '/v5/service-linked-agencies/deletion-task/:deletion_task_id',
    status: 200,
    access: guard('iam:agencies:getServiceLinkedAgencyDeletionStatusV5'),
    response: z.object({
      status: z.enum(['not_started', 'in_progress', 'succeeded', 'failed']),
      reason: z.optional(z.string()),
      agency_usage_list: z.optional(
        z.array(z.object({ region: z.string(), resources: z.array(z.string()) })),
      ),
    }),
    operation: 'getServiceLinkedAgencyDeletionStatusV5',
    summary: 'How far the deletion of a service-linked agency is',
  },
} as const satisfies Contract;
