import { describe, expect, it } from 'vitest';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { ucsTrustAgencyName } from '#src/domain/ucs/trustAgency.ts';
import {
  openUcsRig,
  problemOf,
  systemRole,
  withDependencies,
  type Api,
  type UcsRig,
} from '#mocks/testing/ucsBackend.ts';

const all = { kind: 'all' } as const;
const on = (rig: UcsRig, name: string) => ({ params: { cluster_id: rig.cluster(name) } });

/** Grants of the agency in the way an administrator changes them. */
const agencyId = async (rig: UcsRig): Promise<string> =>
  (await rig.admin.agencyList({ query: { domain_id: rig.accountId, name: ucsTrustAgencyName } }))
    .agencies[0]?.id ?? '';
const revoke = async (rig: UcsRig, permission: string) =>
  rig.admin.agencyRevokeOnAll({
    params: {
      domain_id: rig.accountId,
      agency_id: await agencyId(rig),
      role_id: systemRole(permission).id,
    },
  });

describe('the process flow: read-only permissions, verified by signing in', () => {
  it('reads fleets and clusters, and is refused what changes them and what other services have', async () => {
    const rig = await openUcsRig();
    const { api } = await rig.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    expect((await api.ucsFleetList({})).clustergroups).toHaveLength(1);
    expect((await api.ucsClusterList({})).clusters).toHaveLength(3);
    expect(
      await problemOf(api.ucsFleetCreate({ body: { name: 'mine', description: '' } })),
    ).toMatchObject({
      status: 403,
      missingActions: ['ucs:clustergroups:create|ucs:clustergroups:createFleet'],
    });
    expect(
      await problemOf(
        api.ucsClusterRegister({ body: { kind: 'attached', name: 'mine', location: 'Here' } }),
      ),
    ).toMatchObject({
      status: 403,
      missingActions: ['ucs:clusters:create|ucs:clusters:createCluster'],
    });
    expect(
      await problemOf(api.ecsServerList({ params: { project_id: rig.project('ap-southeast-3') } })),
    ).toMatchObject({ status: 403 });
  });

  it('leaves container intelligent analysis closed, which CIAOperations opens', async () => {
    const rig = await openUcsRig();
    expect(await problemOf(rig.as('ucs-viewer').ucsCiaList({}))).toMatchObject({
      status: 403,
      missingActions: ['ucs:ciaInstances:list'],
    });
    expect((await rig.as('ucs-analyst').ucsCiaList({})).instances).toHaveLength(1);
    expect(await problemOf(rig.as('ucs-analyst').ucsFleetList({}))).toMatchObject({ status: 403 });
  });
});

describe('the door', () => {
  const people = [
    ['ucs-viewer', true],
    ['ucs-admin', true],
    ['ucs-developer', true],
    ['ucs-analyst', true],
    ['ucs-publisher', true],
    ['ucs-newcomer', false],
  ] as const;
  it.each(people)('%s comes in: %s', async (user, open) => {
    const rig = await openUcsRig();
    const problem = await problemOf(rig.as(user).ucsDoor({}));
    expect([problem?.status, problem?.missingActions]).toEqual(
      open
        ? [undefined, undefined]
        : [403, ['ucs:clustergroups:list|ucs:clustergroups:listFleets']],
    );
  });

  it('is opened by the account, and by nobody else', async () => {
    const rig = await openUcsRig('fresh');
    const { api } = await rig.signInHolding([{ role: systemRole('UCS FullAccess'), scope: all }]);
    expect(await api.ucsDoor({})).toMatchObject({ state: 'first-login', agency_id: null });
    expect(await problemOf(api.ucsFleetList({}))).toMatchObject({
      status: 409,
      code: 'UCS.0001',
      message: expect.stringContaining('Ask the account') as string,
    });
    expect(await problemOf(api.ucsAuthorize({}))).toMatchObject({ status: 403, code: 'UCS.0003' });
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({
      state: 'intact',
      stopped: [],
      consented_by: 'admin',
    });
    expect(await agencyId(rig)).not.toBe('');
    expect(await api.ucsFleetList({})).toEqual({ clustergroups: [] });
  });
});

