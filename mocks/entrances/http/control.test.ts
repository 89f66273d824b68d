import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';

let rig: HttpTestBackend;
beforeEach(async () => {
  rig = await startHttp('flexusl');
});
afterEach(() => rig.close());

type Headers = Readonly<Record<string, string>>;
const key = (): Headers => ({ 'X-Control-Key': rig.controlKey });
const as = (name: string): Headers => ({ 'X-Auth-Token': rig.backend.controls.signInAs(name) });
const send = (
  method: string,
  path: string,
  headers: Headers = {},
  body?: object,
): Promise<Response> =>
  fetch(`${rig.admin.url}${path}`, {
    method,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
const world = () => [
  rig.backend.controls.state(),
  rig.backend.controls.faults.list(),
  rig.backend.controls.world().toJson(),
];

/**
 * Rows that go without the key: they set nothing up, and read what the caller's
 * permissions let him. A second proof needs the code of a device.
 */
const free = new Set([
  'decisionBatch',
  'decisionShow',
  'delegationList',
  'health',
  'clockShow',
  'changePreview',
  'circumstancesShow',
  'simulation',
  'organizationShow',
  'verificationProve',
  'loginNotes',
  'decisionList',
  'accessCheck',
  'accessRepairs',
  'accessList',
  'accessHolders',
  'accessPassOn',
  'accessPrincipals',
  'accessActions',
]);
const consoleRows = Object.entries<Endpoint>(contract).filter(
  ([, { family }]) => family === 'console',
);
const controls = consoleRows.filter(([name]) => !free.has(name));
const bodies: Readonly<Record<string, object>> = {
  scenarioOpen: { scenario: 'ucs' },
  faultPlan: { faults: [{ call: '*', kind: 'error' }] },
  circumstancesSet: { circumstances: {} },
  journalUndo: {},
  worldOpen: { world: 'nothing' },
  personToken: { as: 'admin' },
  lockLift: { account: 'RehearsalCo', user: 'admin' },
  deskCheck: { principal: 'root', action: 'iam:users:listUsers' },
  deskRepairs: { principal: 'root', action: 'iam:users:listUsers' },
  deskList: { principal: 'root' },
  deskHolders: { action: 'iam:users:listUsers' },
  deskPassOn: {},
  clockSet: {},
  deskTestKeep: {
    tests: [{ id: 'a', never: {}, request: { action: 'iam:users:listUsers' } }],
  },
  deskTestDelete: { ids: [] },
  deskTestRun: {},
  deskTestBreak: { id: 'a' },
};

describe('the control key', () => {
  it('is asked for by every call of the console that is not on the list of those without', () => {
    expect(consoleRows.filter(([, { control }]) => control === true).map(([name]) => name)).toEqual(
      controls.map(([name]) => name),
    );
    expect(
      Object.entries<Endpoint>(contract).filter(
        ([, { control, family }]) => control === true && family !== 'console',
      ),
    ).toEqual([]);
  });

  const wrong: readonly (readonly [string, Headers])[] = [
    ['without one', {}],
    ['with an empty one', { 'X-Control-Key': '' }],
    ['with another', { 'X-Control-Key': 'the key of this tesT' }],
    ['with a longer one', { 'X-Control-Key': 'the key of this test2' }],
    ['with one in the address', {}],
  ];
  it.each(
    controls.flatMap(([name, row]) =>
      wrong.map(([how, headers]) => [name, how, row, headers] as const),
    ),
  )(
    '%s is refused %s, an administrator’s token or not',
    async (name, how, { method, path }, headers) => {
      const before = world();
      const address = how.endsWith('address')
        ? `${path}?X-Control-Key=${encodeURIComponent(rig.controlKey)}&controlKey=${encodeURIComponent(rig.controlKey)}`
        : path;
      for (const token of [{}, as('admin')]) {
        const answer = await send(method, address, { ...headers, ...token }, bodies[name]);
        expect([answer.status, await answer.json()]).toEqual([
          403,
          {
            error_code: 'CONSOLE.0002',
            error_msg: expect.stringMatching(/control key/) as unknown,
            request_id: expect.any(String) as unknown,
          },
        ]);
      }
      expect(world()).toEqual(before);
    },
  );

  it.each([
    '/console/v1/scenarios/',
    '/v3/../console/v1/scenarios',
    '/console/v1/%73cenarios',
    '/console/v1/./scenarios',
  ])('is asked for however the path is written: %s', async (path) => {
    const before = world();
    const status = await raw(
      `POST ${path} HTTP/1.1`,
      [`Host: ${new URL(rig.admin.url).host}`, 'Content-Type: application/json'],
      '{"scenario":"ucs"}',
    );
    expect([403, 404]).toContain(status);
    expect(world()).toEqual(before);
  });

  it('opens them to whoever has it, without a token', async () => {
    expect((await send('GET', '/console/v1/journal', key())).status).toBe(200);
    expect(
      (
        await send('PUT', '/console/v1/faults', key(), {
          faults: [{ call: 'health', latency_ms: 1 }],
        })
      ).status,
    ).toBe(200);
    expect((await send('GET', '/console/v1/faults', key())).status).toBe(200);
    expect(
      (await send('POST', '/v3/groups', as('admin'), { group: { name: 'undone' } })).status,
    ).toBe(201);
    const undone = await send('POST', '/console/v1/journal/undo', key(), {});
    expect([undone.status, await undone.json()]).toMatchObject([
      201,
      { entry: { actor: 'control key' } },
    ]);
    expect((await send('POST', '/console/v1/scenarios', key(), { scenario: 'ucs' })).status).toBe(
      201,
    );
    expect((await send('GET', '/console/v1/scenarios', key())).status).toBe(200);
  });

  it('is not asked for by decisions, delegations and health', async () => {
    expect(
      (await send('POST', '/console/v1/decisions', as('flex-operator'), { questions: [] })).status,
    ).toBe(200);
    expect((await send('GET', '/console/v1/delegations', as('flex-operator'))).status).toBe(200);
    expect((await send('GET', '/console/v1/health')).status).toBe(200);
    expect((await send('GET', '/console/v1/circumstances', as('flex-operator'))).status).toBe(200);
  });

  it('keeps somebody who is no longer an administrator from becoming one again', async () => {
    const { tables } = rig.backend.controls.world();
    const find = (table: 'users' | 'groups', name: string): string =>
      tables[table].find('name', `${rig.admin.domainId}/${name}`)?.id ?? '';
    const member = `/v3/groups/${find('groups', 'admin')}/users/${find('users', 'flex-operator')}`;
    expect((await send('PUT', member, as('admin'))).status).toBe(204);
    expect((await send('DELETE', member, as('admin'))).status).toBe(204);
    expect((await send('POST', '/console/v1/journal/undo', as('flex-operator'), {})).status).toBe(
      403,
    );
    expect((await send('GET', '/v3/users', as('flex-operator'))).status).toBe(403);
  });
});

/** Sends a request line and headers as they are; the status of the answer. */
function raw(line: string, headers: readonly string[], body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(rig.admin.url).port), '127.0.0.1', () =>
      socket.write(
        [line, ...headers, `Content-Length: ${body.length}`, 'Connection: close', '', body].join(
          '\r\n',
        ),
      ),
    );
    let text = '';
    socket.setEncoding('latin1').on('data', (data) => (text += String(data)));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)));
    socket.on('error', reject);
  });
}

