import type { Contract } from '../endpoint.ts';
import { z } from '../zod.ts';
import { guard } from './shapes.ts';

/** A trust agency or service-linked agency of the new IAM. Times are ISO 8601. */
export const v5Agency = z.object({
  agency_id: z.string(),
  agency_name: z.string(),
  path: z.string(),
  urn: z.string(),
  trust_policy: z.string().optional(),
  max_session_duration: z.number(),
  description: z.string().optional(),
  created_at: z.string(),
});

/** Agencies of the new IAM. */
export const v5AgencyRows = {
  serviceLinkedAgencyCreate: {
    method: 'PUT', path: '/v5/service-linked-agencies', status: 201, access: guard('iam:agencies:createServiceLinkedAgencyV5'), family: 'v5',
    body: z.object({ service_principal: z.string(), description: z.string().max(1000).optional() }),
    response: z.object({ agency: v5Agency }), operation: 'createServiceLinkedAgencyV5', summary: 'Let a cloud service make the agency that it needs', source: 'api reference contract §10',
  },
} as const satisfies Contract;
