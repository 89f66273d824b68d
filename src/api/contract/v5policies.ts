import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard, truth } from './shapes.ts';
import { identityPolicy, markers, pageInfo, policyVersion } from './v5shapes.ts';

const onePolicy = z.object({ policy: identityPolicy });
const policyOf = (body: { readonly policy_document: string }) =>
  ({ text: body.policy_document, profile: 'identity' }) as const;
const oneVersion = z.object({ policy_version: policyVersion });
const row = { family: 'v5', source: 'docs/sources/api-contract.md#10' } as const;
const onPolicy = { ...row, resource: '{policy_urn}' } as const;

/** Identity policies and their versions. */
export const v5PolicyRows = {
  v5PolicyList: {
    ...row,
    method: 'GET',
    path: '/v5/policies',
    status: 200,
    access: guard('iam:policies:listV5'),
    query: z.object({
      ...markers,
      policy_type: z.optional(z.enum(['custom', 'system'])),
      path_prefix: z.optional(z.string()),
      only_attached: z.optional(truth),
    }),
    response: z.object({ policies: z.array(identityPolicy), page_info: pageInfo }),
    operation: 'listPoliciesV5',
    summary: 'Identity policies, system-defined and custom',
  },
  v5PolicyCreate: {
    ...row,
    method: 'POST',
    path: '/v5/policies',
    status: 201,
    access: guard('iam:policies:createV5'),
    resource: 'iam::{domain_id}:policy:{new_policy}',
    ...judgedBody(
      z.object({
        policy_name: z.string(),
        policy_document: z.string(),
        path: z.optional(z.string()),
        description: z.optional(z.string()),
      }),
      {
        names: ({ path = '', policy_name }) => ({ new_policy: `${path}${policy_name}` }),
      },
    ),
    policyOf,
    response: onePolicy,
    operation: 'createPolicyV5',
    summary: 'Create a custom identity policy; its document becomes v1',
  },
  v5PolicyShow: {
    ...onPolicy,
    method: 'GET',
    path: '/v5/policies/:policy_id',
    status: 200,
    access: guard('iam:policies:getV5'),
    response: onePolicy,
    operation: 'getPolicyV5',
    summary: 'One identity policy',
  },
  v5PolicyUpdate: {
    ...onPolicy,
    method: 'PUT',
    path: '/v5/policies/:policy_id',
    status: 200,
    access: guard('iam:policies:updateV5'),
    body: z.object({ description: z.string() }),
    response: onePolicy,
    versionOf: 'v5PolicyShow',
    operation: 'updatePolicyV5',
    summary: 'Describe a custom identity policy',
    source: 'docs/sources/api-contract.md#10 names the operation; path, body and action are ours',
  },
  v5PolicyDelete: {
    ...onPolicy,
    method: 'DELETE',
    path: '/v5/policies/:policy_id',
    status: 204,
    access: guard('iam:policies:deleteV5'),
    response: empty,
    critical: true,
    operation: 'deletePolicyV5',
    summary: 'Delete a custom identity policy that is attached to nobody',
  },
  v5PolicyVersionList: {
    ...onPolicy,
    method: 'GET',
    path: '/v5/policies/:policy_id/versions',
    status: 200,
    access: guard('iam:policies:listVersionsV5'),
    query: z.object(markers),
    response: z.object({ versions: z.array(policyVersion), page_info: pageInfo }),
    operation: 'listPolicyVersionsV5',
    summary: 'Versions of an identity policy',
  },
  v5PolicyVersionCreate: {
    ...onPolicy,
    method: 'POST',
    path: '/v5/policies/:policy_id/versions',
    status: 201,
    access: guard('iam:policies:createVersionV5'),
    body: z.object({ policy_document: z.string(), set_as_default: z.optional(z.boolean()) }),
    policyOf,
    response: oneVersion,
    versionOf: 'v5PolicyShow',
    operation: 'createPolicyVersionV5',
    summary: 'Save a new version of an identity policy',
  },
  v5PolicyVersionShow: {
    ...onPolicy,
    method: 'GET',
    path: '/v5/policies/:policy_id/versions/:version_id',
    status: 200,
    access: guard('iam:policies:getVersionV5'),
    response: oneVersion,
    operation: 'getPolicyVersionV5',
    summary: 'One version with its document',
  },
  v5PolicyVersionDelete: {
    ...onPolicy,
    method: 'DELETE',
    path: '/v5/policies/:policy_id/versions/:version_id',
    status: 204,
    access: guard('iam:policies:deleteVersionV5'),
    response: empty,
    operation: 'deletePolicyVersionV5',
    summary: 'Delete a version that is not the default one',
  },
  v5PolicyVersionSetDefault: {
    ...onPolicy,
    method: 'POST',
    path: '/v5/policies/:policy_id/versions/:version_id/set-default',
    status: 200,
    access: guard('iam:policies:setDefaultVersionV5'),
    response: empty,
    versionOf: 'v5PolicyShow',
    operation: 'setDefaultPolicyVersionV5',
    summary: 'Put a version in effect',
  },
} as const satisfies Contract;
