import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard, pages, slice, total } from './shapes.ts';

/**
 * An agency: what this account entrusts to another account or to a cloud service. `duration` is
 * `FOREVER`, or hours as text (`24` is one day); times are `2017-01-06T05:56:09.738212` without a
 * zone, null when unlimited.
 */
export const agency = z.object({
  id: z.string(),
  name: z.string(),
  domain_id: z.string(),
  trust_domain_id: z.string(),
  trust_domain_name: z.string(),
  description: z.string(),
  duration: z.nullable(z.string()),
  create_time: z.string(),
  expire_time: z.nullable(z.string()),
  agency_urn: z.optional(z.string()),
});

/** `FOREVER`, `ONEDAY`, or a number of days. */
export const agencyDuration = z.union([z.string(), z.number()]);

const one = z.object({ agency });
const trust = {
  trust_domain_id: z.optional(z.string()),
  trust_domain_name: z.optional(z.string()),
  description: z.optional(z.string()),
  duration: z.optional(z.nullable(agencyDuration)),
};
const source = 'docs/sources/api-contract.md#6';

/** Agencies of the old IAM. */
export const agencyRows = {
  agencyList: {
    ...reads('/v3.0/OS-AGENCY/agencies'),
    access: guard('iam:agencies:listAgencies', 'iam:agencies:list'),
    family: 'keystone',
    query: z.object({
      ...pages,
      ...slice,
      domain_id: z.optional(z.string()),
      name: z.optional(z.string()),
      trust_domain_id: z.optional(z.string()),
    }),
    response: z.object({ agencies: z.array(agency), ...total }),
    operation: 'listAgencies',
    summary: 'Agencies of the account',
    source,
  },
  agencyShow: {
    ...reads('/v3.0/OS-AGENCY/agencies/:agency_id'),
    access: guard('iam:agencies:getAgency', 'iam:agencies:get'),
    family: 'keystone',
    response: one,
    operation: 'showAgency',
    summary: 'One agency',
    source,
  },
  agencyCreate: {
    ...creates('/v3.0/OS-AGENCY/agencies'),
    access: guard('iam:agencies:createAgency', 'iam:agencies:create'),
    family: 'keystone',
    body: z.object({ agency: z.object({ ...trust, name: z.string(), domain_id: z.string() }) }),
    response: one,
    operation: 'createAgency',
    summary: 'Create an agency',
    source,
  },
  agencyUpdate: {
    ...replaces('/v3.0/OS-AGENCY/agencies/:agency_id'),
    access: guard('iam:agencies:updateAgency', 'iam:agencies:update'),
    family: 'keystone',
    body: z.object({ agency: z.object(trust) }),
    response: one,
    versionOf: 'agencyShow',
    operation: 'updateAgency',
    summary: 'Change trust, description or validity of an agency',
    source,
  },
  agencyDelete: {
    ...removes('/v3.0/OS-AGENCY/agencies/:agency_id'),
    access: guard('iam:agencies:deleteAgency', 'iam:agencies:delete'),
    family: 'keystone',
    response: empty,
    critical: true,
    operation: 'deleteAgency',
    summary: 'Delete an agency with its grants',
    source,
  },
} as const satisfies Contract;
