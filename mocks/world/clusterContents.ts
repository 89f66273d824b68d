import {
  namespaceKey,
  type UcsClusterRow,
  type UcsNamespaceRow,
  type UcsNodeRow,
} from './tables/ucs.ts';

/** What a cluster has from the beginning: two nodes and the namespaces of Kubernetes. */
export function firstContents(
  cluster: Pick<UcsClusterRow, 'id' | 'name'>,
  newId: (what: string) => string,
): { readonly nodes: readonly UcsNodeRow[]; readonly namespaces: readonly UcsNamespaceRow[] } {
  return {
    nodes: [1, 2].map((number) => ({
      id: newId(`node-${number}`),
      cluster_id: cluster.id,
      name: `${cluster.name}-node-${number}`,
      address: `192.168.20.${10 + number}`,
      schedulable: true,
    })),
    namespaces: ['default', 'kube-system'].map((name) => ({
      id: namespaceKey(cluster.id, name),
      cluster_id: cluster.id,
      name,
      cpu_limit: null,
      memory_limit: null,
      built_in: true,
    })),
  };
}