describe('a web page of another origin', () => {
  const body = '{"scenario":"large"}';
  /**
   * Even with the key: the page of A11 would not have it, but nothing of another
   * origin gets so far.
   */
  const post = (headers: readonly string[], path = '/console/v1/scenarios') =>
    raw(
      `POST ${path} HTTP/1.1`,
      [`Host: ${new URL(rig.admin.url).host}`, `X-Control-Key: ${rig.controlKey}`, ...headers],
      body,
    );

  it.each<readonly [string, string[]]>([
    ['an origin on another port', ['Origin: http://127.0.0.1:1', 'Content-Type: application/json']],
    ['an origin of the web', ['Origin: https://evil.example', 'Content-Type: application/json']],
    ['no origin to name', ['Origin: null', 'Content-Type: application/json']],
    [
      'another site without an origin',
      ['Sec-Fetch-Site: cross-site', 'Content-Type: application/json'],
    ],
    [
      'a simple request',
      ['Origin: http://localhost:9', 'Content-Type: text/plain;x=application/json'],
    ],
  ])('changes nothing: %s', async (_, headers) => {
    const before = world();
    expect(await post(headers)).toBe(403);
    expect(
      await raw('GET /v3/users HTTP/1.1', [
        `Host: ${new URL(rig.admin.url).host}`,
        `X-Auth-Token: ${rig.backend.controls.signInAs('admin')}`,
        ...headers,
      ]),
    ).toBe(403);
    expect(world()).toEqual(before);
  });

  it('is not the backend’s own, nor a client that is no page', async () => {
    const { host } = new URL(rig.admin.url);
    expect(
      await post([
        `Origin: http://${host}`,
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/json',
      ]),
    ).toBe(201);
    expect(await post(['Content-Type: application/json'])).toBe(201);
  });
});

describe('what is said to be JSON', () => {
  const post = (contentType: string) =>
    send(
      'POST',
      '/v3/groups',
      { ...as('admin'), 'Content-Type': contentType },
      { group: { name: `group-${contentType.length}` } },
    );
  it.each([
    'text/plain;x=application/json',
    'text/plain',
    'application/jsonp',
    'application/json-patch+json',
    'x-application/json',
    'multipart/form-data; boundary=application/json',
  ])('%s is not', async (type) => expect((await post(type)).status).toBe(400));
  it.each([
    'application/json',
    'Application/JSON ; charset=utf8',
    'application/json;charset=UTF-8',
  ])('%s is', async (type) => expect((await post(type)).status).toBe(201));
});

it('two Host headers are refused', async () => {
  const { host } = new URL(rig.admin.url);
  expect(await raw('GET /v3 HTTP/1.1', [`Host: ${host}`])).toBe(200);
  for (const [first, second] of [
    [host, 'evil.example'],
    ['evil.example', host],
    [host, host],
  ])
    expect(await raw('GET /v3 HTTP/1.1', [`Host: ${first ?? ''}`, `Host: ${second ?? ''}`])).toBe(
      400,
    );
});
