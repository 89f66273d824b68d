import type { Api, UcsTestBackend } from './ucsBackend.ts';
import { fresh, trying, type OperationCalls } from './ucsCalls.ts';

/** Traffic Distribution. */
export function trafficCalls({ admin, cluster, project }: UcsTestBackend): OperationCalls {
  const project_id = project('ap-southeast-3');
  const inProject = { params: { project_id } };
  const zone = async () => (await admin.ucsTrafficList(inProject)).zones[0]?.id ?? '';
  const traffic = async (as: Api) =>
    as.ucsTrafficCreate({
      ...inProject,
      body: {
        name: fresh('traffic'),
        zone_id: await zone(),
        host: fresh('host'),
        targets: [{ cluster_id: cluster('cce-shop'), weight: 1 }],
      },
    });
  const dropTraffic = (id: string) =>
    admin.ucsTrafficDelete({ params: { project_id, policy_id: id } });
  const firstTraffic = async () => (await admin.ucsTrafficList(inProject)).policies[0]?.id ?? '';

  return {
    'traffic.read': [(as) => as.ucsTrafficList(inProject)],
    'traffic.create': [(as) => trying(traffic(as), ({ id }) => dropTraffic(id))],
    'traffic.suspend': [
      async (as) =>
        as.ucsTrafficSuspend({
          params: { project_id, policy_id: await firstTraffic() },
          body: { suspended: true },
        }),
    ],
    'traffic.delete': [
      async (as) =>
        as.ucsTrafficDelete({ params: { project_id, policy_id: (await traffic(admin)).id } }),
    ],
  };
}

/** Container Intelligent Analysis. */
export function analysisCalls({ admin, cluster }: UcsTestBackend): OperationCalls {
  const cia = async () => (await admin.ucsCiaList({})).instances[0];
  const inCia = async () => ({ params: { instance_id: (await cia())?.id ?? '' } });
  const makeCia = (as: Api) => as.ucsCiaCreate({ body: { name: fresh('cia') } });
  const dropCia = (id: string) => admin.ucsCiaDelete({ params: { instance_id: id } });
  const part = async (
    as: Api,
    create: 'ucsCiaDashboardCreate' | 'ucsCiaAlertRuleCreate',
    remove: 'ucsCiaDashboardDelete' | 'ucsCiaAlertRuleDelete',
    by: Api,
  ) => {
    const { params } = await inCia();
    const name = fresh('part');
    await as[create]({ params, body: { name } });
    await by[remove]({ params: { ...params, name } });
  };

  return {
    'analysis.read': [(as) => as.ucsCiaList({})],
    'analysis.instances': [
      (as) => trying(makeCia(as), ({ id }) => dropCia(id)),
      async (as) => as.ucsCiaUpdate({ ...(await inCia()), body: { name: fresh('cia') } }),
      async (as) => as.ucsCiaDelete({ params: { instance_id: (await makeCia(admin)).id } }),
    ],
    'analysis.clusters': [
      async (as) =>
        as.ucsCiaClusters({ ...(await inCia()), body: { cluster_ids: [cluster('partner-k8s')] } }),
    ],
    'analysis.dashboards': [
      (as) => part(as, 'ucsCiaDashboardCreate', 'ucsCiaDashboardDelete', admin),
      (as) => part(admin, 'ucsCiaDashboardCreate', 'ucsCiaDashboardDelete', as),
    ],
    'analysis.alarms': [
      (as) => part(as, 'ucsCiaAlertRuleCreate', 'ucsCiaAlertRuleDelete', admin),
      (as) => part(admin, 'ucsCiaAlertRuleCreate', 'ucsCiaAlertRuleDelete', as),
      async (as) =>
        as.ucsCiaEventUpdate({
          params: {
            instance_id: (await cia())?.id ?? '',
            event_id: (await cia())?.events[0]?.id ?? '',
          },
          body: { confirmed: true },
        }),
    ],
  };
}
