import type { UcsTestBackend } from './ucsBackend.ts';
import { fresh, type OperationCalls } from './ucsCalls.ts';
import { clusterCalls } from './ucsClusterCalls.ts';
import { fleetCalls, imageCalls } from './ucsFleetCalls.ts';
import { permissionCalls, policyCalls } from './ucsPermissionCalls.ts';
import { analysisCalls, trafficCalls } from './ucsTrafficCalls.ts';

/** The calls behind every operation of UCS, against the scenario `ucs`. */
export function operationCalls(ucs: UcsTestBackend): OperationCalls {
  const { admin, cluster } = ucs;
  const candidate = async (): Promise<string> =>
    (await admin.ucsCandidateList({})).clusters.find(
      ({ region_id }) => region_id === 'ap-southeast-3',
    )?.id ?? '';
  const inClusters = [cluster('datacenter-a'), cluster('partner-k8s')];

  return {
    ...fleetCalls(ucs),
    ...clusterCalls(ucs, 'huaweicloud', [cluster('cce-shop')], async (as) =>
      as.ucsClusterRegister({ body: { kind: 'huaweicloud', cce_cluster_id: await candidate() } }),
    ),
    ...clusterCalls(ucs, 'onpremises', inClusters, (as) =>
      as.ucsClusterRegister({
        body: { kind: 'onpremises', name: fresh('cluster'), location: 'Here' },
      }),
    ),
    ...imageCalls(ucs),
    ...permissionCalls(ucs),
    ...policyCalls(ucs),
    ...trafficCalls(ucs),
    ...analysisCalls(ucs),
  };
}
