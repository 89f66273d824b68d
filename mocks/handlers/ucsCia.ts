import { ucsCiaRows } from '#src/api/contract/ucsCia.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { UcsCiaRow } from '../world/tables/ucs.ts';
import { clusterOf, requireFunction, ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';

function instanceOf({ tables, caller }: Ctx, id: string): UcsCiaRow {
  const row = tables.ucsCia.get(id);
  if (row === undefined || row.domain_id !== caller.account.id)
    throw ucsErrors.notFound('CIA instance', id);
  return row;
}

const view = ({
  id,
  name,
  cluster_ids,
  created_at,
  dashboards,
  alert_rules,
  events,
}: UcsCiaRow) => ({
  id,
  name,
  created_at,
  cluster_ids: [...cluster_ids],
  dashboards: [...dashboards],
  alert_rules: [...alert_rules],
  events: [...events],
});

type Parts = 'dashboards' | 'alert_rules';
const partNames: Readonly<Record<Parts, string>> = {
  dashboards: 'dashboard',
  alert_rules: 'alarm rule',
};

function addPart(ctx: Ctx, id: string, part: Parts, name: string) {
  const row = instanceOf(ctx, id);
  requireFunction(ctx, 'analysis');
  if (row[part].includes(name)) throw refuse('duplicate', { target: partNames[part], name });
  ctx.tx.summary = `Created ${partNames[part]} ${name}`;
  return view(ctx.tx.update('ucsCia', row.id, { [part]: [...row[part], name] }));
}

function dropPart(ctx: Ctx, id: string, part: Parts, name: string): void {
  const row = instanceOf(ctx, id);
  if (!row[part].includes(name)) throw ucsErrors.notFound(partNames[part], name);
  ctx.tx.summary = `Deleted ${partNames[part]} ${name}`;
  ctx.tx.update('ucsCia', row.id, { [part]: row[part].filter((other) => other !== name) });
}

/** Container Intelligent Analysis. */
export const ucsCiaHandlers = opened<typeof ucsCiaRows>(
  implement(ucsCiaRows, {
    ucsCiaList: ({ ctx }) => ({
      instances: ctx.tables.ucsCia.by('domain', ctx.caller.account.id).map(view),
      clusters: ctx.tables.ucsClusters
        .by('domain', ctx.caller.account.id)
        .map(({ id, name }) => ({ id, name })),
    }),
    ucsCiaCreate: ({ body: { name }, ctx }) => {
      requireFunction(ctx, 'analysis');
      const domain_id = ctx.caller.account.id;
      if (ctx.tables.ucsCia.by('domain', domain_id).some((row) => row.name === name))
        throw refuse('duplicate', { target: 'CIA instance', name });
      ctx.tx.summary = `Created CIA instance ${name}`;
      return view(
        ctx.tx.insert('ucsCia', {
          id: ctx.newId(),
          domain_id,
          name,
          cluster_ids: [],
          created_at: ctx.now,
          dashboards: ['overview'],
          alert_rules: [],
          events: [],
        }),
      );
    },
    ucsCiaUpdate: ({ params, body: { name }, ctx }) => {
      const { id } = instanceOf(ctx, params.instance_id);
      ctx.tx.summary = `Renamed CIA instance to ${name}`;
      return view(ctx.tx.update('ucsCia', id, { name }));
    },
    ucsCiaDelete: ({ params, ctx }) => {
      const { id, name } = instanceOf(ctx, params.instance_id);
      ctx.tx.summary = `Deleted CIA instance ${name}`;
      ctx.tx.remove('ucsCia', id);
    },
    ucsCiaClusters: ({ params, body: { cluster_ids }, ctx }) => {
      const row = instanceOf(ctx, params.instance_id);
      requireFunction(ctx, 'analysis');
      const added = cluster_ids
        .filter((id) => !row.cluster_ids.includes(id))
        .map((id) => clusterOf(ctx, id));
      const events = added.map(({ name }) => ({
        id: ctx.newId(),
        text: `${name} is monitored from now on`,
        confirmed: false,
      }));
      ctx.tx.summary = `Chose the monitored clusters of ${row.name}`;
      return view(
        ctx.tx.update('ucsCia', row.id, { cluster_ids, events: [...row.events, ...events] }),
      );
    },
    ucsCiaDashboardCreate: ({ params, body, ctx }) =>
      addPart(ctx, params.instance_id, 'dashboards', body.name),
    ucsCiaDashboardDelete: ({ params, ctx }) =>
      dropPart(ctx, params.instance_id, 'dashboards', params.name),
    ucsCiaAlertRuleCreate: ({ params, body, ctx }) =>
      addPart(ctx, params.instance_id, 'alert_rules', body.name),
    ucsCiaAlertRuleDelete: ({ params, ctx }) =>
      dropPart(ctx, params.instance_id, 'alert_rules', params.name),
    ucsCiaEventUpdate: ({ params, body, ctx }) => {
      const row = instanceOf(ctx, params.instance_id);
      if (!row.events.some(({ id }) => id === params.event_id))
        throw ucsErrors.notFound('event', params.event_id);
      ctx.tx.summary = 'Confirmed an event';
      return view(
        ctx.tx.update('ucsCia', row.id, {
          events: row.events.map((event) =>
            event.id === params.event_id ? { ...event, confirmed: body.confirmed } : event,
          ),
        }),
      );
    },
  }),
);