describe('the agency ucs_admin_trust', () => {
  it('deleted: the functions of other services stop, the rest goes on, restoring brings all back', async () => {
    const rig = await openUcsRig();
    await rig.admin.agencyDelete({ params: { agency_id: await agencyId(rig) } });
    const state = await rig.admin.ucsDoor({});
    expect(state).toMatchObject({
      state: 'absent',
      trouble: 'The agency ucs_admin_trust does not exist.',
    });
    expect(state.stopped.map(({ id }) => id)).toEqual([
      'connectClusters',
      'clusterObjects',
      'images',
      'traffic',
      'analysis',
    ]);
    expect(await problemOf(rig.admin.ucsNodeList(on(rig, 'cce-shop')))).toMatchObject({
      status: 409,
      code: 'UCS.0002',
    });
    expect(await problemOf(rig.admin.ucsCiaCreate({ body: { name: 'more' } }))).toMatchObject({
      code: 'UCS.0002',
    });
    expect((await rig.admin.ucsNodeList(on(rig, 'datacenter-a'))).nodes).toHaveLength(2);
    expect(await problemOf(rig.as('ucs-admin').ucsAuthorize({}))).toMatchObject({
      code: 'UCS.0003',
    });
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', stopped: [] });
    expect((await rig.admin.ucsNodeList(on(rig, 'cce-shop'))).nodes).toHaveLength(2);
  });

  const parts = [
    ['CCE Administrator', ['connectClusters', 'clusterObjects']],
    ['SWR Administrator', ['images']],
    ['DNS Administrator', ['traffic']],
    ['Tenant Guest', ['traffic']],
    ['VPC Administrator', ['traffic']],
    ['AOM FullAccess', ['analysis']],
  ] as const;
  it.each(parts)('without %s stops %j', async (permission, stopped) => {
    const rig = await openUcsRig();
    await revoke(rig, permission);
    const state = await rig.admin.ucsDoor({});
    expect(state).toMatchObject({ state: 'reduced', missing: [permission] });
    expect(state.stopped.map(({ id }) => id)).toEqual(stopped);
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', stopped: [] });
  });

  it('made to trust somebody else is made anew', async () => {
    const rig = await openUcsRig();
    const before = await agencyId(rig);
    await rig.admin.agencyUpdate({
      params: { agency_id: before },
      body: { agency: { trust_domain_name: 'PartnerCo' } },
    });
    expect(await rig.admin.ucsDoor({})).toMatchObject({ state: 'other-party' });
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({ state: 'intact' });
    expect(await agencyId(rig)).not.toBe(before);
  });
});

