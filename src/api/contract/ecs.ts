import { serverNameProblem } from '#src/domain/access/nameRules.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';

const row = { family: 'service', judgedIn: 'project' } as const;
const onServer = { ...row, resource: 'ecs:{region}:{domain_id}:instance:{server_id}' } as const;
const documented = 'https://support.huaweicloud.com/api-ecs';
const ours =
  'https://support.huaweicloud.com/api-ecs; one path per operation instead of one batch call is ours';

/** An ECS as the console shows it. `charging_mode` `0` pay-per-use, `1` yearly/monthly. */
export const server = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['ACTIVE', 'SHUTOFF', 'REBOOT', 'STARTING', 'STOPPING', 'REBUILD']),
  flavor: z.object({ id: z.string() }),
  addresses: z.array(z.string()),
  created: z.string(),
  metadata: z.object({ charging_mode: z.enum(['0', '1']) }),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
const one = z.object({ server });
const newServer = z.object({
  server: z.object({
    name: z.string().check(
      z.minLength(1),
      z.maxLength(64),
      z.refine(
        (name) => serverNameProblem(name) === undefined,
        'Letters, digits, hyphens, underscores and periods.',
      ),
    ),
    flavorRef: z.string().check(z.minLength(1)),
    extendparam: z.optional(
      z.object({ chargingMode: z.optional(z.enum(['prePaid', 'postPaid'])) }),
    ),
    server_tags: z.optional(
      z
        .array(z.object({ key: z.string(), value: z.string() }))
        .check(z.maxLength(10), z.refine(areDistinct, 'Each key once, whatever its case.')),
    ),
  }),
});

/**
 * Condition keys are compared without case, so two keys that differ by nothing else could not be
 * told apart (ours).
 */
function areDistinct(tags: readonly { readonly key: string }[]): boolean {
  return new Set(tags.map(({ key }) => key.toLowerCase())).size === tags.length;
}

/**
 * Elastic Cloud Server: enough of it to rehearse permissions on resources, regions,
 * tags and purchases.
 */
export const ecsRows = {
  ecsServerList: {
    ...row,
    method: 'GET',
    path: '/ecs/v1/:project_id/cloudservers/detail',
    status: 200,
    access: guard('ecs:cloudServers:list'),
    response: z.object({ servers: z.array(server), count: z.number() }),
    operation: 'ListServersDetails',
    summary: 'ECSs of a project',
    source: documented,
  },
  ecsServerShow: {
    ...onServer,
    method: 'GET',
    path: '/ecs/v1/:project_id/cloudservers/:server_id',
    status: 200,
    access: guard('ecs:cloudServers:get', 'ecs:cloudServers:showServer'),
    response: one,
    operation: 'ShowServer',
    summary: 'One ECS',
    source: documented,
  },
  ecsServerCreate: {
    ...row,
    method: 'POST',
    path: '/ecs/v1/:project_id/cloudservers',
    status: 200,
    access: guard('ecs:cloudServers:create', 'ecs:cloudServers:createServers'),
    resource: 'ecs:{region}:{domain_id}:instance:*',
    ...judgedBody(newServer, {
      tags: (body) => body.server.server_tags ?? [],
      context: (body) => ({ 'ecs:FlavorId': body.server.flavorRef }),
      beyondScp: (body) => body.server.extendparam?.chargingMode === 'prePaid',
    }),
    response: z.object({ job_id: z.string(), serverIds: z.array(z.string()) }),
    operation: 'CreateServers',
    summary: 'Create an ECS, pay-per-use or yearly/monthly',
    source: documented,
  },
  ecsServerDelete: {
    ...onServer,
    method: 'DELETE',
    path: '/ecs/v1/:project_id/cloudservers/:server_id',
    status: 204,
    access: guard('ecs:cloudServers:delete', 'ecs:cloudServers:deleteServers'),
    response: empty,
    operation: 'DeleteServers',
    summary: 'Delete an ECS',
    source: ours,
  },
  ecsServerStart: {
    ...onServer,
    method: 'POST',
    path: '/ecs/v1/:project_id/cloudservers/:server_id/start',
    status: 200,
    access: guard('ecs:cloudServers:start'),
    response: one,
    operation: 'BatchStartServers',
    summary: 'Start an ECS',
    source: ours,
  },
  ecsServerStop: {
    ...onServer,
    method: 'POST',
    path: '/ecs/v1/:project_id/cloudservers/:server_id/stop',
    status: 200,
    access: guard('ecs:cloudServers:stop'),
    response: one,
    operation: 'BatchStopServers',
    summary: 'Stop an ECS',
    source: ours,
  },
  ecsServerReboot: {
    ...onServer,
    method: 'POST',
    path: '/ecs/v1/:project_id/cloudservers/:server_id/reboot',
    status: 200,
    access: guard('ecs:cloudServers:reboot'),
    response: one,
    operation: 'BatchRebootServers',
    summary: 'Restart an ECS',
    source: ours,
  },
} as const satisfies Contract;
