import { describe, expect, it } from 'vitest';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { mainAccount } from '../seed/base.ts';
import { seedOrganization, seedScp, seedScpAttachment } from '../seed/organization.ts';
import { SeedBuilder } from '../seed/builder.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';
import { allRows, isRecord, must, sample } from '../testing/sampleCalls.ts';

const json = { 'Content-Type': 'application/json' };

const who = 'office-worker';

type Statement = Readonly<Record<string, unknown>>;

/** A world in which one person holds these statements and nothing else. */
async function holding(...statements: readonly Statement[]) {
  const at = await createTestBackend({ scenario: 'new-iam' });
  const { users } = await at.api.v5UserList({});
  const idOf = (name: string): string => users.find((row) => row.user_name === name)?.user_id ?? '';
  const { policy } = await at.api.v5PolicyCreate({
    body: {
      policy_name: 'Held',
      policy_document: JSON.stringify({ Version: '5.0', Statement: statements }),
    },
  });
  await at.api.v5UserPolicyAttach({
    params: { policy_id: policy.policy_id },
    body: { user_id: idOf(who) },
  });
  const { projects } = await at.api.projectList({ query: { name: 'ap-southeast-3' } });
  const domain = policy.urn.split(':')[2] ?? '';
  return { ...at, idOf, domain, project: projects[0]?.id ?? '' };
}

