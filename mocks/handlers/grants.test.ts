import { describe, expect, it } from 'vitest';
import { openGrantWorld } from '../testing/grantWorld.ts';
import { statusOf } from '../testing/refusalOf.ts';
import { type TestBackend } from '../testing/testBackend.ts';

type Api = TestBackend['api'];
type Params = Awaited<ReturnType<typeof openGrantWorld>>['params'] & { readonly role_id: string };
type Family = {
  readonly grant: (api: Api, params: Params) => Promise<unknown>;
  readonly check?: (api: Api, params: Params) => Promise<unknown>;
  readonly revoke: (api: Api, params: Params) => Promise<unknown>;
  readonly list?: (api: Api, params: Params) => Promise<{ roles: readonly { id: string }[] }>;
};

const batch = ({ agency_id, enterprise_project_id, role_id }: Params) => ({
  body: { role_assignments: [{ agency_id, enterprise_project_id, role_id }] },
});
const families: Readonly<Record<string, Family>> = {
  'group on all resources': {
    grant: (api, params) => api.groupGrantOnAll({ params }),
    check: (api, params) => api.groupCheckOnAll({ params }),
    revoke: (api, params) => api.groupRevokeOnAll({ params }),
    list: (api, params) => api.groupRolesOnAll({ params }),
  },
  'group on global services': {
    grant: (api, params) => api.groupGrantOnDomain({ params }),
    check: (api, params) => api.groupCheckOnDomain({ params }),
    revoke: (api, params) => api.groupRevokeOnDomain({ params }),
    list: (api, params) => api.groupRolesOnDomain({ params }),
  },
  'group on a project': {
    grant: (api, params) => api.groupGrantOnProject({ params }),
    check: (api, params) => api.groupCheckOnProject({ params }),
    revoke: (api, params) => api.groupRevokeOnProject({ params }),
    list: (api, params) => api.groupRolesOnProject({ params }),
  },
  'group on an enterprise project': {
    grant: (api, params) => api.groupGrantOnEnterpriseProject({ params }),
    revoke: (api, params) => api.groupRevokeOnEnterpriseProject({ params }),
    list: (api, params) => api.groupRolesOnEnterpriseProject({ params }),
  },
  'user on an enterprise project': {
    grant: (api, params) => api.userGrantOnEnterpriseProject({ params }),
    revoke: (api, params) => api.userRevokeOnEnterpriseProject({ params }),
    list: (api, params) => api.userRolesOnEnterpriseProject({ params }),
  },
  'agency on all resources': {
    grant: (api, params) => api.agencyGrantOnAll({ params }),
    check: (api, params) => api.agencyCheckOnAll({ params }),
    revoke: (api, params) => api.agencyRevokeOnAll({ params }),
    list: (api, params) => api.agencyRolesOnAll({ params }),
  },
  'agency on global services': {
    grant: (api, params) => api.agencyGrantOnDomain({ params }),
    check: (api, params) => api.agencyCheckOnDomain({ params }),
    revoke: (api, params) => api.agencyRevokeOnDomain({ params }),
    list: (api, params) => api.agencyRolesOnDomain({ params }),
  },
  'agency on a project': {
    grant: (api, params) => api.agencyGrantOnProject({ params }),
    check: (api, params) => api.agencyCheckOnProject({ params }),
    revoke: (api, params) => api.agencyRevokeOnProject({ params }),
    list: (api, params) => api.agencyRolesOnProject({ params }),
  },
  'agency on an enterprise project': {
    grant: (api, params) => api.agencyGrantOnEnterpriseProject(batch(params)),
    revoke: (api, params) => api.agencyRevokeOnEnterpriseProject(batch(params)),
  },
};
const fitting = (family: string): string =>
  family.includes('global') || family.includes('all') ? 'IAM ReadOnlyAccess' : 'ECS ReadOnlyAccess';

