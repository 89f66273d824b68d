import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
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

/**
 * Access keys. Everybody manages his own; for another user's keys the handler asks for the
 * `iam:credentials` action.
 */
export const credentialRows = {
  credentialCreate: {
    ...creates('/v3.0/OS-CREDENTIAL/credentials'),
    access: 'token',
    family: 'iam',
    body: z.object({
      credential: z.object({ user_id: z.string(), description: z.optional(z.string()) }),
    }),
    response: z.object({ credential: z.extend(credential, { secret: z.string() }) }),
    operation: 'createPermanentAccessKey',
    summary: 'Create an access key',
    source,
  },
  credentialList: {
    ...reads('/v3.0/OS-CREDENTIAL/credentials'),
    access: 'token',
    family: 'iam',
    query: z.object({ user_id: z.optional(z.string()) }),
    response: z.object({ credentials: z.array(credential) }),
    operation: 'listPermanentAccessKeys',
    summary: 'Access keys of a user',
    source,
  },
  credentialShow: {
    ...reads('/v3.0/OS-CREDENTIAL/credentials/:access_key'),
    access: 'token',
    family: 'iam',
    response: z.object({
      credential: z.extend(credential, { last_use_time: z.nullable(z.string()) }),
    }),
    operation: 'showPermanentAccessKey',
    summary: 'One access key',
    source,
  },
  credentialUpdate: {
    ...replaces('/v3.0/OS-CREDENTIAL/credentials/:access_key'),
    access: 'token',
    family: 'iam',
    body: z.object({
      credential: z.object({
        status: z.optional(z.enum(['active', 'inactive'])),
        description: z.optional(z.string()),
      }),
    }),
    response: one,
    versionOf: 'credentialShow',
    operation: 'updatePermanentAccessKey',
    summary: 'Enable, disable or describe an access key',
    source,
  },
  credentialDelete: {
    ...removes('/v3.0/OS-CREDENTIAL/credentials/:access_key'),
    access: 'token',
    family: 'iam',
    response: empty,
    critical: true,
    operation: 'deletePermanentAccessKey',
    summary: 'Delete an access key',
    source,
  },
} as const satisfies Contract;
