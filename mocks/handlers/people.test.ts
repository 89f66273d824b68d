import { describe, expect, it } from 'vitest';
import { statusOf } from '../testing/refusalOf.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';
import { userPassword } from '../seed/base.ts';

const accountId = async ({ api }: TestBackend): Promise<string> =>
  (await api.authDomainList({})).domains[0]?.id ?? '';

describe('users', () => {
  type Fields = Partial<Parameters<TestBackend['api']['userCreate']>[0]['body']['user']>;
  const codes: readonly (readonly [string, Fields, string])[] = [
    ['a name that begins with a digit', { name: '1ann' }, '1101'],
    ['a name of 65 characters', { name: 'a'.repeat(65) }, '1101'],
    ['a bad email', { email: 'ann' }, '1102'],
    ['a password of 7 characters', { password: 'Abc-123' }, '1103'],
    ['a password of 33 characters', { password: `Abc-1${'x'.repeat(28)}` }, '1103'],
    ['a mobile number with letters', { areacode: '0049', phone: '12ab' }, '1104'],
    ['an external id without its type', { xuser_id: 'x' }, '1105'],
    ['a mobile number without its country', { phone: '123' }, '1106'],
    ['a name that exists', { name: 'admin' }, '1109'],
    ['a description with @', { description: 'me@here' }, '1117'],
    ['a password of one class', { password: 'aaaaaaaa' }, '1118'],
    ['the name as password', { name: 'Annabelle-1', password: 'annabelle-1' }, '1118'],
    ['an unknown access mode', { access_mode: 'telepathy' }, '1120'],
  ];
  it.each(codes)('refuse %s with its code', async (_, fields, code) => {
    const test = await createTestBackend();
    const call = test.api.userCreate({
      body: { user: { name: 'ann', domain_id: await accountId(test), ...fields } },
    });
    await expect(call).rejects.toMatchObject({ status: 400, code });
  });

  it('refuse wrong kinds of values and missing ones with the numeric codes', async () => {
    const { fetch } = await createTestBackend();
    const post = async (user: unknown): Promise<unknown> =>
      (
        await fetch('/v3.0/OS-USER/users', {
          method: 'POST',
          as: 'admin',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ user }),
        })
      ).json();
    expect(await post({ domain_id: 'x' })).toMatchObject({
      error_code: '1100',
      error_msg: 'Mandatory parameters are not specified.',
    });
    expect(await post({ domain_id: 'x', name: 5 })).toMatchObject({ error_code: '1101' });
  });

  it('are created with what was given, and with defaults for the rest', async () => {
    const test = await createTestBackend();
    const domain_id = await accountId(test);
    const { user } = await test.api.userCreate({
      body: {
        user: {
          name: 'ann',
          domain_id,
          password: userPassword,
          email: 'ann@example.com',
          access_mode: 'console',
        },
      },
    });
    expect(user).toMatchObject({
      name: 'ann',
      domain_id,
      enabled: true,
      email: 'ann@example.com',
      access_mode: 'console',
      pwd_status: true,
      is_domain_owner: false,
      create_time: '2026-01-15T12:00:00.000000',
    });
    const { user: detail } = await test.api.userDetail({ params: { user_id: user.id } });
    expect(detail).toMatchObject({
      create_time: '2026-01-15 12:00:00.0',
      update_time: null,
      last_login_time: null,
      pwd_strength: 'High',
    });
    await expect(
      test.api.userCreate({ body: { user: { name: 'bob', domain_id, email: 'ANN@example.com' } } }),
    ).rejects.toMatchObject({ code: '1110' });
    await expect(
      test.api.userCreateBasic({ body: { user: { name: 'ann' } } }),
    ).rejects.toMatchObject({ status: 409, code: '409' });
  });

  it('read themselves without a permission, and nobody else', async () => {
    const { api, apiAs } = await createTestBackend({ scenario: 'flexusl' });
    const self = apiAs('flex-operator');
    const { users } = await api.userList({});
    const id = (name: string) => users.find((user) => user.name === name)?.id ?? '';
    expect((await self.userDetail({ params: { user_id: id('flex-operator') } })).user.name).toBe(
      'flex-operator',
    );
    expect(
      (await self.userGroupList({ params: { user_id: id('flex-operator') } })).groups,
    ).toHaveLength(1);
    await expect(self.userDetail({ params: { user_id: id('admin') } })).rejects.toMatchObject({
      status: 403,
      missingActions: ['iam:users:getUser|iam:users:get'],
    });
  });

  it('change their own password, and only that', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const self = test.apiAs('flex-operator');
    const { users } = await test.api.userList({});
    const id = (name: string) => users.find((user) => user.name === name)?.id ?? '';
    const change = (user_id: string, original_password: string, password: string) =>
      statusOf(
        self.userPassword({ params: { user_id }, body: { user: { original_password, password } } }),
      );
    expect(await change(id('admin'), 'Rehearse-2026!', 'Stolen-2026!')).toBe(403);
    expect(await change(id('flex-operator'), 'wrong', 'Better-2026!')).toBe(401);
    expect(await change(id('flex-operator'), userPassword, userPassword)).toBe(400);
    expect(await change(id('flex-operator'), userPassword, 'Better-2026!')).toBe(200);
  });

  it('keep the account administrator', async () => {
    const { api } = await createTestBackend();
    const admin = (await api.userList({ query: { name: 'admin' } })).users[0]?.id ?? '';
    await expect(api.userDelete({ params: { user_id: admin } })).rejects.toMatchObject({
      status: 400,
      message: 'The account administrator cannot be deleted.',
    });
    expect(
      await statusOf(
        api.userUpdate({ params: { user_id: admin }, body: { user: { enabled: false } } }),
      ),
    ).toBe(403);
  });

  it('take everything they held with them', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const { api, backend } = test;
    const user_id = (await api.userList({ query: { name: 'flex-operator' } })).users[0]?.id ?? '';
    await api.credentialCreate({ body: { credential: { user_id } } });
    await api.userDelete({ params: { user_id } });
    expect(JSON.stringify(backend.controls.world().toJson())).not.toContain(user_id);
  });

  it('end at their quota, the account itself not counted', async () => {
    const test = await createTestBackend();
    const domain_id = await accountId(test);
    const { quotas } = await test.api.quotaOnDomain({
      params: { domain_id },
      query: { type: 'user' },
    });
    const { quota = 0, used = 0 } = quotas.resources[0] ?? {};
    for (let index = used; index < quota; index += 1)
      await test.api.userCreate({ body: { user: { name: `u${index}`, domain_id } } });
    await expect(
      test.api.userCreate({ body: { user: { name: 'toomany', domain_id } } }),
    ).rejects.toMatchObject({ status: 400, code: '1115' });
  });
});

