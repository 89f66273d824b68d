import { describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

type Draft = Parameters<TestBackend['api']['customRoleUpdate']>[0]['body']['role'];

const agencyUri = '/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c';
const statement = (fields: object = {}) => ({
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: [agencyUri] },
  ...fields,
});
const forAgencies: Draft = {
  display_name: 'IAMAgencyPolicy',
  type: 'AX',
  description: 'IAMDescription',
  description_cn: 'Policy description',
  policy: { Version: '1.1', Statement: [statement()] },
};
const forServices: Draft = {
  display_name: 'Starters',
  type: 'XA',
  description: '',
  policy: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:start'] }] },
};

describe('modifying a custom policy for agencies', () => {
  it('answers the documented fields, keeps id and name, moves the time', async () => {
    const { api, clock } = await createTestBackend();
    const { role: before } = await api.customRoleCreate({ body: { role: forServices } });
    clock.forward(60_000);
    const { role } = await api.customRoleUpdate({
      params: { role_id: before.id },
      body: { role: forAgencies },
    });
    expect(role).toEqual({
      ...forAgencies,
      id: before.id,
      name: before.name,
      catalog: 'CUSTOMED',
      domain_id: before.domain_id,
      links: { self: `https://backend.test/v3/roles/${before.id}` },
      created_time: before.created_time,
      updated_time: String(Number(before.updated_time) + 60_000),
      references: '0',
    });
    expect(role.name).toMatch(new RegExp(`^custom_${role.domain_id ?? ''}_\\d+$`));
    expect((await api.customRoleShow({ params: { role_id: role.id } })).role).toEqual({
      ...role,
      references: 0,
    });
  });

  const policy = (statements: readonly object[], version = '1.1') => ({
    policy: { Version: version, Statement: statements },
  });
  const uriOf = (length: number) => agencyUri.slice(0, 14) + 'a'.repeat(length - 14);
  const refused: readonly (readonly [string, Partial<Draft>])[] = [
    ['a blank name', { display_name: ' ' }],
    ['a name of 65 characters', { display_name: 'x'.repeat(65) }],
    ['type AA', { type: 'AA' }],
    ['type XX', { type: 'XX' }],
    ['version 1.0', policy([statement()], '1.0')],
    ['no statement', policy([])],
    ['nine statements', policy(Array.from({ length: 9 }, () => statement()))],
    [
      'another action beside agencies',
      policy([statement({ Action: ['iam:agencies:assume', 'iam:agencies:getAgency'] })]),
    ],
    ['iam:tokens:assume', policy([statement({ Action: ['iam:tokens:assume'] })])],
    [
      'iam:tokens:assume without Resource',
      policy([{ Effect: 'Allow', Action: ['iam:tokens:assume'] }]),
    ],
    ['an unknown effect', policy([statement({ Effect: 'Maybe' })])],
    ['a URI of another form', policy([statement({ Resource: { uri: ['/iam/users/x'] } })])],
    ['a URI of 129 characters', policy([statement({ Resource: { uri: [uriOf(129)] } })])],
    ['a Resource without uri', policy([statement({ Resource: {} })])],
    ['a condition', policy([statement({ Condition: { StringEquals: { 'g:UserName': ['x'] } } })])],
  ];
  it.each(refused)('refuses %s and changes nothing at all', async (_, change) => {
    const { api, backend } = await createTestBackend();
    const { role } = await api.customRoleCreate({ body: { role: forAgencies } });
    const before = backend.controls.world().toJson();
    await expect(
      api.customRoleUpdate({
        params: { role_id: role.id },
        body: { role: { ...forAgencies, ...change } },
      }),
    ).rejects.toMatchObject({ status: 400, code: expect.stringMatching(/^IAM\.\d{4}$/) as string });
    expect(backend.controls.world().toJson()).toEqual(before);
  });

  const accepted: readonly (readonly [string, Partial<Draft>])[] = [
    ['a name of 64 characters with blanks', { display_name: `Enable COC ${'x'.repeat(53)}` }],
    ['type XA', { type: 'XA' }],
    ['eight statements', policy(Array.from({ length: 8 }, () => statement()))],
    ['a Deny', policy([statement({ Effect: 'Deny' })])],
    ['a URI of 128 characters', policy([statement({ Resource: { uri: [uriOf(128)] } })])],
    ['no Resource', policy([{ Effect: 'Allow', Action: ['iam:agencies:assume'] }])],
    ['a description of two lines', { description: 'first\nsecond' }],
    [
      'assuming beside another statement',
      policy([
        { Effect: 'Allow', Action: ['iam:agencies:assume'] },
        { Effect: 'Allow', Action: ['iam:users:listUsers'] },
      ]),
    ],
  ];
  it.each(accepted)('takes %s', async (_, change) => {
    const { api } = await createTestBackend();
    const { role } = await api.customRoleCreate({ body: { role: forAgencies } });
    const { role: after } = await api.customRoleUpdate({
      params: { role_id: role.id },
      body: { role: { ...forAgencies, ...change } },
    });
    expect(after).toMatchObject(change);
  });

  it.each(['display_name', 'type', 'description', 'policy'])('asks for %s', async (key) => {
    const { fetch, api } = await createTestBackend();
    const { role } = await api.customRoleCreate({ body: { role: forAgencies } });
    const body = JSON.stringify({ role: { ...forAgencies, [key]: undefined } });
    const response = await fetch(`/v3.0/OS-ROLE/roles/${role.id}`, {
      method: 'PATCH',
      as: 'admin',
      headers: { 'Content-Type': 'application/json;charset=utf8' },
      body,
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error_code: 'IAM.0072', error_msg: `'${key}' is a required property` },
    ]);
  });

  it('asks for the content type, for good JSON, for a role that is there, and for the permission', async () => {
    const { fetch, api } = await createTestBackend({ scenario: 'flexusl' });
    const { role } = await api.customRoleCreate({ body: { role: forAgencies } });
    const patch = async (init: RequestInit & { as?: string }, id = role.id) =>
      (
        await fetch(`/v3.0/OS-ROLE/roles/${id}`, {
          method: 'PATCH',
          as: 'admin',
          headers: { 'Content-Type': 'application/json' },
          ...init,
        })
      ).status;
    const body = JSON.stringify({ role: forAgencies });
    expect(await patch({ body, headers: {} })).toBe(400);
    expect(await patch({ body: '{"role":' })).toBe(400);
    expect(await patch({ body }, 'unknown')).toBe(404);
    expect(await patch({ body, as: 'flex-operator' })).toBe(403);
    const stranger = await fetch(`/v3.0/OS-ROLE/roles/${role.id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'x' },
      body,
    });
    expect(stranger.status).toBe(401);
    expect(await patch({ body })).toBe(200);
  });
});
