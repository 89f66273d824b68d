import type { Api, UcsTestBackend } from './ucsBackend.ts';
import { fresh, on, trying, type OperationCall, type OperationCalls } from './ucsCalls.ts';

/** One call for each cluster of a kind. */
type EachCluster = (call: (as: Api, id: string) => Promise<unknown>) => readonly OperationCall[];

const workload = (kind: 'workloads' | 'jobs' | 'services') => ({
  kind,
  name: fresh('made'),
  namespace: 'shop',
  image: 'swr.example/a:1',
  replicas: 2,
});

/** Workloads, jobs and services of the namespace `shop`. */
const workloadCalls = (
  { admin }: UcsTestBackend,
  prefix: string,
  each: EachCluster,
): OperationCalls => ({
  [`${prefix}.workloads`]: [
    ...each((as, id) => as.ucsWorkloadList({ ...on(id), query: { namespace: 'shop' } })),
    ...each(async (as, id) => {
      const { workloads } = await admin.ucsWorkloadList({
        ...on(id),
        query: { namespace: 'shop' },
      });
      for (const { id: workload_id } of workloads)
        await as.ucsWorkloadShow({ params: { cluster_id: id, workload_id } });
    }),
  ],
  [`${prefix}.writeWorkloads`]: (['workloads', 'jobs', 'services'] as const).flatMap((kind) => [
    ...each((as, id) =>
      trying(as.ucsWorkloadCreate({ ...on(id), body: workload(kind) }), (row) =>
        admin.ucsWorkloadDelete({ params: { cluster_id: id, workload_id: row.id } }),
      ),
    ),
    ...each(async (as, id) => {
      const row = await admin.ucsWorkloadCreate({ ...on(id), body: workload(kind) });
      await as.ucsWorkloadDelete({ params: { cluster_id: id, workload_id: row.id } });
    }),
  ]),
});

/** Nodes, namespaces and quotas. */
const objectCalls = (
  { admin, accountId }: UcsTestBackend,
  prefix: string,
  each: EachCluster,
): OperationCalls => ({
  [`${prefix}.writeNodes`]: each(async (as, id) => {
    const [node] = (await admin.ucsNodeList(on(id))).nodes;
    await as.ucsNodeUpdate({
      params: { cluster_id: id, node_id: node?.id ?? accountId },
      body: { schedulable: false },
    });
  }),
  [`${prefix}.writeNamespaces`]: [
    ...each((as, id) =>
      trying(as.ucsNamespaceCreate({ ...on(id), body: { name: fresh('space') } }), ({ name }) =>
        admin.ucsNamespaceDelete({ params: { cluster_id: id, namespace: name } }),
      ),
    ),
    ...each(async (as, id) => {
      const { name } = await admin.ucsNamespaceCreate({
        ...on(id),
        body: { name: fresh('space') },
      });
      await as.ucsNamespaceDelete({ params: { cluster_id: id, namespace: name } });
    }),
    ...each((as, id) =>
      as.ucsQuotaUpdate({
        params: { cluster_id: id, namespace: 'shop' },
        body: { cpu_limit: 4, memory_limit: 8 },
      }),
    ),
  ],
});

/** The operations on clusters of one kind, `register` being how one of them is registered. */
export function clusterCalls(
  test: UcsTestBackend,
  prefix: string,
  ids: readonly string[],
  register: (as: Api) => Promise<{ readonly id: string }>,
): OperationCalls {
  const { admin } = test;
  const each: EachCluster = (call) => ids.map((id) => (as: Api) => call(as, id));
  const unregister = (id: string) => admin.ucsClusterDelete(on(id));
  return {
    [`${prefix}.read`]: [
      (as) => as.ucsClusterList({}),
      ...each((as, id) => as.ucsClusterShow(on(id))),
    ],
    [`${prefix}.nodes`]: each((as, id) => as.ucsNodeList(on(id))),
    [`${prefix}.namespaces`]: each((as, id) => as.ucsNamespaceList(on(id))),
    ...workloadCalls(test, prefix, each),
    [`${prefix}.update`]: each((as, id) =>
      as.ucsClusterUpdate({ ...on(id), body: { location: 'Elsewhere' } }),
    ),
    ...objectCalls(test, prefix, each),
    [`${prefix}.register`]: [
      (as) => trying(register(as), ({ id }) => unregister(id)),
      async (as) => {
        const { id } = await register(admin);
        await as.ucsClusterDelete(on(id)).catch(async (error: unknown) => {
          await unregister(id);
          throw error;
        });
      },
    ],
  };
}
