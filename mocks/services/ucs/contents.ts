import type { Ctx } from '#mocks/pipeline/call.ts';
import { firstContents } from '#mocks/world/clusterContents.ts';
import type { UcsClusterRow } from '#mocks/world/tables/ucs.ts';

/** Gives a newly registered cluster its contents. */
export function furnish({ tx, newId }: Ctx, cluster: UcsClusterRow): void {
  const { nodes, namespaces } = firstContents(cluster, newId);
  for (const node of nodes) tx.insert('ucsNodes', node);
  for (const namespace of namespaces) tx.insert('ucsNamespaces', namespace);
}

/** Removes everything UCS knows of the inside of a cluster. */
export function strip({ tables, tx }: Ctx, clusterId: string): void {
  for (const table of ['ucsNodes', 'ucsNamespaces', 'ucsWorkloads', 'ucsAddons'] as const)
    for (const row of tables[table].by('cluster', clusterId)) tx.remove(table, row.id);
}
