/** Kinds of clusters that UCS manages. docs/sources/ucs-roles-and-policies.md#table-3. */
export type ClusterKind = 'huaweicloud' | 'onpremises' | 'attached';

export const clusterKindNames: Readonly<Record<ClusterKind, string>> = {
  huaweicloud: 'Huawei Cloud cluster',
  onpremises: 'On-premises cluster',
  attached: 'Attached cluster',
};

/**
 * A registered cluster waits until it has been activated, i.e. until its agent has reported (ours).
 */
export type ClusterStatus = 'Pending connection' | 'Running';
