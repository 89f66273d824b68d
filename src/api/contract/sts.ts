import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { guard } from './shapes.ts';

const row = {
  family: 'v5',
  status: 200,
  source: 'mingyang91/huawei-cloud-api-definitions: schemas/STS/src',
} as const;

/**
 * Security tokens of the new IAM. `security_token` works as `X-Auth-Token` here (ours): there is no
 * signing in the page.
 */
export const stsRows = {
  agencyAssume: {
    ...row,
    method: 'POST',
    path: '/v5/agencies/assume',
    access: 'token',
    body: z.object({
      agency_urn: z.string(),
      agency_session_name: z.string(),
      duration_seconds: z.optional(z.int()),
      external_id: z.optional(z.string()),
      policy: z.optional(z.string()),
      policy_ids: z.optional(z.array(z.string())),
    }),
    response: z.object({
      assumed_agency: z.object({ urn: z.string(), id: z.string() }),
      credentials: z.object({
        access_key_id: z.string(),
        secret_access_key: z.string(),
        security_token: z.string(),
        expiration: z.string(),
      }),
    }),
    operation: 'AssumeAgency',
    summary:
      'Act as an agency: the caller needs sts:agencies:assume and the trust policy has to name him. `policy` limits the session; `policy_ids` are not taken (501)',
  },
  callerIdentity: {
    ...row,
    method: 'GET',
    path: '/v5/caller-identity',
    access: 'token',
    response: z.object({
      caller_identity: z.object({
        account_id: z.string(),
        principal_urn: z.string(),
        principal_id: z.string(),
      }),
    }),
    operation: 'GetCallerIdentity',
    summary: 'Who the caller is',
  },
  authorizationMessageDecode: {
    ...row,
    method: 'POST',
    path: '/v5/decode-authorization-message',
    access: guard('sts::decodeAuthorizationMessage'),
    body: z.object({ encoded_message: z.string() }),
    response: z.object({ decoded_message: z.string() }),
    operation: 'DecodeAuthorizationMessage',
    summary: 'Why a v5 call was refused: the decision as JSON text',
  },
} as const satisfies Contract;
