import { describe, expect, it } from 'vitest';
import { adminPassword, userPassword } from '../seed/base.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

const signIn = (test: TestBackend, name: string, password: string, more: object = {}) =>
  test.fetch('/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=utf8' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name, password, domain: { name: 'RehearsalCo' } } },
        },
        ...more,
      },
    }),
  });

async function tokenOf(test: TestBackend, name: string, password: string): Promise<string> {
  return (await signIn(test, name, password)).headers.get('X-Subject-Token') ?? '';
}

type TokenBody = {
  token: {
    methods: string[];
    issued_at: string;
    expires_at: string;
    user: { name: string; domain: { name: string } };
    catalog: { type: string; endpoints: { url: string }[] }[];
    domain?: { name: string };
    project?: { name: string };
  };
};

describe('signing in', () => {
  it('answers a token for 24 hours with the catalogue at the address of the caller', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const response = await signIn(test, 'flex-operator', userPassword);
    expect(response.status).toBe(201);
    const { token } = (await response.json()) as TokenBody;
    expect(token).toMatchObject({
      methods: ['password'],
      user: { name: 'flex-operator', domain: { name: 'RehearsalCo' } },
      domain: { name: 'RehearsalCo' },
    });
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 3_600_000);
    expect(token.catalog.find(({ type }) => type === 'identity')?.endpoints[0]?.url).toBe(
      'https://backend.test/v3',
    );
  });

  it.each([
    ['a wrong password', 'admin', 'wrong-2026', {}],
    ['an unknown user', 'nobody', adminPassword, {}],
    ['a project of nowhere', 'admin', adminPassword, { scope: { project: { name: 'mars-1' } } }],
    ['a foreign domain', 'admin', adminPassword, { scope: { domain: { name: 'PartnerCo' } } }],
  ])('answers 401 for %s', async (_, name, password, more) => {
    expect((await signIn(await createTestBackend(), name, password, more)).status).toBe(401);
  });

  it('lets a project win over a domain, and knows unscoped tokens', async () => {
    const test = await createTestBackend();
    const both = (await (
      await signIn(test, 'admin', adminPassword, {
        scope: { domain: { name: 'RehearsalCo' }, project: { name: 'cn-north-4' } },
      })
    ).json()) as TokenBody;
    expect(both.token.project?.name).toBe('cn-north-4');
    expect(both.token.domain).toBeUndefined();
    const none = (await (
      await signIn(test, 'admin', adminPassword, { scope: 'unscoped' })
    ).json()) as TokenBody;
    expect([none.token.project, none.token.domain]).toEqual([undefined, undefined]);
  });

  it('takes an unknown method and a missing field for a bad request', async () => {
    const test = await createTestBackend();
    const body = (auth: object) =>
      test.fetch('/v3/auth/tokens', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ auth }),
      });
    expect((await body({ identity: { methods: ['magic'] } })).status).toBe(400);
    const missing = await body({});
    expect(missing.status).toBe(400);
    expect(await missing.json()).toMatchObject({
      error: { message: "'identity' is a required property", title: 'Bad Request' },
    });
  });
});

