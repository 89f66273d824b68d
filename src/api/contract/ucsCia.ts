import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { seed, service } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/** Container Intelligent Analysis. */
export const ucsCiaRows = {
  ucsCiaList: {
    ...service,
    ...reads('/ucs/v1/cia/instances'),
    access: guard('ucs:ciaInstances:list'),
    response: z.object({
      instances: z.array(schema.CiaInstance),
      clusters: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    operation: 'ListCiaInstances',
    summary: 'CIA instances with what belongs to them',
    source: seed,
  },
  ucsCiaCreate: {
    ...service,
    ...creates('/ucs/v1/cia/instances'),
    access: guard('ucs:ciaInstances:create'),
    body: schema.CiaInput,
    response: schema.CiaInstance,
    operation: 'CreateCiaInstance',
    summary: 'Create a CIA instance',
    source: seed,
  },
  ucsCiaUpdate: {
    ...service,
    ...replaces('/ucs/v1/cia/instances/:instance_id'),
    access: guard('ucs:ciaInstances:update'),
    body: schema.CiaInput,
    response: schema.CiaInstance,
    operation: 'UpdateCiaInstance',
    summary: 'Rename a CIA instance',
    source: seed,
  },
  ucsCiaDelete: {
    ...service,
    ...removes('/ucs/v1/cia/instances/:instance_id'),
    access: guard('ucs:ciaInstances:delete'),
    response: empty,
    operation: 'DeleteCiaInstance',
    summary: 'Delete a CIA instance',
    source: seed,
  },
  ucsCiaClusters: {
    ...service,
    ...replaces('/ucs/v1/cia/instances/:instance_id/clusters'),
    access: guard('ucs:ciaMonitorClusters:update'),
    body: z.object({ cluster_ids: z.array(z.string()) }),
    response: schema.CiaInstance,
    operation: 'UpdateCiaClusters',
    summary: 'Choose the monitored clusters',
    source: seed,
  },
  ucsCiaDashboardCreate: {
    ...service,
    ...creates('/ucs/v1/cia/instances/:instance_id/dashboards'),
    access: guard('ucs:ciaMonitorDashboards:create'),
    body: schema.CiaInput,
    response: schema.CiaInstance,
    operation: 'CreateCiaDashboard',
    summary: 'Create a dashboard',
    source: seed,
  },
  ucsCiaDashboardDelete: {
    ...service,
    ...removes('/ucs/v1/cia/instances/:instance_id/dashboards/:name'),
    access: guard('ucs:ciaMonitorDashboards:delete'),
    response: empty,
    operation: 'DeleteCiaDashboard',
    summary: 'Delete a dashboard',
    source: seed,
  },
  ucsCiaAlertRuleCreate: {
    ...service,
    ...creates('/ucs/v1/cia/instances/:instance_id/alert-rules'),
    access: guard('ucs:ciaAlertRules:create'),
    body: schema.CiaInput,
    response: schema.CiaInstance,
    operation: 'CreateCiaAlertRule',
    summary: 'Create an alarm rule',
    source: seed,
  },
  ucsCiaAlertRuleDelete: {
    ...service,
    ...removes('/ucs/v1/cia/instances/:instance_id/alert-rules/:name'),
    access: guard('ucs:ciaAlertRules:delete'),
    response: empty,
    operation: 'DeleteCiaAlertRule',
    summary: 'Delete an alarm rule',
    source: seed,
  },
  ucsCiaEventUpdate: {
    ...service,
    ...replaces('/ucs/v1/cia/instances/:instance_id/events/:event_id'),
    access: guard('ucs:ciaEvents:update'),
    body: z.object({ confirmed: z.boolean() }),
    response: schema.CiaInstance,
    operation: 'UpdateCiaEvent',
    summary: 'Confirm an event',
    source: seed,
  },
} as const satisfies Contract;
