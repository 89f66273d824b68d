import { ucsObjectRows } from '#src/api/contract/ucsObjects.ts';
import { namespacedKinds } from '#src/domain/ucs/clusterObjects.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import {
  namespaceKey,
  type UcsClusterRow,
  type UcsNamespaceRow,
  type UcsWorkloadRow,
} from '../world/tables/ucs.ts';
import { clusterOf, mayTouch, openCluster, ucsErrors } from '../services/ucs/agent.ts';
import { opened } from '../services/ucs/opened.ts';
import { interception } from '../services/ucs/targets.ts';

function namespaceOf({ tables }: Ctx, cluster: UcsClusterRow, name: string): UcsNamespaceRow {
  const row = tables.ucsNamespaces.get(namespaceKey(cluster.id, name));
  if (row === undefined) throw ucsErrors.notFound('namespace', name);
  return row;
}

/** A namespace; its quota stays out where the caller may not read it. */
function viewNamespace(
  ctx: Ctx,
  cluster: UcsClusterRow,
  { name, cpu_limit, memory_limit, built_in }: UcsNamespaceRow,
) {
  const readable = mayTouch(ctx, cluster, { kind: 'resourcequotas', verb: 'get', namespace: name });
  return {
    name,
    built_in,
    cpu_limit: readable ? cpu_limit : null,
    memory_limit: readable ? memory_limit : null,
  };
}

function workloadOf({ tables }: Ctx, clusterId: string, id: string): UcsWorkloadRow {
  const row = tables.ucsWorkloads.get(id);
  if (row === undefined || row.cluster_id !== clusterId) throw ucsErrors.notFound('workload', id);
  return row;
}

/** Kubernetes objects of clusters. */
export const ucsObjectHandlers = opened<typeof ucsObjectRows>(
  implement(ucsObjectRows, {
    ucsNodeList: ({ params, ctx }) => ({
      nodes: ctx.tables.ucsNodes.by(
        'cluster',
        openCluster(ctx, params.cluster_id, { kind: 'nodes', verb: 'list' }).id,
      ),
    }),
    ucsNodeUpdate: ({ params, body, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, { kind: 'nodes', verb: 'update' });
      const node = ctx.tables.ucsNodes.get(params.node_id);
      if (node === undefined || node.cluster_id !== cluster.id)
        throw ucsErrors.notFound('node', params.node_id);
      ctx.tx.summary = `${body.schedulable ? 'Uncordoned' : 'Cordoned'} ${node.name}`;
      return ctx.tx.update('ucsNodes', node.id, body);
    },
    ucsNamespaceList: ({ params, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, { kind: 'namespaces', verb: 'list' });
      return {
        namespaces: ctx.tables.ucsNamespaces
          .by('cluster', cluster.id)
          .map((row) => viewNamespace(ctx, cluster, row)),
      };
    },
    ucsNamespaceCreate: ({ params, body: { name }, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, { kind: 'namespaces', verb: 'create' });
      const id = namespaceKey(cluster.id, name);
      if (ctx.tables.ucsNamespaces.get(id) !== undefined)
        throw refuse('duplicate', { target: 'namespace', name });
      ctx.tx.summary = `Created namespace ${name} in ${cluster.name}`;
      return viewNamespace(
        ctx,
        cluster,
        ctx.tx.insert('ucsNamespaces', {
          id,
          cluster_id: cluster.id,
          name,
          cpu_limit: null,
          memory_limit: null,
          built_in: false,
        }),
      );
    },
    ucsNamespaceDelete: ({ params, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, { kind: 'namespaces', verb: 'delete' });
      const { id, name, built_in } = namespaceOf(ctx, cluster, params.namespace);
      if (built_in)
        throw ucsErrors.conflict(`${name} belongs to Kubernetes and cannot be deleted.`);
      ctx.tx.summary = `Deleted namespace ${name} of ${cluster.name}`;
      for (const workload of ctx.tables.ucsWorkloads.by('cluster', cluster.id))
        if (workload.namespace === name) ctx.tx.remove('ucsWorkloads', workload.id);
      ctx.tx.remove('ucsNamespaces', id);
    },
    ucsQuotaUpdate: ({ params, body, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, {
        kind: 'resourcequotas',
        verb: 'update',
        namespace: params.namespace,
      });
      const { id, name } = namespaceOf(ctx, cluster, params.namespace);
      ctx.tx.summary = `Set the quota of ${name} in ${cluster.name}`;
      return viewNamespace(ctx, cluster, ctx.tx.update('ucsNamespaces', id, body));
    },
    ucsWorkloadList: ({ params, query: { namespace }, ctx }) => {
      const cluster = clusterOf(ctx, params.cluster_id);
      const readable = namespacedKinds.filter((kind) =>
        mayTouch(ctx, cluster, { kind, verb: 'list', namespace }),
      );
      openCluster(ctx, cluster.id, { kind: readable[0] ?? 'workloads', verb: 'list', namespace });
      namespaceOf(ctx, cluster, namespace);
      return {
        workloads: ctx.tables.ucsWorkloads
          .by('cluster', cluster.id)
          .filter((row) => row.namespace === namespace && readable.includes(row.kind)),
      };
    },
    ucsWorkloadShow: ({ params, ctx }) => {
      const row = workloadOf(ctx, clusterOf(ctx, params.cluster_id).id, params.workload_id);
      openCluster(ctx, row.cluster_id, { kind: row.kind, verb: 'get', namespace: row.namespace });
      return row;
    },
    ucsWorkloadCreate: ({ params, body, ctx }) => {
      const cluster = openCluster(ctx, params.cluster_id, {
        kind: body.kind,
        verb: 'create',
        namespace: body.namespace,
      });
      namespaceOf(ctx, cluster, body.namespace);
      const same = ctx.tables.ucsWorkloads
        .by('cluster', cluster.id)
        .some(
          (row) =>
            row.kind === body.kind && row.namespace === body.namespace && row.name === body.name,
        );
      if (same) throw refuse('duplicate', { target: 'workload', name: body.name });
      const intercepted = interception(ctx, cluster, body);
      if (intercepted !== undefined) throw ucsErrors.conflict(intercepted);
      ctx.tx.summary = `Created ${body.name} in ${cluster.name}/${body.namespace}`;
      return ctx.tx.insert('ucsWorkloads', {
        id: ctx.newId(),
        cluster_id: cluster.id,
        ...body,
        created_at: ctx.now,
      });
    },
    ucsWorkloadDelete: ({ params, ctx }) => {
      const row = workloadOf(ctx, clusterOf(ctx, params.cluster_id).id, params.workload_id);
      const cluster = openCluster(ctx, row.cluster_id, {
        kind: row.kind,
        verb: 'delete',
        namespace: row.namespace,
      });
      ctx.tx.summary = `Deleted ${row.name} of ${cluster.name}/${row.namespace}`;
      ctx.tx.remove('ucsWorkloads', row.id);
    },
  }),
);