const post = (at: TestBackend, path: string, body: unknown, as = who): Promise<Response> =>
  at.fetch(path, {
    method: 'POST',
    as,
    headers: json,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const ifTagged = (...Action: string[]): Statement => ({
  Effect: 'Allow',
  Action,
  Condition: { StringEquals: { 'g:RequestTag/team': ['shop'] } },
});

const both = [{ tag_key: 'team', tag_value: 'shop', key: 'team', value: 'evil' }];

const plain = [{ key: 'team', value: 'shop' }];

const document = JSON.stringify({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
});

const trust = JSON.stringify({
  Version: '5.0',
  Statement: [
    { Effect: 'Allow', Principal: { Service: ['service.COC'] }, Action: ['sts:agencies:assume'] },
  ],
});

describe('what a call is judged by is what it does', () => {
  it("a device's own serial number counts, not a name beside it", async () => {
    const at = await holding({
      Effect: 'Allow',
      Action: ['iam:mfa:*'],
      Resource: ['iam:*:*:mfa:mine'],
    });
    const user_id = at.idOf('mfa-admin');
    await at.api.v5MfaDeviceCreate({ body: { user_id, virtual_mfa_device_name: 'victim' } });
    const body = {
      user_id,
      serial_number: `iam::${at.domain}:mfa:victim`,
      virtual_mfa_device_name: 'mine',
    };
    expect((await post(at, '/v5/mfa-devices/disable', body)).status).toBe(403);
    expect((await post(at, '/v5/mfa-devices/disable', body, 'admin')).status).toBe(200);
  });

  const servers = (at: Awaited<ReturnType<typeof holding>>) => `/ecs/v1/${at.project}/cloudservers`;
  const server = { name: 'made', flavorRef: 's6.small.1' };

  it.each([
    ['a tag in two spellings', { server: { ...server, server_tags: both } }, 403],
    ['a tag beside the server', { server, tags: plain }, 403],
    [
      'a tag where no server reads it',
      {
        server: { ...server, tags: plain, serverTags: plain, extendparam: { server_tags: plain } },
      },
      403,
    ],
    [
      'the same key in two cases',
      { server: { ...server, server_tags: [...plain, { key: 'Team', value: 'evil' }] } },
      403,
    ],
    ['the tag itself', { server: { ...server, server_tags: plain } }, 200],
  ])('an ECS is created with %s: %i', async (_, body, status) => {
    const at = await holding(ifTagged('ecs:*:*'));
    expect((await post(at, servers(at), body)).status).toBe(status);
    const { servers: made } = await at.api.ecsServerList({ params: { project_id: at.project } });
    expect(made.filter(({ name }) => name === 'made').map(({ tags }) => tags)).toEqual(
      status === 200 ? [plain] : [],
    );
  });

  it.each([
    ['/v5/users', { name: 'made', enabled: true }],
    ['/v5/groups', { group_name: 'made' }],
    ['/v5/policies', { policy_name: 'made', policy_document: document }],
    ['/v5/agencies', { agency_name: 'made', trust_policy: trust }],
    ['/v5/virtual-mfa-devices', { virtual_mfa_device_name: 'made', user_id: 'any' }],
  ])('tags that %s does not document do not count', async (path, body) => {
    const at = await holding(ifTagged('iam:*:*'));
    for (const tags of [{ tags: both }, { tags: plain }, { server: { server_tags: plain } }])
      expect((await post(at, path, { ...body, ...tags })).status).toBe(403);
  });

  it('tags that a call documents count, are stored and shown', async () => {
    const at = await holding(ifTagged('iam::tagForResourceV5'));
    const user = at.idOf('mfa-admin');
    const path = `/v5/user/${user}/tags/create`;
    expect(
      (
        await post(at, path, {
          tags: [{ tag_key: 'team', tag_value: 'other', key: 'team', value: 'shop' }],
        })
      ).status,
    ).toBe(403);
    expect(
      (
        await post(at, path, {
          tags: [{ tag_key: 'team', tag_value: 'shop', key: 'team', value: 'other' }],
        })
      ).status,
    ).toBe(200);
    expect((await at.api.v5UserShow({ params: { user_id: user } })).user.tags).toEqual([
      { tag_key: 'team', tag_value: 'shop' },
    ]);
    expect(
      (await post(at, path, { tags: [{ tag_key: 'TEAM', tag_value: 'evil' }] }, 'admin')).status,
    ).toBe(400);
  });

  it('only the yearly/monthly purchase itself passes an SCP, of all calls there are', async () => {
    const at = await createTestBackend();
    const seed = new SeedBuilder(at.backend.controls.world(), at.clock.now());
    const { ou } = seedOrganization(seed, mainAccount, 'Unit');
    seedScpAttachment(
      seed,
      ou,
      seedScp(seed, 'Nothing', '', {
        Version: '5.0',
        Statement: [{ Effect: 'Deny', Action: ['*'] }],
      }),
    );
    const ahead = { extendparam: { chargingMode: 'prePaid' }, chargingMode: 'prePaid' };
    const disguised = (endpoint: Endpoint): unknown => {
      const body = sample(must(endpoint.body));
      return isRecord(body)
        ? {
            ...ahead,
            ...body,
            server: { ...ahead, ...(isRecord(body['server']) ? body['server'] : {}), ...ahead },
          }
        : body;
    };
    const guarded = allRows.filter(
      ([, { access, body }]) => typeof access !== 'string' && body !== undefined,
    );
    const passed: string[] = [];
    for (const [name, endpoint] of guarded) {
      const path = endpoint.path.replace(/:\w+/g, 'unknown');
      const response = await at.fetch(path, {
        method: endpoint.method,
        as: 'admin',
        headers: json,
        body: JSON.stringify(disguised(endpoint)),
      });
      if (response.status !== 403) passed.push(name);
    }
    expect(guarded.length).toBeGreaterThan(80);
    expect(passed).toEqual(['ecsServerCreate']);
  });
});

describe('a body that can be read in two ways', () => {
  const policy =
    '{"Version":"1.1","Statement":[{"Effect":"Deny","Effect":"Allow","Action":["ecs:*:*"]}]}';
  const role = `{"role":{"display_name":"Two","type":"XA","description":"","policy":${policy}}}`;

  it('is refused by the name of the member, for whoever may send it; others learn nothing of it', async () => {
    const at = await holding({ Effect: 'Allow', Action: ['ucs:clusters:get'] });
    const answer = await post(at, '/v3.0/OS-ROLE/roles', role, 'admin');
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        error_code: 'IAM.0011',
        error_msg:
          'Request body is invalid: the member role.policy.Statement.Effect stands twice in one object.',
      },
    ]);
    expect((await post(at, '/v3.0/OS-ROLE/roles', role)).status).toBe(403);
    expect(
      (await at.fetch('/v3.0/OS-ROLE/roles', { method: 'POST', headers: json, body: role })).status,
    ).toBe(401);
    expect(
      (await at.api.customRoleList({})).roles.filter(({ display_name }) => display_name === 'Two'),
    ).toEqual([]);
  });

  it.each([
    '/v3.0/OS-ROLE/roles',
    '/v3/groups',
    '/v5/policies',
    '/console/v1/scenarios',
    '/v3/auth/tokens',
  ])('is refused for its byte order mark at %s', async (path) => {
    const at = await holding({ Effect: 'Allow', Action: ['ucs:clusters:get'] });
    const answer = await post(at, path, '\ufeff{}', 'admin');
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('a byte order mark before the document'),
    ]);
  });

  it.each([
    'text/plain;x=application/json',
    'text/plain',
    'application/json5',
    'multipart/form-data; a="application/json"',
  ])('is not read at all as %s', async (type) => {
    const at = await holding({ Effect: 'Allow', Action: ['ucs:clusters:get'] });
    const answer = await at.fetch('/v3/groups', {
      method: 'POST',
      as: 'admin',
      headers: { 'Content-Type': type },
      body: '{"group":{"name":"made"}}',
    });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('Content-Type must be application/json'),
    ]);
  });
});
