import type { Contract } from '../endpoint/endpoint.ts';
import { creates, reads } from './calls.ts';
import { seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/**
 * The entry of the service: whether the account has agreed, what stands wrong with the agency,
 * whether the caller may come in.
 */
export const ucsEntryRows = {
  ucsDoor: {
    ...service,
    ...reads('/ucs/v1/door'),
    access: 'token',
    response: schema.TrustState,
    operation: 'ShowUcsDoor',
    summary: 'Comes in, or is refused when nothing of UCS is granted',
    source: seed,
  },
  ucsAuthorize: {
    ...service,
    ...creates('/ucs/v1/door'),
    access: 'token',
    response: schema.TrustState,
    operation: 'AuthorizeUcs',
    summary: 'The account agrees: creates the agency ucs_admin_trust, or restores it',
    source: seed,
  },
} as const satisfies Contract;