describe('RBAC of Huawei Cloud clusters', () => {
  const nodes = (rig: UcsRig, api: Api) => problemOf(api.ucsNodeList(on(rig, 'cce-shop')));

  it('is not part of UCS FullAccess: nodes and workloads stay refused until RBAC is granted', async () => {
    const rig = await openUcsRig();
    const { api, userId } = await rig.signInHolding([
      { role: systemRole('UCS FullAccess'), scope: all },
    ]);
    expect(await nodes(rig, api)).toMatchObject({
      status: 403,
      missingActions: ['kubernetes:nodes:list'],
    });
    expect(
      await problemOf(
        api.ucsWorkloadList({ ...on(rig, 'cce-shop'), query: { namespace: 'shop' } }),
      ),
    ).toMatchObject({ status: 403 });
    expect((await api.ucsNodeList(on(rig, 'datacenter-a'))).nodes).toHaveLength(2);
    await rig.admin.ucsPermissionCreate({
      body: {
        target_kind: 'cluster',
        target_id: rig.cluster('cce-shop'),
        subject_kind: 'user',
        subject_ids: [userId],
        type: 'viewer',
        template_id: null,
        namespaces: null,
        list_namespaces: true,
      },
    });
    expect(await nodes(rig, api)).toBeUndefined();
    const [node] = (await api.ucsNodeList(on(rig, 'cce-shop'))).nodes;
    expect(
      await problemOf(
        api.ucsNodeUpdate({
          params: { cluster_id: rig.cluster('cce-shop'), node_id: node?.id ?? '' },
          body: { schedulable: false },
        }),
      ),
    ).toMatchObject({ status: 403, missingActions: ['kubernetes:nodes:update'] });
  });

  it('comes with CCE Administrator in the region where it is granted only', async () => {
    const rig = await openUcsRig();
    const held = (region: string) => [
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
      {
        role: systemRole('CCE Administrator'),
        scope: { kind: 'project', projectId: rig.project(region) } as const,
      },
    ];
    expect(await nodes(rig, (await rig.signInHolding(held('ap-southeast-3'))).api)).toBeUndefined();
    expect(await nodes(rig, (await rig.signInHolding(held('cn-north-4'))).api)).toMatchObject({
      status: 403,
    });
  });

  it('of a fleet reaches every cluster that is in it, and leaves when it does', async () => {
    const rig = await openUcsRig();
    const { api, groupId } = await rig.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    const [fleet] = (await rig.admin.ucsFleetList({})).clustergroups;
    await rig.admin.ucsPermissionCreate({
      body: {
        target_kind: 'fleet',
        target_id: fleet?.id ?? '',
        subject_kind: 'group',
        subject_ids: [groupId],
        type: 'viewer',
        template_id: null,
        namespaces: null,
        list_namespaces: true,
      },
    });
    expect(await nodes(rig, api)).toBeUndefined();
    expect(await problemOf(api.ucsNodeList(on(rig, 'partner-k8s')))).toMatchObject({ status: 403 });
    await rig.admin.ucsFleetUpdate({
      params: { clustergroup_id: fleet?.id ?? '' },
      body: { cluster_ids: [] },
    });
    expect(await nodes(rig, api)).toMatchObject({ status: 403 });
  });

  it('tells in the decision how near a permission came', async () => {
    const rig = await openUcsRig();
    const api = rig.as('ucs-developer');
    const problem = await problemOf(
      api.ucsWorkloadList({ ...on(rig, 'datacenter-a'), query: { namespace: 'default' } }),
    );
    expect(problem).toMatchObject({
      status: 403,
      missingActions: ['kubernetes:workloads:list|ucs:clusterResources:operate'],
    });
    const { decision } = await api.decisionShow({
      params: { decision_id: problem?.decisionId ?? '' },
    });
    expect(describeDecision(decision).details.join(' ')).toContain(
      'RBAC Developer of datacenter-a',
    );
  });
});

describe('a custom RBAC permission', () => {
  it('allows what its template says, in its namespaces; changing the template changes what it allows', async () => {
    const rig = await openUcsRig();
    const { api, userId } = await rig.signInHolding([
      { role: systemRole('UCS CommonOperations'), scope: all },
    ]);
    const [template] = (await rig.admin.ucsTemplateList({})).templates;
    await rig.admin.ucsPermissionCreate({
      body: {
        target_kind: 'cluster',
        target_id: rig.cluster('partner-k8s'),
        subject_kind: 'user',
        subject_ids: [userId],
        type: 'custom',
        template_id: template?.id ?? '',
        namespaces: ['shop'],
        list_namespaces: false,
      },
    });
    const list = async () =>
      (
        await api.ucsWorkloadList({ ...on(rig, 'partner-k8s'), query: { namespace: 'shop' } })
      ).workloads.map(({ kind }) => kind);
    expect(await list()).toEqual(['workloads']);
    expect(await problemOf(api.ucsNamespaceList(on(rig, 'partner-k8s')))).toMatchObject({
      status: 403,
    });
    await rig.admin.ucsTemplateUpdate({
      params: { template_id: template?.id ?? '' },
      body: { name: 'deployer', description: '', rules: [{ kind: 'jobs', verbs: ['list'] }] },
    });
    expect(await list()).toEqual(['jobs']);
    expect(
      await problemOf(rig.admin.ucsTemplateDelete({ params: { template_id: template?.id ?? '' } })),
    ).toMatchObject({ status: 409 });
  });

  it('goes with the user it was given to', async () => {
    const rig = await openUcsRig();
    const { permissions } = await rig.admin.ucsPermissionList({ query: {} });
    await rig.admin.userDelete({ params: { user_id: permissions[0]?.subject_id ?? '' } });
    expect((await rig.admin.ucsPermissionList({ query: {} })).permissions).toEqual([]);
  });
});

