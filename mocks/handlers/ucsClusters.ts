import { ucsClusterRows } from '#src/api/contract/ucsClusters.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { UcsAddonTemplateRow, UcsClusterRow } from '../world/tables/ucs.ts';
import { clusterOf, requireFunction, ucsErrors } from '../services/ucs/agent.ts';
import { furnish, strip } from '../services/ucs/contents.ts';
import { opened } from '../services/ucs/opened.ts';
import { dropTarget } from '../services/ucs/targets.ts';

const view = ({
  id,
  name,
  kind,
  region_id,
  project_id,
  location,
  version,
  status,
  fleet_id,
  policy_center,
  created_at,
}: UcsClusterRow) => ({
  id,
  name,
  kind,
  region_id,
  project_id,
  location,
  version,
  status,
  fleet_id,
  policy_center,
  created_at,
});

/**
 * CCE clusters of the account that are not registered, in the regions whose clusters the
 * caller may list.
 */
function candidates(ctx: Ctx) {
  const { tables, caller } = ctx;
  const registered = new Set(
    tables.ucsClusters.by('domain', caller.account.id).map((cluster) => cluster.cce_cluster_id),
  );
  const all = tables.cceClusters
    .by('domain', caller.account.id)
    .filter(({ id }) => !registered.has(id));
  const projects = [...new Set(all.map(({ project_id }) => project_id))];
  const open = new Set(
    projects.filter((projectId) => ctx.decide({ action: 'cce:cluster:list', projectId }).allowed),
  );
  return {
    open: all.filter(({ project_id }) => open.has(project_id)),
    closed: all.filter(({ project_id }) => !open.has(project_id)),
  };
}

const nothingYet = { fleet_id: null, policy_center: false } as const;

function fromCce(ctx: Ctx, id: string): UcsClusterRow {
  const cce = ctx.tables.cceClusters.get(id);
  if (cce === undefined || cce.domain_id !== ctx.caller.account.id)
    throw ucsErrors.notFound('CCE cluster', id);
  ctx.require({ action: 'cce:cluster:get', projectId: cce.project_id });
  requireFunction(ctx, 'connectClusters', cce.project_id);
  const { domain_id, name, region_id, project_id, version } = cce;
  return {
    ...nothingYet,
    id: ctx.newId(),
    domain_id,
    name,
    kind: 'huaweicloud',
    cce_cluster_id: id,
    region_id,
    project_id,
    location: region_id,
    version,
    status: 'Running',
    created_at: ctx.now,
  };
}

function templateOf({ tables, caller }: Ctx, name: string): UcsAddonTemplateRow {
  const row = tables.ucsAddonTemplates.get(`${caller.account.id}/${name}`);
  if (row === undefined) throw ucsErrors.notFound('add-on template', name);
  return row;
}

function addonOf(ctx: Ctx, clusterId: string, id: string) {
  const row = ctx.tables.ucsAddons.get(id);
  if (row === undefined || row.cluster_id !== clusterOf(ctx, clusterId).id)
    throw ucsErrors.notFound('add-on', id);
  return row;
}

