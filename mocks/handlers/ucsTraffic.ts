import { ucsTrafficRows } from '#src/api/contract/ucsTraffic.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { zonesAction, zonesRefusal } from '#src/domain/ucs/traffic.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { UcsTrafficRow } from '../world/tables/ucs.ts';
import { clusterOf, projectOf, requireFunction, ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';

/**
 * @throws ApiError 403 that says what viewing takes, for even a look takes leave to
 * change the zones
 */
function zonesOpen(ctx: Ctx, projectId: string): string {
  const project = projectOf(ctx, projectId);
  try {
    ctx.require({ action: zonesAction, projectId: project });
  } catch (error) {
    if (!(error instanceof ApiError) || error.refusal === undefined) throw error;
    const { status, code } = error;
    throw new ApiError({ status, code, message: zonesRefusal, refusal: error.refusal });
  }
  return project;
}

const view = (
  { tables }: Ctx,
  { id, name, zone_id, host, targets, suspended, created_at }: UcsTrafficRow,
) => ({
  id,
  name,
  zone_id,
  host,
  suspended,
  created_at,
  targets: targets.map(({ cluster_id, weight }) => ({
    cluster_id,
    weight,
    cluster_name: tables.ucsClusters.get(cluster_id)?.name ?? cluster_id,
  })),
});

function policyOf({ tables }: Ctx, projectId: string, id: string): UcsTrafficRow {
  const row = tables.ucsTraffic.get(id);
  if (row === undefined || row.project_id !== projectId)
    throw ucsErrors.notFound('traffic policy', id);
  return row;
}

/** Traffic Distribution. */
export const ucsTrafficHandlers = opened<typeof ucsTrafficRows>(
  implement(ucsTrafficRows, {
    ucsTrafficList: ({ params, ctx }) => {
      const project = zonesOpen(ctx, params.project_id);
      return {
        zones: ctx.tables.dnsZones.by('project', project).map(({ id, name }) => ({ id, name })),
        policies: ctx.tables.ucsTraffic.by('project', project).map((row) => view(ctx, row)),
      };
    },
    ucsTrafficCreate: ({ params, body, ctx }) => {
      const project_id = zonesOpen(ctx, params.project_id);
      requireFunction(ctx, 'traffic', project_id);
      const zone = ctx.tables.dnsZones.get(body.zone_id);
      if (zone === undefined || zone.project_id !== project_id)
        throw ucsErrors.notFound('zone', body.zone_id);
      for (const { cluster_id } of body.targets) clusterOf(ctx, cluster_id);
      if (
        ctx.tables.ucsTraffic
          .by('project', project_id)
          .some((row) => row.zone_id === zone.id && row.host === body.host)
      )
        throw refuse('duplicate', { target: 'traffic policy', name: `${body.host}.${zone.name}` });
      ctx.tx.summary = `Created traffic policy ${body.name}`;
      return view(
        ctx,
        ctx.tx.insert('ucsTraffic', {
          id: ctx.newId(),
          project_id,
          ...body,
          suspended: false,
          created_at: ctx.now,
        }),
      );
    },
    ucsTrafficSuspend: ({ params, body, ctx }) => {
      const project = zonesOpen(ctx, params.project_id);
      requireFunction(ctx, 'traffic', project);
      const { id, name } = policyOf(ctx, project, params.policy_id);
      ctx.tx.summary = `${body.suspended ? 'Suspended' : 'Resumed'} traffic policy ${name}`;
      return view(ctx, ctx.tx.update('ucsTraffic', id, body));
    },
    ucsTrafficDelete: ({ params, ctx }) => {
      const project = zonesOpen(ctx, params.project_id);
      requireFunction(ctx, 'traffic', project);
      const { id, name } = policyOf(ctx, project, params.policy_id);
      ctx.tx.summary = `Deleted traffic policy ${name}`;
      ctx.tx.remove('ucsTraffic', id);
    },
  }),
);
