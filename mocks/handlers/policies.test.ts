import { describe, expect, it } from 'vitest';
import { statusOf } from '../testing/refusalOf.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

type Draft = Parameters<TestBackend['api']['customRoleUpdate']>[0]['body']['role'];
const forServices: Draft = {
  display_name: 'Starters',
  type: 'XA',
  description: '',
  policy: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:start'] }] },
};

describe('custom policies', () => {
  it('take a policy with a name of the other vocabulary, as Enable COC has it', async () => {
    const { api } = await createTestBackend({ scenario: 'flexusl' });
    const Action = [
      'iam:agencies:list*',
      'iam:agencies:createAgency',
      'iam:agencies:createServiceLinkedAgencyV5',
      'coc:agency:get',
      'coc:agency:create',
      'iam:permissions:grantRoleToAgency',
      'iam:permissions:grantRoleToAgencyOnDomain',
      'iam:roles:listRoles',
    ];
    const { role } = await api.customRoleCreate({
      body: {
        role: {
          display_name: 'Enable COC',
          type: 'AX',
          description: '',
          policy: { Version: '1.1', Statement: [{ Effect: 'Allow', Action }] },
        },
      },
    });
    expect(role.policy).toEqual({ Version: '1.1', Statement: [{ Effect: 'Allow', Action }] });
  });

  it('refuse global and project-level actions in one policy, names that exist, 6,145 characters, but not 101 actions', async () => {
    const { api } = await createTestBackend();
    const create = (Action: readonly string[], display_name: string) =>
      statusOf(
        api.customRoleCreate({
          body: {
            role: {
              ...forServices,
              display_name,
              policy: { Version: '1.1', Statement: [{ Effect: 'Allow', Action }] },
            },
          },
        }),
      );
    expect(await create(['iam:users:listUsers', 'ecs:cloudServers:list'], 'mixed')).toBe(400);
    expect(
      await create(
        Array.from({ length: 101 }, (_, index) => `ecs:cloudServers:a${index}`),
        'many',
      ),
    ).toBe(200);
    expect(
      await create(
        Array.from({ length: 100 }, (_, index) => `ecs:cloudServers:a${index}`),
        'enough',
      ),
    ).toBe(200);
    expect(
      await create(
        Array.from({ length: 100 }, (_, index) => `ecs:cloudServers:${'a'.repeat(60)}${index}`),
        'long',
      ),
    ).toBe(400);
    expect(await create(['ecs:cloudServers:list'], 'enough')).toBe(409);
  });

  it('end at their quota', async () => {
    const { api } = await createTestBackend();
    const { role } = await api.customRoleCreate({ body: { role: forServices } });
    const quota = async () =>
      (
        await api.quotaOnDomain({
          params: { domain_id: role.domain_id ?? '' },
          query: { type: 'policy' },
        })
      ).quotas.resources[0];
    const before = await quota();
    const room = (before?.quota ?? 0) - (before?.used ?? 0);
    for (let count = 0; count < room; count++)
      await api.customRoleCreate({
        body: { role: { ...forServices, display_name: `policy ${count}` } },
      });
    expect(await quota()).toMatchObject({ used: 200, quota: 200 });
    await expect(
      api.customRoleCreate({ body: { role: { ...forServices, display_name: 'one too many' } } }),
    ).rejects.toMatchObject({ status: 403 });
    await api.customRoleDelete({ params: { role_id: role.id } });
    expect(
      await statusOf(
        api.customRoleCreate({ body: { role: { ...forServices, display_name: 'one more' } } }),
      ),
    ).toBe(200);
  }, 60_000);

  it('number their internal names upwards', async () => {
    const { api } = await createTestBackend();
    const names: string[] = [];
    for (const display_name of ['one', 'two', 'three'])
      names.push(
        (await api.customRoleCreate({ body: { role: { ...forServices, display_name } } })).role
          .name,
      );
    const numbers = names.map((name) => Number(name.split('_')[2]));
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2]);
  });

  it('take the grants of them along when deleted, and answer the documented message', async () => {
    const { api } = await createTestBackend({ scenario: 'flexusl' });
    const { role } = await api.customRoleCreate({ body: { role: forServices } });
    const [group] = (await api.groupList({ query: { name: 'flexusl-users' } })).groups;
    const params = {
      domain_id: group?.domain_id ?? '',
      group_id: group?.id ?? '',
      role_id: role.id,
    };
    await api.groupGrantOnAll({ params });
    expect((await api.customRoleShow({ params })).role.references).toBe(1);
    expect(await api.customRoleDelete({ params })).toEqual({ message: 'Delete success' });
    expect(await statusOf(api.groupCheckOnAll({ params }))).toBe(404);
    expect(
      (await api.groupRolesOnAll({ params })).roles.map(({ display_name }) => display_name),
    ).toEqual(['FlexusL FullAccess']);
  });

  it('page both ways: page and per_page together, or as the console does', async () => {
    const { api } = await createTestBackend({ scenario: 'large', params: { users: 1 } });
    const second = await api.customRoleList({ query: { page: 2, per_page: 50 } });
    expect([second.roles.length, second.total_number]).toEqual([50, 200]);
    expect(await statusOf(api.customRoleList({ query: { page: 2 } }))).toBe(400);
    expect(await statusOf(api.customRoleList({ query: { page: 1, per_page: 301 } }))).toBe(400);
    const sliced = await api.customRoleList({
      query: { limit: 3, offset: 1, sort_key: 'name', name__contains: 'policy 0' },
    });
    expect([sliced.roles.map(({ display_name }) => display_name), sliced.total_number]).toEqual([
      ['Policy 002', 'Policy 003', 'Policy 004'],
      99,
    ]);
  });

  it('cannot be system-defined ones', async () => {
    const { api } = await createTestBackend();
    const [system] = (await api.roleList({ query: { display_name: 'COC ReadOnlyAccess' } })).roles;
    const params = { role_id: system?.id ?? '' };
    expect(await statusOf(api.customRoleDelete({ params }))).toBe(404);
    expect(await statusOf(api.customRoleUpdate({ params, body: { role: forServices } }))).toBe(404);
  });
});