describe('the Permissions page', () => {
  it('shows user groups to holders of Security Administrator only, with what both consoles gave them', async () => {
    const rig = await openUcsRig();
    for (const user of ['ucs-admin', 'ucs-viewer'])
      expect(await problemOf(rig.as(user).ucsUserGroupList({}))).toMatchObject({ status: 403 });
    const { groups } = await rig.as('ucs-security').ucsUserGroupList({});
    expect(groups.find(({ name }) => name === 'ucs-viewer-group')).toMatchObject({
      users: ['ucs-viewer'],
      permissions: [{ name: 'UCS ReadOnlyAccess', scope: 'All resources', console: 'old' }],
    });
  });
});

describe('an operation always needs its action of UCS as well', () => {
  it('so that a viewer with CCE Administrator stays a viewer', async () => {
    const rig = await openUcsRig();
    const { api } = await rig.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
      { role: systemRole('CCE Administrator'), scope: all },
    ]);
    expect(
      await problemOf(
        api.ucsWorkloadCreate({
          ...on(rig, 'cce-shop'),
          body: { kind: 'jobs', name: 'mine', namespace: 'shop', image: 'swr.a/b:1', replicas: 1 },
        }),
      ),
    ).toMatchObject({ status: 403, missingActions: ['ucs:workloads:operate'] });
  });
});

describe('the role UCS Administrator', () => {
  it('takes effect with the roles it depends on, a policy among them, and not without one of them', async () => {
    const rig = await openUcsRig();
    const roles = withDependencies('UCS Administrator');
    expect(roles.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining([
        'Tenant Guest',
        'Server Administrator',
        'ELB Administrator',
        'OBS Administrator',
        'SFS Administrator',
        'APM FullAccess',
        'SWR Administrator',
      ]),
    );
    expect(systemRole('SWR Admin')).toBe(systemRole('SWR Administrator'));
    const held = (without?: string) =>
      roles
        .filter(({ displayName }) => displayName !== without)
        .map((role) => ({ role, scope: all }));
    const fleet = (name: string) => ({ body: { name, description: '' } });
    expect(
      await problemOf((await rig.signInHolding(held())).api.ucsFleetCreate(fleet('whole'))),
    ).toBeUndefined();
    expect(
      await problemOf(
        (await rig.signInHolding(held('APM FullAccess'))).api.ucsFleetCreate(fleet('part')),
      ),
    ).toMatchObject({ status: 403 });
  });
});

