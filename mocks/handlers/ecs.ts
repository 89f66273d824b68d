import type { z } from '#src/api/endpoint/zod.ts';
import { ecsRows, type server } from '#src/api/contract/ecs.ts';
import { stepMillis } from '#src/domain/coc/jobs.ts';
import { resultOf } from '#src/domain/coc/operations.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { instanceNow, isBusy, startOperation } from '../services/coc/cocInstances.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import { find } from '../services/iam/find.ts';
import type { InstanceRow } from '../world/tables/coc.ts';
import { tagId } from '../world/tables/v5.ts';
import { times } from '../ground/times.ts';

const shownStatus = {
  Running: 'ACTIVE',
  Stopped: 'SHUTOFF',
  Starting: 'STARTING',
  Stopping: 'STOPPING',
  Restarting: 'REBOOT',
  'Changing OS': 'REBUILD',
  'Reinstalling OS': 'REBUILD',
} as const;

/** @throws ApiError 409; the published codes of these cases are not in our sources (ours) */
const conflict = (message: string): ApiError =>
  new ApiError({ status: 409, code: 'Ecs.0005', message });

function wire({ tables, now }: Ctx, row: InstanceRow): z.input<typeof server> {
  const prePaid = tables.serverBilling.get(row.id)?.charging_mode === 'prePaid';
  return {
    id: row.id,
    name: row.name,
    status: shownStatus[instanceNow(row, now).shown],
    flavor: { id: row.flavor },
    addresses: [row.address],
    created: times.seconds(row.created_at),
    metadata: { charging_mode: prePaid ? '1' : '0' },
    tags: tables.resourceTags
      .by('resource', `server/${row.id}`)
      .map(({ key, value }) => ({ key, value })),
  };
}

const serversOf = ({ tables, caller }: Ctx, projectId: string): readonly InstanceRow[] =>
  tables.instances
    .by('domain', caller.account.id)
    .filter((row) => row.type === 'ECS' && row.project_id === projectId);

/** @throws ApiError 404 for a server of another project or account */
function serverOf(
  ctx: Ctx,
  { project_id, server_id }: { readonly project_id: string; readonly server_id: string },
): InstanceRow {
  const project = find.project(ctx, project_id);
  const row = ctx.tables.instances.get(server_id);
  if (
    row === undefined ||
    row.type !== 'ECS' ||
    row.domain_id !== ctx.caller.account.id ||
    row.project_id !== project.id
  )
    throw refuse('notFound', { target: 'server', id: server_id });
  return row;
}

function operate(ctx: Ctx, row: InstanceRow, operation: 'start' | 'stop' | 'reboot') {
  if (isBusy(row, ctx.now)) throw conflict('Another operation on the server is still running.');
  const result = resultOf(operation, instanceNow(row, ctx.now).status);
  if (!result.ok) throw conflict(result.reason);
  startOperation(ctx, row, operation, {
    jobId: '',
    startsAt: ctx.now,
    endsAt: ctx.now + stepMillis,
    image: null,
  });
  ctx.tx.summary = `${operation} ${row.name}`;
  return { server: wire(ctx, ctx.tables.instances.get(row.id) ?? row) };
}

/** Elastic Cloud Server, on the instances that other services show too. */
export const ecsHandlers = implement(ecsRows, {
  ecsServerList: ({ params, ctx }) => {
    const servers = serversOf(ctx, find.project(ctx, params.project_id).id).map((row) =>
      wire(ctx, row),
    );
    return { servers, count: servers.length };
  },
  ecsServerShow: ({ params, ctx }) => ({ server: wire(ctx, serverOf(ctx, params)) }),
  ecsServerCreate: ({ params, body, ctx }) => {
    const { tx, caller, now } = ctx;
    const project = find.project(ctx, params.project_id);
    const { name, flavorRef, extendparam, server_tags = [] } = body.server;
    const id = ctx.newId();
    const row = tx.insert('instances', {
      id,
      domain_id: caller.account.id,
      name,
      type: 'ECS',
      region_id: project.region,
      project_id: project.id,
      status: 'Running',
      image: 'Huawei Cloud EulerOS 2.0',
      flavor: flavorRef,
      // A private address of its own as far as the numbers of a rehearsal go (ours).
      address: `192.168.2.${(serversOf(ctx, project.id).length % 250) + 4}`,
      agent_installed: true,
      application: null,
      user_name: 'root',
      password_changed_at: null,
      created_at: now,
      pending: null,
    });
    const charging_mode = extendparam?.chargingMode ?? 'postPaid';
    tx.insert('serverBilling', { id, charging_mode });
    for (const { key, value } of server_tags)
      tx.insert('resourceTags', {
        id: tagId('server', id, key),
        kind: 'server',
        resource_id: id,
        key,
        value,
      });
    tx.summary = `Created ${charging_mode === 'prePaid' ? 'yearly/monthly' : 'pay-per-use'} ECS ${row.name}`;
    return { job_id: ctx.newId(), serverIds: [id] };
  },
  ecsServerDelete: ({ params, ctx }) => {
    const { tables, tx } = ctx;
    const row = serverOf(ctx, params);
    if (tables.serverBilling.get(row.id)?.charging_mode === 'prePaid')
      throw conflict('A yearly/monthly server is not deleted but unsubscribed.');
    for (const tag of tables.resourceTags.by('resource', `server/${row.id}`))
      tx.remove('resourceTags', tag.id);
    if (tables.serverBilling.get(row.id) !== undefined) tx.remove('serverBilling', row.id);
    if (tables.cocManaged.get(row.id) !== undefined) tx.remove('cocManaged', row.id);
    tx.remove('instances', row.id);
    tx.summary = `Deleted ECS ${row.name}`;
  },
  ecsServerStart: ({ params, ctx }) => operate(ctx, serverOf(ctx, params), 'start'),
  ecsServerStop: ({ params, ctx }) => operate(ctx, serverOf(ctx, params), 'stop'),
  ecsServerReboot: ({ params, ctx }) => operate(ctx, serverOf(ctx, params), 'reboot'),
});