describe('a token', () => {
  it('expires by the clock', async () => {
    const test = await createTestBackend();
    const api = test.apiWith(await tokenOf(test, 'admin', adminPassword));
    test.clock.forward(24 * 3_600_000 - 1);
    await api.groupList({});
    test.clock.forward(1);
    await expect(api.groupList({})).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['is disabled', { enabled: false }],
    ['gets another password', { password: 'Another-2026!' }],
  ])('stops working when its user %s', async (_, change) => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const api = test.apiWith(await tokenOf(test, 'flex-operator', userPassword));
    const [domain] = (await api.authDomainList({})).domains;
    const { users } = await test.api.userList({
      query: { name: 'flex-operator', domain_id: domain?.id },
    });
    await test.api.userUpdate({ params: { user_id: users[0]?.id ?? '' }, body: { user: change } });
    await expect(api.authDomainList({})).rejects.toMatchObject({ status: 401 });
  });

  it('stops working when its user is deleted, and when it is signed out', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const token = await tokenOf(test, 'admin', adminPassword);
    const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
    expect((await test.fetch('/v3/auth/tokens', { method: 'HEAD', headers })).status).toBe(200);
    expect((await test.fetch('/v3/auth/tokens', { method: 'DELETE', headers })).status).toBe(204);
    expect((await test.fetch('/v3/auth/tokens', { method: 'HEAD', headers })).status).toBe(401);
    const operator = test.apiWith(await tokenOf(test, 'flex-operator', userPassword));
    const { users } = await test.api.userList({ query: { name: 'flex-operator' } });
    await test.api.userDelete({ params: { user_id: users[0]?.id ?? '' } });
    await expect(operator.authDomainList({})).rejects.toMatchObject({ status: 401 });
  });

  it('of another world or with a changed letter is none', async () => {
    const test = await createTestBackend();
    const token = await tokenOf(test, 'admin', adminPassword);
    const last = token.at(-1) === '0' ? '1' : '0';
    await expect(test.apiWith(token.slice(0, -1) + last).groupList({})).rejects.toMatchObject({
      status: 401,
    });
    await expect(test.apiWith('garbage').groupList({})).rejects.toMatchObject({ status: 401 });
    await test.apiAs(undefined).scenarioOpen({ body: { scenario: 'fresh' } });
    await expect(test.apiWith(token).groupList({})).rejects.toMatchObject({ status: 401 });
  });
});