describe('custom policies of UCS', () => {
  const policy = (effect: 'Allow' | 'Deny', ...actions: string[]) => ({
    Version: '1.1',
    Statement: [{ Effect: effect, Action: actions }],
  });

  it('example 1 registers a cluster and does nothing else', async () => {
    const rig = await openUcsRig();
    const { api } = await rig.signInHolding([
      {
        role: await rig.customPolicy('ucs create', policy('Allow', 'ucs:clusters:create')),
        scope: all,
      },
    ]);
    const { id } = await api.ucsClusterRegister({
      body: { kind: 'attached', name: 'mine', location: 'Here' },
    });
    expect(await problemOf(api.ucsClusterDelete({ params: { cluster_id: id } }))).toMatchObject({
      status: 403,
    });
    expect(await problemOf(api.ucsClusterList({}))).toMatchObject({ status: 403 });
  });

  it('example 2 with UCS FullAccess deletes no cluster and does the rest', async () => {
    const rig = await openUcsRig();
    const deny = await rig.customPolicy('no deletion', policy('Deny', 'ucs:clusters:delete'));
    const { api } = await rig.signInHolding([
      { role: systemRole('UCS FullAccess'), scope: all },
      { role: deny, scope: all },
    ]);
    const { id } = await api.ucsClusterRegister({
      body: { kind: 'attached', name: 'mine', location: 'Here' },
    });
    await api.ucsClusterActivate({ params: { cluster_id: id } });
    await api.ucsClusterUpdate({ params: { cluster_id: id }, body: { location: 'There' } });
    await api.ucsNamespaceCreate({ params: { cluster_id: id }, body: { name: 'space' } });
    const refused = await problemOf(api.ucsClusterDelete({ params: { cluster_id: id } }));
    expect(refused).toMatchObject({ status: 403, missingActions: ['ucs:clusters:delete'] });
    const { decision } = await api.decisionShow({
      params: { decision_id: refused?.decisionId ?? '' },
    });
    expect(decision.outcome).toBe('explicit-deny');
    const fleet = await api.ucsFleetCreate({ body: { name: 'mine', description: '' } });
    expect(
      await problemOf(api.ucsFleetDelete({ params: { clustergroup_id: fleet.id } })),
    ).toBeUndefined();
  });

  it('example 3, two global services, is accepted and does its three things in UCS; mixed with a project-level service it is refused', async () => {
    const rig = await openUcsRig();
    const actions = [
      'ucs:clustergroups:create',
      'ucs:ciaEvents:update',
      'ucs:addonTemplates:delete',
    ];
    const both = {
      Version: '1.1',
      Statement: [
        ...policy('Allow', ...actions).Statement,
        ...policy('Allow', 'obs:bucket:GetBucketInventoryConfiguration', 'obs:bucket:CreateBucket')
          .Statement,
      ],
    };
    const { api } = await rig.signInHolding([
      { role: await rig.customPolicy('several', both), scope: all },
    ]);
    expect(
      await problemOf(api.ucsFleetCreate({ body: { name: 'mine', description: '' } })),
    ).toBeUndefined();
    const [cia] = (await rig.admin.ucsCiaList({})).instances;
    expect(
      await problemOf(
        api.ucsCiaEventUpdate({
          params: { instance_id: cia?.id ?? '', event_id: cia?.events[0]?.id ?? '' },
          body: { confirmed: true },
        }),
      ),
    ).toBeUndefined();
    expect(
      await problemOf(api.ucsAddonTemplateDelete({ params: { template: 'legacy-agent' } })),
    ).toBeUndefined();
    expect(
      await problemOf(
        api.ucsClusterRegister({ body: { kind: 'attached', name: 'mine', location: 'Here' } }),
      ),
    ).toMatchObject({ status: 403 });
    const mixed = {
      Version: '1.1',
      Statement: [...both.Statement, ...policy('Allow', 'ecs:cloudServers:list').Statement],
    };
    expect(await problemOf(rig.customPolicy('mixed', mixed))).toMatchObject({ status: 400 });
  });
});