describe.each(Object.entries(families))('%s', (name, { grant, check, revoke, list }) => {
  it('is granted once, listed, checked and revoked once', async () => {
    const { api, role, params, test } = await openGrantWorld();
    const all = { ...params, role_id: await role(fitting(name)) };
    const before = test.backend.controls.commits().length;
    expect(await statusOf(check?.(api, all) ?? revoke(api, all))).toBe(404);
    expect(await statusOf(revoke(api, all))).toBe(404);
    await grant(api, all);
    await grant(api, all);
    expect(test.backend.controls.commits()).toHaveLength(before + 1);
    await check?.(api, all);
    expect((await list?.(api, all))?.roles.map(({ id }) => id) ?? [all.role_id]).toEqual([
      all.role_id,
    ]);
    await revoke(api, all);
    expect(await statusOf(revoke(api, all))).toBe(404);
    expect((await list?.(api, all))?.roles ?? []).toEqual([]);
  });

  it('asks for things that are there, in the own account', async () => {
    const { api, test, role, params } = await openGrantWorld();
    const all = { ...params, role_id: await role(fitting(name)) };
    const unknown = {
      domain_id: 'x',
      group_id: 'x',
      agency_id: 'x',
      user_id: 'x',
      project_id: 'x',
      enterprise_project_id: 'x',
    };
    expect(await statusOf(grant(api, { ...all, role_id: 'x' }))).toBe(404);
    expect(
      await statusOf(
        grant(api, {
          ...all,
          group_id: unknown.group_id,
          agency_id: unknown.agency_id,
          user_id: unknown.user_id,
        }),
      ),
    ).toBe(404);
    expect(
      await statusOf(
        grant(api, {
          ...all,
          domain_id: unknown.domain_id,
          project_id: unknown.project_id,
          enterprise_project_id: unknown.enterprise_project_id,
        }),
      ),
    ).toBeGreaterThanOrEqual(403);
    expect(await statusOf(grant(test.apiAs('PartnerCo/admin'), all))).toBeGreaterThanOrEqual(403);
  });
});

describe('what fits where', () => {
  it.each([
    ['group on global services', 'ECS ReadOnlyAccess', 200],
    ['group on a project', 'IAM ReadOnlyAccess', 200],
    ['group on a project', 'Tenant Guest', 200],
    ['group on global services', 'Tenant Guest', 200],
    ['group on all resources', 'ECS ReadOnlyAccess', 200],
    ['group on an enterprise project', 'Tenant Guest', 403],
    ['agency on all resources', 'Agent Operator', 403],
    ['agency on global services', 'Agent Operator', 403],
    ['agency on global services', 'Security Administrator', 200],
    ['agency on a project', 'Security Administrator', 403],
    ['group on global services', 'Agent Operator', 200],
  ])('%s: %s → %i', async (family, name, expected) => {
    const { api, role, params } = await openGrantWorld();
    expect(
      await statusOf(
        families[family]?.grant(api, { ...params, role_id: await role(name) }) ??
          Promise.reject(new Error(family)),
      ),
    ).toBe(expected);
  });

  it('a grant counts where it was made: globally, in its project, everywhere', async () => {
    const { test, api, role, params } = await openGrantWorld();
    await api.groupUserAdd({ params });
    const ann = test.apiAs('ann');
    const other = (await api.projectList({ query: { name: 'cn-north-4' } })).projects[0]?.id;
    const ask = async () =>
      (
        await ann.decisionBatch({
          body: {
            questions: [
              { action: 'iam:users:listUsers' },
              { action: 'ecs:cloudServers:list', projectId: params.project_id },
              { action: 'ecs:cloudServers:list', projectId: other },
            ],
          },
        })
      ).decisions.map(({ allowed }) => allowed);
    expect(await ask()).toEqual([false, false, false]);
    await api.groupGrantOnDomain({
      params: { ...params, role_id: await role('IAM ReadOnlyAccess') },
    });
    expect(await ask()).toEqual([true, false, false]);
    await api.groupGrantOnProject({
      params: { ...params, role_id: await role('ECS ReadOnlyAccess') },
    });
    expect(await ask()).toEqual([true, true, false]);
    await api.groupGrantOnAll({ params: { ...params, role_id: await role('ECS ReadOnlyAccess') } });
    expect(await ask()).toEqual([true, true, true]);
  });
});