describe('entering an agency', () => {
  const enter = (test: TestBackend, token: string, agency: string) =>
    test.fetch('/v3/auth/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['assume_role'],
            assume_role: { agency_name: agency, domain_name: 'PartnerCo' },
          },
        },
      }),
    });

  /**
   * PartnerCo trusts RehearsalCo with two agencies; a user of RehearsalCo holds what `statements`
   * say, and possibly a role.
   */
  async function delegated(statements: readonly object[] | undefined, role?: string) {
    const test = await createTestBackend();
    const partner = test.apiAs('PartnerCo/admin');
    const partnerId = (await partner.authDomainList({})).domains[0]?.id ?? '';
    const [ops, audit] = await Promise.all(
      ['ops', 'audit'].map(
        async (name) =>
          (
            await partner.agencyCreate({
              body: { agency: { name, domain_id: partnerId, trust_domain_name: 'RehearsalCo' } },
            })
          ).agency,
      ),
    );
    const domain_id = (await test.api.authDomainList({})).domains[0]?.id ?? '';
    const { user } = await test.api.userCreate({
      body: { user: { name: 'guest', domain_id, password: userPassword } },
    });
    const { group } = await test.api.groupCreate({ body: { group: { name: 'guests' } } });
    await test.api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } });
    const grant = (role_id: string) =>
      test.api.groupGrantOnDomain({ params: { domain_id, group_id: group.id, role_id } });
    if (statements !== undefined) {
      const text = JSON.stringify(statements)
        .replaceAll('OPS', ops?.id ?? '')
        .replaceAll('AUDIT', audit?.id ?? '');
      const policy = { Version: '1.1', Statement: JSON.parse(text) as unknown };
      await grant(
        (
          await test.api.customRoleCreate({
            body: { role: { display_name: 'Enter', type: 'AX', description: '', policy } },
          })
        ).role.id,
      );
    }
    if (role !== undefined)
      await grant((await test.api.roleList({ query: { display_name: role } })).roles[0]?.id ?? '');
    return { test, guest: test.backend.controls.signInAs('guest'), partner, ops };
  }

  const allowOps = {
    Effect: 'Allow',
    Action: ['iam:agencies:assume'],
    Resource: { uri: ['/iam/agencies/OPS'] },
  };
  const allowAll = { Effect: 'Allow', Action: ['iam:agencies:assume'] };
  const denyOps = {
    Effect: 'Deny',
    Action: ['iam:agencies:assume'],
    Resource: { uri: ['/iam/agencies/OPS'] },
  };

  it.each([
    ['the agency named', [allowOps], undefined, [true, false]],
    ['every agency without a Resource', [allowAll], undefined, [true, true]],
    ['no agency that is denied', [allowAll, denyOps], undefined, [false, true]],
    ['no agency without a policy', undefined, undefined, [false, false]],
    ['no agency as Security Administrator', undefined, 'Security Administrator', [false, false]],
    ['every agency as Agent Operator', undefined, 'Agent Operator', [true, true]],
    [
      'the agency named also as Security Administrator',
      [allowOps],
      'Security Administrator',
      [true, false],
    ],
  ])('opens %s', async (_, statements, role, expected) => {
    const { test, guest } = await delegated(statements, role);
    const answers = await Promise.all(['ops', 'audit'].map((name) => enter(test, guest, name)));
    expect(answers.map(({ status }) => status)).toEqual(
      expected.map((opened) => (opened ? 201 : 403)),
    );
    expect(answers.map(({ headers }) => headers.get('X-Missing-Actions'))).toEqual(
      expected.map((opened) => (opened ? null : 'iam:agencies:assume|iam:tokens:assume')),
    );
  });

  it('acts with the permissions of the agency, in its account, until the agency ends', async () => {
    const { test, guest, partner, ops } = await delegated([allowAll]);
    const domain_id = ops?.domain_id ?? '';
    const { roles } = await partner.roleList({ query: { display_name: 'IAM ReadOnlyAccess' } });
    const response = await enter(test, guest, 'ops');
    expect(await response.json()).toMatchObject({
      token: {
        domain: { name: 'PartnerCo' },
        user: { name: 'PartnerCo/ops' },
        assumed_by: { user: { name: 'guest' } },
      },
    });
    const token = response.headers.get('X-Subject-Token') ?? '';
    const inside = test.apiWith(token);
    await expect(inside.groupList({})).rejects.toMatchObject({ status: 403 });
    await partner.agencyGrantOnDomain({
      params: { domain_id, agency_id: ops?.id ?? '', role_id: roles[0]?.id ?? '' },
    });
    expect(
      (await inside.groupList({})).groups.every((group) => group.domain_id === domain_id),
    ).toBe(true);
    await expect(inside.groupCreate({ body: { group: { name: 'x' } } })).rejects.toMatchObject({
      status: 403,
    });
    expect((await enter(test, token, 'audit')).status).toBe(403);
    await partner.agencyUpdate({
      params: { agency_id: ops?.id ?? '' },
      body: { agency: { duration: 'ONEDAY' } },
    });
    test.clock.forward(23 * 3_600_000);
    await inside.groupList({});
    await partner.agencyDelete({ params: { agency_id: ops?.id ?? '' } });
    await expect(inside.groupList({})).rejects.toMatchObject({ status: 401 });
  });

  it('ends when the agency expires', async () => {
    const { test, guest, partner, ops } = await delegated([allowAll]);
    await partner.agencyUpdate({
      params: { agency_id: ops?.id ?? '' },
      body: { agency: { duration: 2 } },
    });
    test.clock.forward(47 * 3_600_000);
    // the session itself is older than a day
    expect((await enter(test, guest, 'ops')).status).toBe(401);
    const later = test.backend.controls.signInAs('guest');
    const inside = (await enter(test, later, 'ops')).headers.get('X-Subject-Token') ?? '';
    await test.apiWith(inside).authDomainList({});
    test.clock.forward(3_600_000);
    await expect(test.apiWith(inside).authDomainList({})).rejects.toMatchObject({ status: 401 });
    expect((await enter(test, later, 'ops')).status).toBe(404);
  });
});