/** Clusters and their add-ons. */
export const ucsClusterHandlers = opened<typeof ucsClusterRows>(
  implement(ucsClusterRows, {
    ucsClusterList: ({ ctx }) => ({
      clusters: ctx.tables.ucsClusters.by('domain', ctx.caller.account.id).map(view),
    }),
    ucsClusterShow: ({ params, ctx }) => view(clusterOf(ctx, params.cluster_id)),
    ucsCandidateList: ({ ctx }) => {
      const { open, closed } = candidates(ctx);
      return {
        clusters: open.map(({ id, name, region_id, version }) => ({
          id,
          name,
          region_id,
          version,
        })),
        closed_regions: [...new Set(closed.map(({ region_id }) => region_id))],
      };
    },
    ucsClusterRegister: ({ body, ctx }) => {
      const domain_id = ctx.caller.account.id;
      const row: UcsClusterRow =
        body.kind === 'huaweicloud'
          ? fromCce(ctx, body.cce_cluster_id)
          : {
              ...nothingYet,
              id: ctx.newId(),
              domain_id,
              name: body.name,
              kind: body.kind,
              cce_cluster_id: null,
              region_id: null,
              project_id: null,
              location: body.location,
              version: 'v1.31',
              status: 'Pending connection',
              created_at: ctx.now,
            };
      if (ctx.tables.ucsClusters.find('name', `${domain_id}/${row.name}`) !== undefined)
        throw refuse('duplicate', { target: 'cluster', name: row.name });
      ctx.tx.summary = `Registered cluster ${row.name}`;
      ctx.tx.insert('ucsClusters', row);
      furnish(ctx, row);
      return view(row);
    },
    ucsClusterUpdate: ({ params, body, ctx }) => {
      const { id, name } = clusterOf(ctx, params.cluster_id);
      ctx.tx.summary = `Changed the location of ${name}`;
      return view(ctx.tx.update('ucsClusters', id, { location: body.location }));
    },
    ucsClusterActivate: ({ params, ctx }) => {
      const { id, name, status } = clusterOf(ctx, params.cluster_id);
      if (status === 'Running') throw ucsErrors.conflict('The cluster is connected already.');
      ctx.tx.summary = `Activated ${name}`;
      return view(ctx.tx.update('ucsClusters', id, { status: 'Running' }));
    },
    ucsClusterDelete: ({ params, ctx }) => {
      const { id, name } = clusterOf(ctx, params.cluster_id);
      ctx.tx.summary = `Unregistered cluster ${name}`;
      strip(ctx, id);
      dropTarget(ctx, 'cluster', id);
      ctx.tx.remove('ucsClusters', id);
    },
    ucsAddonList: ({ params, ctx }) => ({
      addons: ctx.tables.ucsAddons.by('cluster', clusterOf(ctx, params.cluster_id).id),
    }),
    ucsAddonInstall: ({ params, body, ctx }) => {
      const cluster = clusterOf(ctx, params.cluster_id);
      const template = templateOf(ctx, body.template);
      if (template.offline)
        throw ucsErrors.conflict(`${template.name} is offline and cannot be installed.`);
      if (
        ctx.tables.ucsAddons
          .by('cluster', cluster.id)
          .some((addon) => addon.template === template.name)
      )
        throw refuse('duplicate', { target: 'add-on', name: template.name });
      ctx.tx.summary = `Installed ${template.name} on ${cluster.name}`;
      return ctx.tx.insert('ucsAddons', {
        id: ctx.newId(),
        cluster_id: cluster.id,
        template: template.name,
        version: template.version,
        installed_at: ctx.now,
      });
    },
    ucsAddonUpgrade: ({ params, ctx }) => {
      const addon = addonOf(ctx, params.cluster_id, params.addon_id);
      const { version } = templateOf(ctx, addon.template);
      ctx.tx.summary = `Upgraded ${addon.template}`;
      return ctx.tx.update('ucsAddons', addon.id, { version });
    },
    ucsAddonUninstall: ({ params, ctx }) => {
      const addon = addonOf(ctx, params.cluster_id, params.addon_id);
      ctx.tx.summary = `Uninstalled ${addon.template}`;
      ctx.tx.remove('ucsAddons', addon.id);
    },
    ucsAddonTemplateList: ({ ctx }) => ({
      templates: ctx.tables.ucsAddonTemplates.by('domain', ctx.caller.account.id),
    }),
    ucsAddonTemplateCreate: ({ body, ctx }) => {
      const domain_id = ctx.caller.account.id;
      const id = `${domain_id}/${body.name}`;
      if (ctx.tables.ucsAddonTemplates.get(id) !== undefined)
        throw refuse('duplicate', { target: 'add-on template', name: body.name });
      ctx.tx.summary = `Created add-on template ${body.name}`;
      return ctx.tx.insert('ucsAddonTemplates', {
        id,
        domain_id,
        ...body,
        offline: false,
        built_in: false,
      });
    },
    ucsAddonTemplateOffline: ({ params, ctx }) => {
      const { id, name } = templateOf(ctx, params.template);
      ctx.tx.summary = `Brought ${name} offline`;
      return ctx.tx.update('ucsAddonTemplates', id, { offline: true });
    },
    ucsAddonTemplateDelete: ({ params, ctx }) => {
      const { id, name, built_in } = templateOf(ctx, params.template);
      if (built_in)
        throw ucsErrors.conflict(`${name} comes with the service and cannot be deleted.`);
      ctx.tx.summary = `Deleted add-on template ${name}`;
      ctx.tx.remove('ucsAddonTemplates', id);
    },
  }),
);