describe('both vocabularies', () => {
  it('a new-console policy with the 5.0 names opens the same operations, and its Deny closes them', async () => {
    const rig = await openUcsRig();
    const { api, groupId } = await rig.signInHolding([]);
    const document = (actions: readonly string[]) =>
      JSON.stringify({
        Version: '5.0',
        Statement: [
          { Effect: 'Allow', Action: actions },
          { Effect: 'Deny', Action: ['ucs:addons:delete'] },
        ],
      });
    const { policy } = await rig.admin.v5PolicyCreate({
      body: {
        policy_name: 'fleets',
        policy_document: document([
          'ucs:clustergroups:createFleet',
          'ucs:clustergroups:deleteFleet',
          'ucs:addons:*',
        ]),
      },
    });
    await rig.admin.v5GroupPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { group_id: groupId },
    });
    const fleet = await api.ucsFleetCreate({ body: { name: 'mine', description: '' } });
    expect(
      await problemOf(api.ucsFleetDelete({ params: { clustergroup_id: fleet.id } })),
    ).toBeUndefined();
    expect(await problemOf(api.ucsFleetList({}))).toMatchObject({ status: 403 });
    const { addons } = await api.ucsAddonList(on(rig, 'cce-shop'));
    const params = { cluster_id: rig.cluster('cce-shop'), addon_id: addons[0]?.id ?? '' };
    expect(await problemOf(api.ucsAddonUpgrade({ params }))).toBeUndefined();
    expect(await problemOf(api.ucsAddonUninstall({ params }))).toMatchObject({ status: 403 });
  });
});

describe('Policy Center', () => {
  it('finds what breaks a policy, and keeps it out when the policy intercepts', async () => {
    const rig = await openUcsRig();
    const [tags] = (await rig.as('ucs-viewer').ucsPolicyList({})).policies;
    expect(tags?.violations.map(({ cluster, object }) => `${cluster} ${object}`)).toEqual([
      'cce-shop shop/nightly-report',
      'datacenter-a shop/nightly-report',
    ]);
    const params = { target_kind: 'cluster', target_id: rig.cluster('partner-k8s') };
    const body = {
      name: 'replicas',
      template: 'two-replicas',
      mode: 'Intercept',
      target_kind: 'cluster',
      target_id: params.target_id,
    } as const;
    expect(await problemOf(rig.admin.ucsPolicyCreate({ body }))).toMatchObject({ status: 409 });
    await rig.admin.ucsPolicyCenterSet({ params, body: { enabled: true } });
    await rig.admin.ucsPolicyCreate({ body });
    const single = {
      kind: 'workloads',
      name: 'single',
      namespace: 'shop',
      image: 'swr.a/b:1',
      replicas: 1,
    } as const;
    expect(
      await problemOf(rig.admin.ucsWorkloadCreate({ ...on(rig, 'partner-k8s'), body: single })),
    ).toMatchObject({ status: 409, message: expect.stringContaining('replicas') as string });
    expect(
      await problemOf(
        rig.admin.ucsWorkloadCreate({
          ...on(rig, 'partner-k8s'),
          body: { ...single, replicas: 2 },
        }),
      ),
    ).toBeUndefined();
  });
});

describe('what viewing traffic policies takes', () => {
  it('is said in the terms of the table to a reader without DNS Administrator', async () => {
    const rig = await openUcsRig();
    const { api } = await rig.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    const problem = await problemOf(
      api.ucsTrafficList({ params: { project_id: rig.project('ap-southeast-3') } }),
    );
    expect(problem).toMatchObject({
      status: 403,
      message: expect.stringContaining('takes DNS Administrator') as string,
      missingActions: ['dns:zone:update'],
    });
  });
});

describe('restoring the agency', () => {
  it('lists and gives only what is missing', async () => {
    const rig = await openUcsRig();
    await revoke(rig, 'SWR Administrator');
    expect((await rig.admin.ucsDoor({})).missing).toEqual(['SWR Administrator']);
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', missing: [] });
  });

  it('lists everything where the agency is gone, and makes it again', async () => {
    const rig = await openUcsRig();
    await rig.admin.agencyDelete({ params: { agency_id: await agencyId(rig) } });
    expect((await rig.admin.ucsDoor({})).missing).toHaveLength(6);
    expect(await rig.admin.ucsAuthorize({})).toMatchObject({ state: 'intact', missing: [] });
  });
});
