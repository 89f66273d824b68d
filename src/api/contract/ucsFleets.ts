import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { onFleet, seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/** Fleets. */
export const ucsFleetRows = {
  ucsFleetList: {
    ...service,
    ...reads('/ucs/v1/clustergroups'),
    access: guard('ucs:clustergroups:list', 'ucs:clustergroups:listFleets'),
    response: z.object({ clustergroups: z.array(schema.Fleet) }),
    operation: 'ListClusterGroups',
    summary: 'Fleets of the account',
    source: seed,
  },
  ucsFleetShow: {
    ...onFleet,
    ...reads('/ucs/v1/clustergroups/:clustergroup_id'),
    access: guard('ucs:clustergroups:get', 'ucs:clustergroups:getFleet'),
    response: schema.Fleet,
    operation: 'ShowClusterGroup',
    summary: 'One fleet',
    source: seed,
  },
  ucsFleetCreate: {
    ...service,
    ...creates('/ucs/v1/clustergroups'),
    access: guard('ucs:clustergroups:create', 'ucs:clustergroups:createFleet'),
    body: schema.FleetInput,
    response: schema.Fleet,
    operation: 'CreateClusterGroup',
    summary: 'Create a fleet',
    source: seed,
  },
  ucsFleetUpdate: {
    ...onFleet,
    ...replaces('/ucs/v1/clustergroups/:clustergroup_id'),
    access: guard('ucs:clustergroups:update'),
    body: schema.FleetPatch,
    response: schema.Fleet,
    operation: 'UpdateClusterGroup',
    summary: 'Change the description of a fleet or the clusters in it',
    source: seed,
  },
  ucsFleetDelete: {
    ...onFleet,
    ...removes('/ucs/v1/clustergroups/:clustergroup_id'),
    access: guard('ucs:clustergroups:delete', 'ucs:clustergroups:deleteFleet'),
    response: empty,
    operation: 'DeleteClusterGroup',
    summary: 'Delete a fleet; its clusters stay registered',
    source: seed,
  },
} as const satisfies Contract;
