import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { markers, pageInfo } from './v5shapes.ts';

/** A permanent access key without its secret, which is answered once, at creation. */
export const accessKey = z.object({
  user_id: z.string(),
  access_key_id: z.string(),
  created_at: z.string(),
  status: z.enum(['active', 'inactive']),
});

const onUser = {
  family: 'v5',
  resource: 'iam::{domain_id}:user:{user_name}',
  source: 'https://support.huaweicloud.com/api-iam5, credential management',
} as const;
const keys = '/v5/users/:user_id/access-keys' as const;
const oneKey = `${keys}/:access_key_id` as const;
const one = z.object({ access_key: accessKey });

/**
 * Access keys of the new IAM: the same as the old one's. There is no right to one's own keys here:
 * whoever handles keys, his own included, needs the action on the user.
 */
export const v5AccessKeyRows = {
  v5AccessKeyList: {
    ...onUser,
    method: 'GET',
    path: keys,
    status: 200,
    access: guard('iam:credentials:listCredentialsV5'),
    query: z.object(markers),
    response: z.object({ access_keys: z.array(accessKey), page_info: pageInfo }),
    operation: 'listAccessKeysV5',
    summary: 'Access keys of a user',
  },
  v5AccessKeyCreate: {
    ...onUser,
    method: 'POST',
    path: keys,
    status: 201,
    access: guard('iam:credentials:createCredentialV5'),
    response: z.object({ access_key: z.extend(accessKey, { secret_access_key: z.string() }) }),
    operation: 'createAccessKeyV5',
    summary: 'Create an access key; its secret is answered only here',
  },
  v5AccessKeyUpdate: {
    ...onUser,
    method: 'PUT',
    path: oneKey,
    status: 200,
    access: guard('iam:credentials:updateCredentialV5'),
    body: z.object({ status: z.enum(['active', 'inactive']) }),
    response: one,
    operation: 'updateAccessKeyV5',
    summary: 'Enable or disable an access key',
  },
  v5AccessKeyDelete: {
    ...onUser,
    method: 'DELETE',
    path: oneKey,
    status: 204,
    access: guard('iam:credentials:deleteCredentialV5'),
    response: empty,
    critical: true,
    operation: 'deleteAccessKeyV5',
    summary: 'Delete an access key',
  },
  v5AccessKeyLastUsed: {
    ...onUser,
    method: 'GET',
    path: `${oneKey}/last-used`,
    status: 200,
    access: guard('iam:credentials:showAccessKeyLastUsedV5'),
    response: z.object({
      access_key_last_used: z.object({ last_used_at: z.optional(z.string()) }),
    }),
    operation: 'showAccessKeyLastUsedV5',
    summary: 'When a request was last signed with an access key',
  },
} as const satisfies Contract;
