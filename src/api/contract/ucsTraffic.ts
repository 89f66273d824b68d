import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

const trafficPath = '/ucs/v1/projects/:project_id/traffic-policies';

/** Traffic Distribution. The zone is DNS's: `dns:zone:update` is asked in its project besides. */
export const ucsTrafficRows = {
  ucsTrafficList: {
    ...service,
    ...reads(trafficPath),
    access: guard('ucs:traffic:list'),
    response: z.object({ zones: z.array(schema.Zone), policies: z.array(schema.TrafficPolicy) }),
    operation: 'ListTrafficPolicies',
    summary: 'Zones and traffic policies of a project',
    source: seed,
  },
  ucsTrafficCreate: {
    ...service,
    ...creates(trafficPath),
    access: guard('ucs:traffic:create'),
    body: schema.TrafficInput,
    response: schema.TrafficPolicy,
    operation: 'CreateTrafficPolicy',
    summary: 'Create a traffic policy',
    source: seed,
  },
  ucsTrafficSuspend: {
    ...service,
    ...replaces(`${trafficPath}/:policy_id`),
    access: guard('ucs:traffic:update'),
    body: z.object({ suspended: z.boolean() }),
    response: schema.TrafficPolicy,
    operation: 'SuspendTrafficPolicy',
    summary: 'Suspend or resume scheduling',
    source: seed,
  },
  ucsTrafficDelete: {
    ...service,
    ...removes(`${trafficPath}/:policy_id`),
    access: guard('ucs:traffic:delete'),
    response: empty,
    operation: 'DeleteTrafficPolicy',
    summary: 'Delete a traffic policy',
    source: seed,
  },
} as const satisfies Contract;
