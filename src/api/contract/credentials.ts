import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { empty } from './shapes.ts';

/** A permanent access key as lists show it; the secret is answered once, at creation. */
export const credential = z.object({
  user_id: z.string(),
  access: z.string(),
  status: z.enum(['active', 'inactive']),
  create_time: z.string(),
  description: z.string(),
});

const one = z.object({ credential });
const source = 'docs/sources/api-contract.md#sdk-os-credential';

/** Access keys. Everybody manages his own; for another user's keys the handler asks for the `iam:credentials` action. */
export const credentialRows = {
  credentialCreate: {
    method: 'POST',
    path: '/v3.0/OS-CREDENTIAL/credentials',
    status: 201,
    access: 'token',
    family: 'iam',
    body: z.object({
      credential: z.object({ user_id: z.string(), description: z.string().optional() }),
    }),
    response: z.object({ credential: credential.extend({ secret: z.string() }) }),
    operation: 'createPermanentAccessKey',
    summary: 'Create an access key',
    source,
  },
  credentialList: {
    method: 'GET',
    path: '/v3.0/OS-CREDENTIAL/credentials',
    status: 200,
    access: 'token',
    family: 'iam',
    query: z.object({ user_id: z.string().optional() }),
    response: z.object({ credentials: z.array(credential) }),
    operation: 'listPermanentAccessKeys',
    summary: 'Access keys of a user',
    source,
  },
  credentialShow: {
    method: 'GET',
    path: '/v3.0/OS-CREDENTIAL/credentials/:access_key',
    status: 200,
    access: 'token',
    family: 'iam',
    response: z.object({ credential: credential.extend({ last_use_time: z.string().nullable() }) }),
    operation: 'showPermanentAccessKey',
    summary: 'One access key',
    source,
  },
  credentialUpdate: {
    method: 'PUT',
    path: '/v3.0/OS-CREDENTIAL/credentials/:access_key',
    status: 200,
    access: 'token',
    family: 'iam',
    body: z.object({
      credential: z.object({
        status: z.enum(['active', 'inactive']).optional(),
        description: z.string().optional(),
      }),
    }),
    response: one,
    operation: 'updatePermanentAccessKey',
    summary: 'Enable, disable or describe an access key',
    source,
  },
  credentialDelete: {
    method: 'DELETE',
    path: '/v3.0/OS-CREDENTIAL/credentials/:access_key',
    status: 204,
    access: 'token',
    family: 'iam',
    response: empty,
    operation: 'deletePermanentAccessKey',
    summary: 'Delete an access key',
    source,
  },
} as const satisfies Contract;