describe('authorization records', () => {
  it('are filtered by permission, principal and scope', async () => {
    const { api, role, params } = await openGrantWorld();
    const [iam, ecs] = [await role('IAM ReadOnlyAccess'), await role('ECS ReadOnlyAccess')];
    await api.groupUserAdd({ params });
    await api.groupGrantOnAll({ params: { ...params, role_id: iam } });
    await api.groupGrantOnDomain({ params: { ...params, role_id: iam } });
    await api.groupGrantOnProject({ params: { ...params, role_id: ecs } });
    await api.userGrantOnEnterpriseProject({ params: { ...params, role_id: ecs } });
    await api.agencyGrantOnAll({ params: { ...params, role_id: iam } });
    const count = async (query: object) =>
      (await api.roleAssignmentList({ query: { domain_id: params.domain_id, ...query } }))
        .total_num;
    const everything = await count({});
    expect(await count({ 'subject.group_id': params.group_id })).toBe(3);
    expect(await count({ 'subject.group_id': params.group_id, role_id: iam })).toBe(2);
    expect(await count({ 'subject.user_id': params.user_id })).toBe(4);
    expect(await count({ 'subject.user_id': params.user_id, include_group: false })).toBe(1);
    expect(
      await count({ 'subject.agency_id': params.agency_id, scope: 'domain', is_inherited: true }),
    ).toBe(1);
    expect(
      await count({ 'subject.group_id': params.group_id, scope: 'domain', is_inherited: false }),
    ).toBe(1);
    expect(await count({ 'scope.project_id': params.project_id })).toBe(1);
    expect(await count({ 'scope.enterprise_projects_id': params.enterprise_project_id })).toBe(1);
    expect(
      (await count({ subject: 'user' })) +
        (await count({ subject: 'group' })) +
        (await count({ subject: 'agency' })),
    ).toBe(everything);
    const { role_assignments } = await api.roleAssignmentList({
      query: { domain_id: params.domain_id, 'subject.agency_id': params.agency_id },
    });
    expect(role_assignments).toEqual([
      {
        agency: { id: params.agency_id },
        role: { id: iam },
        scope: { domain: { id: params.domain_id } },
        is_inherited: true,
      },
    ]);
    expect(
      (
        await api.roleAssignmentList({
          query: { domain_id: params.domain_id, page: 2, per_page: 2 },
        })
      ).role_assignments,
    ).toHaveLength(2);
  });

  it('refuse filters that exclude each other, half a page, and more than 50 a page', async () => {
    const { api, params } = await openGrantWorld();
    const ask = (query: object) =>
      statusOf(api.roleAssignmentList({ query: { domain_id: params.domain_id, ...query } }));
    expect(await ask({ subject: 'user', 'subject.user_id': 'x' })).toBe(400);
    expect(await ask({ scope: 'domain', 'scope.project_id': 'x' })).toBe(400);
    expect(await ask({ is_inherited: true })).toBe(400);
    expect(await ask({ page: 1 })).toBe(400);
    expect(await ask({ page: 1, per_page: 51 })).toBe(400);
    expect(await ask({ domain_id: 'x' })).toBe(403);
  });
});

it('lists of what a group holds link to themselves', async () => {
  const { test, params } = await openGrantWorld();
  const { domain_id, group_id, project_id, enterprise_project_id } = params;
  for (const path of [
    `/v3/OS-INHERIT/domains/${domain_id}/groups/${group_id}/roles/inherited_to_projects`,
    `/v3/domains/${domain_id}/groups/${group_id}/roles`,
    `/v3/projects/${project_id}/groups/${group_id}/roles`,
    `/v3.0/OS-PERMISSION/enterprise-projects/${enterprise_project_id}/groups/${group_id}/roles`,
  ]) {
    const answer = (await (await test.fetch(path, { as: 'admin' })).json()) as {
      links: { self: string };
    };
    expect(new URL(answer.links.self).pathname).toBe(path);
  }
});
