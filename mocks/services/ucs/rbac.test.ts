import { describe, expect, it } from 'vitest';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import {
  openUcs,
  problemOf,
  systemRole,
  type Api,
  type UcsTestBackend,
} from '#mocks/testing/ucsBackend.ts';

const all = { kind: 'all' } as const;
const on = (ucs: UcsTestBackend, name: string) => ({ params: { cluster_id: ucs.cluster(name) } });

describe('RBAC of Huawei Cloud clusters', () => {
  const nodes = (ucs: UcsTestBackend, api: Api) => problemOf(api.ucsNodeList(on(ucs, 'cce-shop')));

  it('is not part of UCS FullAccess: nodes and workloads stay refused until RBAC is granted', async () => {
    const ucs = await openUcs();
    const { api, userId } = await ucs.signInHolding([
      { role: systemRole('UCS FullAccess'), scope: all },
    ]);
    expect(await nodes(ucs, api)).toMatchObject({
      status: 403,
      missingActions: ['kubernetes:nodes:list'],
    });
    expect(
      await problemOf(
        api.ucsWorkloadList({ ...on(ucs, 'cce-shop'), query: { namespace: 'shop' } }),
      ),
    ).toMatchObject({ status: 403 });
    expect((await api.ucsNodeList(on(ucs, 'datacenter-a'))).nodes).toHaveLength(2);
    await ucs.admin.ucsPermissionCreate({
      body: {
        target_kind: 'cluster',
        target_id: ucs.cluster('cce-shop'),
        subject_kind: 'user',
        subject_ids: [userId],
        type: 'viewer',
        template_id: null,
        namespaces: null,
        list_namespaces: true,
      },
    });
    expect(await nodes(ucs, api)).toBeUndefined();
    const [node] = (await api.ucsNodeList(on(ucs, 'cce-shop'))).nodes;
    expect(
      await problemOf(
        api.ucsNodeUpdate({
          params: { cluster_id: ucs.cluster('cce-shop'), node_id: node?.id ?? '' },
          body: { schedulable: false },
        }),
      ),
    ).toMatchObject({ status: 403, missingActions: ['kubernetes:nodes:update'] });
  });

  it('comes with CCE Administrator in the region where it is granted only', async () => {
    const ucs = await openUcs();
    const held = (region: string) => [
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
      {
        role: systemRole('CCE Administrator'),
        scope: { kind: 'project', projectId: ucs.project(region) } as const,
      },
    ];
    expect(await nodes(ucs, (await ucs.signInHolding(held('ap-southeast-3'))).api)).toBeUndefined();
    expect(await nodes(ucs, (await ucs.signInHolding(held('cn-north-4'))).api)).toMatchObject({
      status: 403,
    });
  });

  it('of a fleet reaches every cluster that is in it, and leaves when it does', async () => {
    const ucs = await openUcs();
    const { api, groupId } = await ucs.signInHolding([
      { role: systemRole('UCS ReadOnlyAccess'), scope: all },
    ]);
    const [fleet] = (await ucs.admin.ucsFleetList({})).clustergroups;
    await ucs.admin.ucsPermissionCreate({
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
    expect(await nodes(ucs, api)).toBeUndefined();
    expect(await problemOf(api.ucsNodeList(on(ucs, 'partner-k8s')))).toMatchObject({ status: 403 });
    await ucs.admin.ucsFleetUpdate({
      params: { clustergroup_id: fleet?.id ?? '' },
      body: { cluster_ids: [] },
    });
    expect(await nodes(ucs, api)).toMatchObject({ status: 403 });
  });

  it('tells in the decision how near a permission came', async () => {
    const ucs = await openUcs();
    const api = ucs.as('ucs-developer');
    const problem = await problemOf(
      api.ucsWorkloadList({ ...on(ucs, 'datacenter-a'), query: { namespace: 'default' } }),
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
    const ucs = await openUcs();
    const { api, userId } = await ucs.signInHolding([
      { role: systemRole('UCS CommonOperations'), scope: all },
    ]);
    const [template] = (await ucs.admin.ucsTemplateList({})).templates;
    await ucs.admin.ucsPermissionCreate({
      body: {
        target_kind: 'cluster',
        target_id: ucs.cluster('partner-k8s'),
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
        await api.ucsWorkloadList({ ...on(ucs, 'partner-k8s'), query: { namespace: 'shop' } })
      ).workloads.map(({ kind }) => kind);
    expect(await list()).toEqual(['workloads']);
    expect(await problemOf(api.ucsNamespaceList(on(ucs, 'partner-k8s')))).toMatchObject({
      status: 403,
    });
    await ucs.admin.ucsTemplateUpdate({
      params: { template_id: template?.id ?? '' },
      body: { name: 'deployer', description: '', rules: [{ kind: 'jobs', verbs: ['list'] }] },
    });
    expect(await list()).toEqual(['jobs']);
    expect(
      await problemOf(ucs.admin.ucsTemplateDelete({ params: { template_id: template?.id ?? '' } })),
    ).toMatchObject({ status: 409 });
  });

  it('goes with the user it was given to', async () => {
    const ucs = await openUcs();
    const { permissions } = await ucs.admin.ucsPermissionList({ query: {} });
    await ucs.admin.userDelete({ params: { user_id: permissions[0]?.subject_id ?? '' } });
    expect((await ucs.admin.ucsPermissionList({ query: {} })).permissions).toEqual([]);
  });
});

describe('the Permissions page', () => {
  it('shows user groups to holders of Security Administrator only, with what both consoles gave them', async () => {
    const ucs = await openUcs();
    for (const user of ['ucs-admin', 'ucs-viewer'])
      expect(await problemOf(ucs.as(user).ucsUserGroupList({}))).toMatchObject({ status: 403 });
    const { groups } = await ucs.as('ucs-security').ucsUserGroupList({});
    expect(groups.find(({ name }) => name === 'ucs-viewer-group')).toMatchObject({
      users: ['ucs-viewer'],
      permissions: [{ name: 'UCS ReadOnlyAccess', scope: 'All resources', console: 'old' }],
    });
  });
});
