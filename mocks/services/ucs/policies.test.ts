import { describe, expect, it } from 'vitest';
import {
  openUcs,
  problemOf,
  systemRole,
  withDependencies,
  type UcsTestBackend,
} from '#mocks/testing/ucsBackend.ts';

const all = { kind: 'all' } as const;
const on = (ucs: UcsTestBackend, name: string) => ({ params: { cluster_id: ucs.cluster(name) } });

describe('an operation always needs its action of UCS as well', () => {
  it('so that a viewer with CCE Administrator stays a viewer', async () => {
    const ucs = await openUcs();
    const { api } = await ucs.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
      { role: systemRole('CCE Administrator'), scope: all },
    ]);
    expect(
      await problemOf(
        api.ucsWorkloadCreate({
          ...on(ucs, 'cce-shop'),
          body: { kind: 'jobs', name: 'mine', namespace: 'shop', image: 'swr.a/b:1', replicas: 1 },
        }),
      ),
    ).toMatchObject({ status: 403, missingActions: ['ucs:workloads:operate'] });
  });
});

describe('the role UCS Administrator', () => {
  it('takes effect with the roles it depends on, a policy among them, and not without one of them', async () => {
    const ucs = await openUcs();
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
      await problemOf((await ucs.signInHolding(held())).api.ucsFleetCreate(fleet('whole'))),
    ).toBeUndefined();
    expect(
      await problemOf(
        (await ucs.signInHolding(held('APM FullAccess'))).api.ucsFleetCreate(fleet('part')),
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
    const ucs = await openUcs();
    const { api } = await ucs.signInHolding([
      {
        role: await ucs.customPolicy('ucs create', policy('Allow', 'ucs:clusters:create')),
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
    const ucs = await openUcs();
    const deny = await ucs.customPolicy('no deletion', policy('Deny', 'ucs:clusters:delete'));
    const { api } = await ucs.signInHolding([
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
    const ucs = await openUcs();
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
    const { api } = await ucs.signInHolding([
      { role: await ucs.customPolicy('several', both), scope: all },
    ]);
    expect(
      await problemOf(api.ucsFleetCreate({ body: { name: 'mine', description: '' } })),
    ).toBeUndefined();
    const [cia] = (await ucs.admin.ucsCiaList({})).instances;
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
    expect(await problemOf(ucs.customPolicy('mixed', mixed))).toMatchObject({ status: 400 });
  });
});

describe('both vocabularies', () => {
  it('a new-console policy with the 5.0 names opens the same operations, and its Deny closes them', async () => {
    const ucs = await openUcs();
    const { api, groupId } = await ucs.signInHolding([]);
    const document = (actions: readonly string[]) =>
      JSON.stringify({
        Version: '5.0',
        Statement: [
          { Effect: 'Allow', Action: actions },
          { Effect: 'Deny', Action: ['ucs:addons:delete'] },
        ],
      });
    const { policy } = await ucs.admin.v5PolicyCreate({
      body: {
        policy_name: 'fleets',
        policy_document: document([
          'ucs:clustergroups:createFleet',
          'ucs:clustergroups:deleteFleet',
          'ucs:addons:*',
        ]),
      },
    });
    await ucs.admin.v5GroupPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { group_id: groupId },
    });
    const fleet = await api.ucsFleetCreate({ body: { name: 'mine', description: '' } });
    expect(
      await problemOf(api.ucsFleetDelete({ params: { clustergroup_id: fleet.id } })),
    ).toBeUndefined();
    expect(await problemOf(api.ucsFleetList({}))).toMatchObject({ status: 403 });
    const { addons } = await api.ucsAddonList(on(ucs, 'cce-shop'));
    const params = { cluster_id: ucs.cluster('cce-shop'), addon_id: addons[0]?.id ?? '' };
    expect(await problemOf(api.ucsAddonUpgrade({ params }))).toBeUndefined();
    expect(await problemOf(api.ucsAddonUninstall({ params }))).toMatchObject({ status: 403 });
  });
});

describe('Policy Center', () => {
  it('finds what breaks a policy, and keeps it out when the policy intercepts', async () => {
    const ucs = await openUcs();
    const [tags] = (await ucs.as('ucs-viewer').ucsPolicyList({})).policies;
    expect(tags?.violations.map(({ cluster, object }) => `${cluster} ${object}`)).toEqual([
      'cce-shop shop/nightly-report',
      'datacenter-a shop/nightly-report',
    ]);
    const params = { target_kind: 'cluster', target_id: ucs.cluster('partner-k8s') };
    const body = {
      name: 'replicas',
      template: 'two-replicas',
      mode: 'Intercept',
      target_kind: 'cluster',
      target_id: params.target_id,
    } as const;
    expect(await problemOf(ucs.admin.ucsPolicyCreate({ body }))).toMatchObject({ status: 409 });
    await ucs.admin.ucsPolicyCenterSet({ params, body: { enabled: true } });
    await ucs.admin.ucsPolicyCreate({ body });
    const single = {
      kind: 'workloads',
      name: 'single',
      namespace: 'shop',
      image: 'swr.a/b:1',
      replicas: 1,
    } as const;
    expect(
      await problemOf(ucs.admin.ucsWorkloadCreate({ ...on(ucs, 'partner-k8s'), body: single })),
    ).toMatchObject({ status: 409, message: expect.stringContaining('replicas') as string });
    expect(
      await problemOf(
        ucs.admin.ucsWorkloadCreate({
          ...on(ucs, 'partner-k8s'),
          body: { ...single, replicas: 2 },
        }),
      ),
    ).toBeUndefined();
  });
});