describe('lists', () => {
  it('page, sort and search without their paging parameters changing the documented answer', async () => {
    const { api } = await createTestBackend({ scenario: 'large', params: { users: 120 } });
    const all = await api.userList({});
    expect(all.total_number).toBeUndefined();
    expect(all.users).toHaveLength(121);
    const documented = [
      'id',
      'name',
      'domain_id',
      'description',
      'enabled',
      'password_expires_at',
      'pwd_status',
      'pwd_strength',
      'access_mode',
      'links',
    ];
    expect(Object.keys(all.users[0] ?? {})).toEqual(documented);
    expect(
      Object.keys((await api.userShow({ params: { user_id: all.users[0]?.id ?? '' } })).user),
    ).toEqual(documented);
    const page = await api.userList({ query: { limit: 10, offset: 20, sort_key: 'name' } });
    expect(page.total_number).toBe(121);
    expect(page.users[0]).toMatchObject({
      is_domain_owner: false,
      groups_count: 1,
      last_login_time: null,
    });
    expect(page.users.map(({ name }) => name)).toEqual(
      all.users.slice(20, 30).map(({ name }) => name),
    );
    const newest = await api.userList({
      query: { limit: 1, sort_key: 'create_time', sort_dir: 'desc' },
    });
    expect(newest.users[0]?.name).toBe('user-00120');
    const found = await api.userList({ query: { limit: 5, name__contains: 'R-0011' } });
    expect(found.total_number).toBe(10);
    expect((await api.userList({ query: { limit: 5, enabled: false } })).total_number).toBe(2);
    expect((await api.userList({ query: { limit: 5, offset: 500 } })).users).toEqual([]);
    expect(await statusOf(api.userList({ query: { limit: 5, sort_key: 'password' } }))).toBe(400);
    const groups = await api.groupList({ query: { limit: 2, sort_key: 'name', sort_dir: 'desc' } });
    expect(groups.groups.map(({ name, users_count }) => [name, users_count])).toEqual([
      ['group-1000', 0],
      ['group-0999', 0],
    ]);
  });

  it('take an empty body and a body of {} on GET, and keys nobody knows', async () => {
    const { fetch } = await createTestBackend();
    const response = await fetch('/v3/groups?tail&nonsense=1', {
      as: 'admin',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(200);
    const created = await fetch('/v3/groups', {
      method: 'POST',
      as: 'admin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ group: { name: 'x', colour: 'red' }, more: 1 }),
    });
    expect(created.status).toBe(201);
  });
});
