import { ucsFleetRows } from '#src/api/contract/ucsFleets.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { UcsFleetRow } from '../world/tables/ucs.ts';
import { clusterOf, fleetOf } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';
import { dropTarget } from '../services/ucs/targets.ts';

const view = (
  { tables }: Ctx,
  { id, name, description, policy_center, created_at }: UcsFleetRow,
) => ({
  id,
  name,
  description,
  policy_center,
  created_at,
  cluster_ids: tables.ucsClusters.by('fleet', id).map((cluster) => cluster.id),
});

/**
 * Makes these the clusters of a fleet. A cluster is in one fleet at a time.
 * @throws ApiError 404
 */
function associate(ctx: Ctx, fleet: UcsFleetRow, ids: readonly string[]): void {
  for (const cluster of ctx.tables.ucsClusters.by('fleet', fleet.id))
    if (!ids.includes(cluster.id)) ctx.tx.update('ucsClusters', cluster.id, { fleet_id: null });
  for (const id of ids) ctx.tx.update('ucsClusters', clusterOf(ctx, id).id, { fleet_id: fleet.id });
}

/** Fleets. */
export const ucsFleetHandlers = opened<typeof ucsFleetRows>(
  implement(ucsFleetRows, {
    ucsFleetList: ({ ctx }) => ({
      clustergroups: ctx.tables.ucsFleets
        .by('domain', ctx.caller.account.id)
        .map((row) => view(ctx, row)),
    }),
    ucsFleetShow: ({ params, ctx }) => view(ctx, fleetOf(ctx, params.clustergroup_id)),
    ucsFleetCreate: ({ body: { name, description }, ctx }) => {
      const domain_id = ctx.caller.account.id;
      if (ctx.tables.ucsFleets.find('name', `${domain_id}/${name}`) !== undefined)
        throw refuse('duplicate', { target: 'fleet', name });
      ctx.tx.summary = `Created fleet ${name}`;
      return view(
        ctx,
        ctx.tx.insert('ucsFleets', {
          id: ctx.newId(),
          domain_id,
          name,
          description,
          policy_center: false,
          created_at: ctx.now,
        }),
      );
    },
    ucsFleetUpdate: ({ params, body: { description, cluster_ids }, ctx }) => {
      const fleet = fleetOf(ctx, params.clustergroup_id);
      ctx.tx.summary = `Changed fleet ${fleet.name}`;
      if (cluster_ids !== undefined) associate(ctx, fleet, cluster_ids);
      return view(
        ctx,
        description === undefined ? fleet : ctx.tx.update('ucsFleets', fleet.id, { description }),
      );
    },
    ucsFleetDelete: ({ params, ctx }) => {
      const fleet = fleetOf(ctx, params.clustergroup_id);
      ctx.tx.summary = `Deleted fleet ${fleet.name}`;
      associate(ctx, fleet, []);
      dropTarget(ctx, 'fleet', fleet.id);
      ctx.tx.remove('ucsFleets', fleet.id);
    },
  }),
);
