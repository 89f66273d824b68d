import { describe, expect, it } from 'vitest';
import { statusOf } from '../testing/refusalOf.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

const accountId = async ({ api }: TestBackend): Promise<string> =>
  (await api.authDomainList({})).domains[0]?.id ?? '';

describe('user groups', () => {
  it.each([
    ['', 400],
    ['x'.repeat(129), 400],
    ['with/slash', 400],
    ['admin', 409],
    ['x'.repeat(128), 200],
    ['Team {1} 项目', 200],
  ])('take the name %j: %i', async (name, expected) => {
    const { api } = await createTestBackend();
    expect(await statusOf(api.groupCreate({ body: { group: { name } } }))).toBe(expected);
  });

  it('answer as documented when created, changed and deleted', async () => {
    const test = await createTestBackend();
    const { api, clock } = test;
    const domain_id = await accountId(test);
    const { group } = await api.groupCreate({
      body: { group: { name: 'ops', description: 'first' } },
    });
    expect(group).toEqual({
      id: group.id,
      name: 'ops',
      domain_id,
      description: 'first',
      create_time: clock.now(),
      links: { self: `https://backend.test/v3/groups/${group.id}` },
    });
    expect(group.id).toMatch(/^[0-9a-f]{32}$/);
    const params = { group_id: group.id };
    expect(
      (await api.groupUpdate({ params, body: { group: { name: 'operations' } } })).group,
    ).toMatchObject({ name: 'operations', description: 'first' });
    expect(await statusOf(api.groupUpdate({ params, body: { group: {} } }))).toBe(400);
    expect(await statusOf(api.groupUpdate({ params, body: { group: { name: 'admin' } } }))).toBe(
      409,
    );
    await api.groupDelete({ params });
    expect(await statusOf(api.groupShow({ params }))).toBe(404);
    expect(await statusOf(api.groupDelete({ params }))).toBe(404);
  });

  it('keep the default one', async () => {
    const { api } = await createTestBackend();
    const [admin] = (await api.groupList({ query: { name: 'admin' } })).groups;
    const params = { group_id: admin?.id ?? '' };
    expect(await statusOf(api.groupDelete({ params }))).toBe(403);
    expect(await statusOf(api.groupUpdate({ params, body: { group: { name: 'root' } } }))).toBe(
      403,
    );
    await api.groupUpdate({ params, body: { group: { description: 'Administrators' } } });
  });

  it('end at their quota', async () => {
    const test = await createTestBackend();
    const domain_id = await accountId(test);
    const quota = async () =>
      (await test.api.quotaOnDomain({ params: { domain_id }, query: { type: 'group' } })).quotas
        .resources[0];
    const before = await quota();
    const room = (before?.quota ?? 0) - (before?.used ?? 0);
    for (let index = 0; index < room; index += 1)
      await test.api.groupCreate({ body: { group: { name: `g${index}` } } });
    expect(await quota()).toMatchObject({ used: 20, quota: 20 });
    expect(await statusOf(test.api.groupCreate({ body: { group: { name: 'one more' } } }))).toBe(
      403,
    );
  });

  it('of another account are not there', async () => {
    const { api, apiAs } = await createTestBackend();
    const { group } = await api.groupCreate({ body: { group: { name: 'ours' } } });
    expect(
      await statusOf(apiAs('PartnerCo/admin').groupShow({ params: { group_id: group.id } })),
    ).toBe(404);
    expect(
      await statusOf(apiAs('PartnerCo/admin').groupList({ query: { domain_id: group.domain_id } })),
    ).toBe(403);
  });
});

describe('membership', () => {
  it('is added once, checked, and removed once', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const { api } = test;
    const { group } = await api.groupCreate({ body: { group: { name: 'ops' } } });
    const { users } = await api.userList({ query: { name: 'flex-operator' } });
    const params = { group_id: group.id, user_id: users[0]?.id ?? '' };
    expect(await statusOf(api.groupUserCheck({ params }))).toBe(404);
    expect(await statusOf(api.groupUserRemove({ params }))).toBe(404);
    await api.groupUserAdd({ params });
    await api.groupUserAdd({ params });
    await api.groupUserCheck({ params });
    expect(
      (await api.groupUserList({ params, query: { limit: 5 } })).users.map(({ name }) => name),
    ).toEqual(['flex-operator']);
    expect((await api.userGroupList({ params })).groups.map(({ name }) => name)).toContain('ops');
    await api.groupUserRemove({ params });
    expect(await statusOf(api.groupUserCheck({ params }))).toBe(404);
    expect(await statusOf(api.groupUserAdd({ params: { ...params, user_id: 'nobody' } }))).toBe(
      404,
    );
  });

  it('ends at ten groups', async () => {
    const test = await createTestBackend();
    const domain_id = await accountId(test);
    const { user } = await test.api.userCreate({ body: { user: { name: 'ann', domain_id } } });
    const groups = await Promise.all(
      Array.from({ length: 11 }, (_, index) =>
        test.api.groupCreate({ body: { group: { name: `g${index}` } } }),
      ),
    );
    const results = [];
    for (const { group } of groups)
      results.push(
        await statusOf(test.api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } })),
      );
    expect(results).toEqual([...Array.from({ length: 10 }, () => 200), 403]);
  });
});
