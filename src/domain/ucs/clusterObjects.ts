import type { ClusterKind } from './clusters.ts';

/** Kinds of Kubernetes objects that UCS shows. */
export type ObjectKind =
  | 'nodes'
  | 'namespaces'
  | 'resourcequotas'
  | 'workloads'
  | 'jobs'
  | 'services';
export type ObjectVerb = 'get' | 'list' | 'create' | 'update' | 'delete';

/**
 * Kinds that live in a namespace and are everyday work; the others belong to whoever
 * administers the cluster.
 */
export const namespacedKinds = ['workloads', 'jobs', 'services'] as const;
export type NamespacedKind = (typeof namespacedKinds)[number];

export const objectKindNames: Readonly<Record<ObjectKind, string>> = {
  nodes: 'Nodes',
  namespaces: 'Namespaces',
  resourcequotas: 'Resource quotas',
  workloads: 'Workloads',
  jobs: 'Jobs',
  services: 'Services',
};

/**
 * The action that stands for administering what is inside a cluster: nodes, namespaces, quotas.
 * Ours: no source names one, and it must be part of `ucs:*:*` but not of UCS CommonOperations,
 * whose holders only read namespaces and quotas (docs/sources/ucs-roles-and-policies.md#table-3).
 */
export const administerAction = 'ucs:clusterResources:operate';

/** A cluster as far as access to its objects goes. */
export type ClusterRef = {
  readonly id: string;
  readonly kind: ClusterKind;
  readonly accountId: string;
};

/** A question about an object, in the vocabulary of RBAC. */
export type ObjectQuestion = {
  readonly action: string;
  readonly aliases: readonly string[];
  readonly resource: string;
};

/**
 * Objects of Huawei Cloud clusters belong to CCE, those of the others to UCS: so that CCE
 * Administrator reaches only the former.
 */
const ownerOf = (kind: ClusterKind): string => (kind === 'huaweicloud' ? 'cce' : 'ucs');

/** Resource of an object: of a namespace (`*`: of any), or of the cluster as a whole. */
export function objectResource(cluster: ClusterRef, namespace: string | undefined): string {
  const owner = ownerOf(cluster.kind);
  return namespace === undefined
    ? `${owner}:*:${cluster.accountId}:cluster:${cluster.id}`
    : `${owner}:*:${cluster.accountId}:namespace:${cluster.id}/${namespace}`;
}

/**
 * Everything inside Huawei Cloud clusters, whatever account and region: what CCE
 * Administrator reaches.
 */
export const allCceObjects: readonly string[] = ['cce:*:*:cluster:*', 'cce:*:*:namespace:*'];

/**
 * What RBAC is asked about an object. In on-premises and attached clusters whoever may administer
 * clusters in UCS needs no RBAC besides (docs/sources/ucs-roles-and-policies.md#table-3: UCS
 * FullAccess alone); in Huawei Cloud clusters he does.
 */
export function objectQuestion(
  cluster: ClusterRef,
  kind: ObjectKind,
  verb: ObjectVerb,
  namespace?: string,
): ObjectQuestion {
  return {
    action: `kubernetes:${kind}:${verb}`,
    aliases: cluster.kind === 'huaweicloud' ? [] : [administerAction],
    resource: objectResource(cluster, namespace),
  };
}