describe('GET /v3/roles', () => {
  it('lists system-defined permissions without domain_id and custom ones with it', async () => {
    const { api } = await createTestBackend();
    const { role } = await api.customRoleCreate({ body: { role: forServices } });
    const custom = await api.roleList({ query: { domain_id: role.domain_id ?? '' } });
    expect(custom.roles.map(({ catalog }) => catalog)).toEqual(custom.roles.map(() => 'CUSTOMED'));
    expect(custom.roles.some(({ id }) => id === role.id)).toBe(true);
    const system = await api.roleList({});
    expect(system.roles.every(({ domain_id }) => domain_id === null)).toBe(true);
    expect([custom.total_number, system.total_number]).toEqual([custom.roles.length, undefined]);
    const names = new Set(system.roles.map(({ display_name }) => display_name));
    for (const name of [
      'COC ReadOnlyAccess',
      'IAM ReadOnlyAccess',
      'RMS ReadOnlyAccess',
      'DCS UserAccess',
      'COCServiceAgencyDefaultPolicy',
      'UCS ReadOnlyAccess',
      'Security Administrator',
    ])
      expect(names).toContain(name);
  });

  it('filters by kind, level and catalog, and answers an empty page past the end', async () => {
    const { api } = await createTestBackend();
    const { roles: policies } = await api.roleList({ query: { permission_type: 'policy' } });
    expect(policies.every(({ flag }) => flag === 'fine_grained')).toBe(true);
    const { roles: onProjects } = await api.roleList({ query: { type: 'project' } });
    expect(new Set(onProjects.map(({ type }) => type))).toEqual(new Set(['AA', 'XA']));
    expect(
      (await api.roleList({ query: { catalog: 'COC' } })).roles.every(
        ({ catalog }) => catalog === 'COC',
      ),
    ).toBe(true);
    expect(
      (await api.roleList({ query: { name: 'secu_admin' } })).roles.map(
        ({ display_name }) => display_name,
      ),
    ).toEqual(['Security Administrator']);
    expect((await api.roleList({ query: { page: 99, per_page: 300 } })).roles).toEqual([]);
  });
});
