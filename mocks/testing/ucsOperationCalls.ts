import type { Api, UcsRig } from './ucsBackend.ts';

/** One call of an operation: what has to be there is made by the administrator, then `as` tries, then the administrator cleans up. */
export type OperationCall = (as: Api) => Promise<unknown>;

const on = (id: string) => ({ params: { cluster_id: id } });
let made = 0;
const fresh = (prefix: string): string => `${prefix}-${(made += 1)}`;

/** Tries a call that creates something, and removes it again. */
const trying = async <T>(
  attempt: Promise<T>,
  undo: (made: T) => Promise<unknown>,
): Promise<void> => {
  await undo(await attempt);
};

function clusterCalls(
  { admin, accountId }: UcsRig,
  prefix: string,
  ids: readonly string[],
  register: (as: Api) => Promise<{ readonly id: string }>,
): Record<string, readonly OperationCall[]> {
  const each = (call: (as: Api, id: string) => Promise<unknown>): readonly OperationCall[] =>
    ids.map((id) => (as: Api) => call(as, id));
  const workload = (kind: 'workloads' | 'jobs' | 'services') => ({
    kind,
    name: fresh('made'),
    namespace: 'shop',
    image: 'swr.example/a:1',
    replicas: 2,
  });
  const unregister = (id: string) => admin.ucsClusterDelete(on(id));
  return {
    [`${prefix}.read`]: [
      (as) => as.ucsClusterList({}),
      ...each((as, id) => as.ucsClusterShow(on(id))),
    ],
    [`${prefix}.nodes`]: each((as, id) => as.ucsNodeList(on(id))),
    [`${prefix}.namespaces`]: each((as, id) => as.ucsNamespaceList(on(id))),
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
    [`${prefix}.update`]: each((as, id) =>
      as.ucsClusterUpdate({ ...on(id), body: { location: 'Elsewhere' } }),
    ),
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

/** The calls behind every operation of UCS, against the scenario `ucs`. */
export function operationCalls(rig: UcsRig): Readonly<Record<string, readonly OperationCall[]>> {
  const { admin, cluster, project } = rig;
  const project_id = project('ap-southeast-3');
  const inProject = { params: { project_id } };
  const fleet = () => admin.ucsFleetCreate({ body: { name: fresh('fleet'), description: '' } });
  const dropFleet = (id: string) => admin.ucsFleetDelete({ params: { clustergroup_id: id } });
  const candidate = async (): Promise<string> =>
    (await admin.ucsCandidateList({})).clusters.find(
      ({ region_id }) => region_id === 'ap-southeast-3',
    )?.id ?? '';
  const permission = {
    target_kind: 'cluster',
    target_id: cluster('partner-k8s'),
    subject_kind: 'user',
    type: 'viewer',
    template_id: null,
    namespaces: null,
    list_namespaces: true,
  } as const;
  const grantee = async () =>
    (await admin.userList({})).users.find(({ name }) => name === 'ucs-viewer')?.id ?? '';
  const grant = async (as: Api) =>
    (await as.ucsPermissionCreate({ body: { ...permission, subject_ids: [await grantee()] } }))
      .permissions[0]?.id ?? '';
  const template = (as: Api) =>
    as.ucsTemplateCreate({
      body: {
        name: fresh('template'),
        description: '',
        rules: [{ kind: 'jobs', verbs: ['list'] }],
      },
    });
  const fleetId = async () => (await admin.ucsFleetList({})).clustergroups[0]?.id ?? '';
  const policy = async (as: Api) =>
    as.ucsPolicyCreate({
      body: {
        name: fresh('policy'),
        template: 'two-replicas',
        mode: 'Alarm',
        target_kind: 'fleet',
        target_id: await fleetId(),
      },
    });
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
  const image = (as: Api) =>
    as.ucsImagePush({
      ...inProject,
      body: { organization: 'shop', name: fresh('image'), tag: '1' },
    });
  const firstImage = async () => (await admin.ucsImageList(inProject)).images[0]?.id ?? '';
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
  const inClusters = [cluster('datacenter-a'), cluster('partner-k8s')];

  return {
    'fleets.read': [
      (as) => as.ucsFleetList({}),
      async (as) => as.ucsFleetShow({ params: { clustergroup_id: await fleetId() } }),
    ],
    'fleets.create': [
      (as) =>
        trying(as.ucsFleetCreate({ body: { name: fresh('fleet'), description: '' } }), ({ id }) =>
          dropFleet(id),
        ),
    ],
    'fleets.update': [
      async (as) =>
        as.ucsFleetUpdate({
          params: { clustergroup_id: await fleetId() },
          body: { description: 'Changed' },
        }),
    ],
    'fleets.delete': [
      async (as) => as.ucsFleetDelete({ params: { clustergroup_id: (await fleet()).id } }),
    ],
    ...clusterCalls(rig, 'huaweicloud', [cluster('cce-shop')], async (as) =>
      as.ucsClusterRegister({ body: { kind: 'huaweicloud', cce_cluster_id: await candidate() } }),
    ),
    ...clusterCalls(rig, 'onpremises', inClusters, (as) =>
      as.ucsClusterRegister({
        body: { kind: 'onpremises', name: fresh('cluster'), location: 'Here' },
      }),
    ),
    'images.read': [(as) => as.ucsOrganizationList(inProject), (as) => as.ucsImageList(inProject)],
    'images.organizations': [
      (as) =>
        trying(
          as.ucsOrganizationCreate({ ...inProject, body: { name: fresh('org') } }),
          ({ name }) => admin.ucsOrganizationDelete({ params: { project_id, organization: name } }),
        ),
      async (as) =>
        as.ucsOrganizationDelete({
          params: {
            project_id,
            organization: (
              await admin.ucsOrganizationCreate({ ...inProject, body: { name: fresh('org') } })
            ).name,
          },
        }),
    ],
    'images.push': [
      (as) => image(as),
      async (as) =>
        as.ucsImageDelete({ params: { project_id, image_id: (await image(admin)).id } }),
    ],
    'images.pull': [
      async (as) => as.ucsImagePull({ params: { project_id, image_id: await firstImage() } }),
    ],
    'permissions.read': [
      (as) => as.userList({}),
      (as) => as.ucsPermissionList({ query: {} }),
      async (as) => as.ucsPermissionShow({ params: { permission_id: await grant(admin) } }),
    ],
    'permissions.write': [
      (as) => grant(as),
      async (as) =>
        as.ucsPermissionUpdate({
          params: { permission_id: await grant(admin) },
          body: { type: 'developer', template_id: null, namespaces: null, list_namespaces: true },
        }),
      async (as) => as.ucsPermissionDelete({ params: { permission_id: await grant(admin) } }),
    ],
    'permissions.templates': [
      (as) => template(as),
      async (as) => as.ucsTemplateDelete({ params: { template_id: (await template(admin)).id } }),
    ],
    'policies.read': [(as) => as.ucsPolicyList({})],
    'policies.enable': [
      (as) =>
        as.ucsPolicyCenterSet({
          params: { target_kind: 'cluster', target_id: cluster('partner-k8s') },
          body: { enabled: true },
        }),
    ],
    'policies.write': [
      (as) => policy(as),
      async (as) => as.ucsPolicyDelete({ params: { policy_id: (await policy(admin)).id } }),
    ],
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
