import { administerAction } from '#src/domain/ucs/clusterObjects.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { creates, reads, removes, replaces } from './calls.ts';
import { empty, guard } from './shapes.ts';
import { onCluster, ours, seed } from './ucsRow.ts';
import * as schema from './ucsSchemas.ts';

/**
 * Kubernetes objects. The action of UCS stands here; RBAC of the cluster is asked for
 * each object besides.
 */
export const ucsObjectRows = {
  ucsNodeList: {
    ...onCluster,
    ...reads('/ucs/v1/clusters/:cluster_id/nodes'),
    access: guard('ucs:clusters:get'),
    response: z.object({ nodes: z.array(schema.Node) }),
    operation: 'ListNodes',
    summary: 'Nodes of a cluster',
    source: seed,
  },
  ucsNodeUpdate: {
    ...onCluster,
    ...replaces('/ucs/v1/clusters/:cluster_id/nodes/:node_id'),
    access: guard(administerAction),
    body: z.object({ schedulable: z.boolean() }),
    response: schema.Node,
    operation: 'UpdateNode',
    summary: 'Cordon or uncordon a node',
    source: ours,
  },
  ucsNamespaceList: {
    ...onCluster,
    ...reads('/ucs/v1/clusters/:cluster_id/namespaces'),
    access: guard('ucs:clusters:get'),
    response: z.object({ namespaces: z.array(schema.Namespace) }),
    operation: 'ListNamespaces',
    summary: 'Namespaces of a cluster; quotas only where they may be read',
    source: seed,
  },
  ucsNamespaceCreate: {
    ...onCluster,
    ...creates('/ucs/v1/clusters/:cluster_id/namespaces'),
    access: guard(administerAction),
    body: schema.NamespaceInput,
    response: schema.Namespace,
    operation: 'CreateNamespace',
    summary: 'Create a namespace',
    source: ours,
  },
  ucsNamespaceDelete: {
    ...onCluster,
    ...removes('/ucs/v1/clusters/:cluster_id/namespaces/:namespace'),
    access: guard(administerAction),
    response: empty,
    operation: 'DeleteNamespace',
    summary: 'Delete a namespace with what runs in it',
    source: ours,
  },
  ucsQuotaUpdate: {
    ...onCluster,
    ...replaces('/ucs/v1/clusters/:cluster_id/namespaces/:namespace/quota'),
    access: guard(administerAction),
    body: schema.QuotaInput,
    response: schema.Namespace,
    operation: 'UpdateResourceQuota',
    summary: 'Set the resource quota of a namespace',
    source: ours,
  },
  ucsWorkloadList: {
    ...onCluster,
    ...reads('/ucs/v1/clusters/:cluster_id/workloads'),
    access: guard('ucs:workloads:list'),
    query: z.object({ namespace: z.string() }),
    response: z.object({ workloads: z.array(schema.Workload) }),
    operation: 'ListWorkloads',
    summary: 'Workloads, jobs and Services of a namespace',
    source: seed,
  },
  ucsWorkloadShow: {
    ...onCluster,
    ...reads('/ucs/v1/clusters/:cluster_id/workloads/:workload_id'),
    access: guard('ucs:workloads:get'),
    response: schema.Workload,
    operation: 'ShowWorkload',
    summary: 'One workload, job or Service',
    source: seed,
  },
  ucsWorkloadCreate: {
    ...onCluster,
    ...creates('/ucs/v1/clusters/:cluster_id/workloads'),
    access: guard('ucs:workloads:operate'),
    body: schema.WorkloadInput,
    response: schema.Workload,
    operation: 'CreateWorkload',
    summary: 'Create a workload, job or Service',
    source: seed,
  },
  ucsWorkloadDelete: {
    ...onCluster,
    ...removes('/ucs/v1/clusters/:cluster_id/workloads/:workload_id'),
    access: guard('ucs:workloads:operate'),
    response: empty,
    operation: 'DeleteWorkload',
    summary: 'Delete a workload, job or Service',
    source: seed,
  },
} as const satisfies Contract;
