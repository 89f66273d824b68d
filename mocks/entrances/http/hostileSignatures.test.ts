import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { isError } from '#mocks/testing/rawHttp.ts';
import { expectedSignatures } from './signature.ts';

let http: HttpTestBackend;
let host: string;

beforeAll(async () => {
  http = await startHttp('flexusl', {
    headersTimeout: 600,
    requestTimeout: 1_200,
    connections: 200,
    bodies: 4 * 1_048_576,
  });
  host = new URL(http.admin.url).host;
});
afterAll(() => http.close());

const token = (): string => http.backend.controls.signInAs('admin');

const sdkDate = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** A request signed by hand, with what the attack changes. */
function signed(
  change: {
    readonly at?: number;
    readonly signedHeaders?: readonly string[];
    readonly headers?: Record<string, string>;
    readonly authorization?: (header: string) => string;
    readonly sentPath?: string;
  } = {},
): Promise<Response> {
  const path = '/v3/groups';
  const headers: Record<string, string> = {
    host,
    'x-sdk-date': sdkDate(change.at ?? Date.now()),
    'x-domain-id': http.admin.domainId,
    ...change.headers,
  };
  const signedHeaders = change.signedHeaders ?? ['host', 'x-domain-id', 'x-sdk-date'];
  const message: Message = { method: 'GET', path, query: '', headers, body: Buffer.alloc(0) };
  const header = `SDK-HMAC-SHA256 Access=${http.admin.accessKey}, SignedHeaders=${signedHeaders.join(';')}, Signature=${expectedSignatures(message, signedHeaders, http.admin.secretKey)[0] ?? ''}`;
  const { host: _, ...sent } = headers;
  return fetch(`${http.admin.url}${change.sentPath ?? path}`, {
    headers: { ...sent, Authorization: change.authorization?.(header) ?? header },
  });
}

describe('signatures', () => {
  it('are what the published procedure says', () => {
    // Written out by hand, without the code under test.
    const sha = (data: string): string => createHash('sha256').update(data).digest('hex');
    const canonical = [
      'POST',
      '/v3/x%20y/',
      'a=1&b=%2F',
      'host:h\nx-sdk-date:20261122T110343Z\n',
      'host;x-sdk-date',
      sha('{}'),
    ].join('\n');
    const wanted = createHmac('sha256', 'secret')
      .update(`SDK-HMAC-SHA256\n20261122T110343Z\n${sha(canonical)}`)
      .digest('hex');
    const message: Message = {
      method: 'POST',
      path: '/v3/x%20y',
      query: 'b=%2f&a=1',
      headers: { host: 'h', 'x-sdk-date': '20261122T110343Z' },
      body: Buffer.from('{}'),
    };
    expect(expectedSignatures(message, ['host', 'x-sdk-date'], 'secret')).toContain(wanted);
  });

  it('are taken when they hold, up to a quarter of an hour off, with few headers signed', async () => {
    for (const response of [
      await signed(),
      await signed({ at: Date.now() - 14.5 * 60_000 }),
      await signed({ at: Date.now() + 14.5 * 60_000 }),
      await signed({ signedHeaders: ['x-sdk-date'] }),
    ])
      expect(response.status).toBe(200);
  });

  it.each<[string, Parameters<typeof signed>[0]]>([
    ['a date 16 minutes old', { at: Date.now() - 16 * 60_000 }],
    ['a date 16 minutes ahead', { at: Date.now() + 16 * 60_000 }],
    ['a date that is none', { headers: { 'x-sdk-date': '20269999T999999Z' } }],
    ['a date of another form', { headers: { 'x-sdk-date': '2026-11-22T11:03:43Z' } }],
    ['the date unsigned', { signedHeaders: ['host'] }],
    ['a signed header that is not there', { signedHeaders: ['host', 'x-missing', 'x-sdk-date'] }],
    ['another path', { sentPath: '/v3/users' }],
    ['another query', { sentPath: '/v3/groups?name=x' }],
    [
      'another key',
      { authorization: (header) => header.replace(/Access=[^,]+/, 'Access=NOSUCHKEY') },
    ],
    [
      'a changed signature',
      { authorization: (header) => `${header.slice(0, -1)}${header.endsWith('0') ? '1' : '0'}` },
    ],
    ['a signature cut short', { authorization: (header) => header.slice(0, -1) }],
    [
      'another algorithm',
      { authorization: (header) => header.replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3') },
    ],
    ['a bearer token', { authorization: () => 'Bearer x' }],
    [
      'an endless header',
      {
        authorization: (header) =>
          header.replace('SignedHeaders=', `SignedHeaders=${'a;'.repeat(2_000)}`),
      },
    ],
    ['an account of somebody else', { headers: { 'x-domain-id': '0'.repeat(32) } }],
    ['a project of nobody', { headers: { 'x-project-id': '0'.repeat(32) } }],
  ])('are refused with 401 APIGW.0301: %s', async (_, change) => {
    const response = await signed(change);
    expect([response.status, await response.json()]).toEqual([
      401,
      {
        error_code: 'APIGW.0301',
        error_msg: expect.stringMatching(/^Incorrect IAM authentication information: /) as unknown,
        request_id: expect.any(String) as unknown,
      },
    ]);
  });

  it('do not cover a body that was changed on the way', async () => {
    const body = JSON.stringify({ group: { name: 'signed' } });
    const headers = { host, 'x-sdk-date': sdkDate(Date.now()) };
    const [signature] = expectedSignatures(
      { method: 'POST', path: '/v3/groups', query: '', headers, body: Buffer.from(body) },
      ['host', 'x-sdk-date'],
      http.admin.secretKey,
    );
    const send = (text: string) =>
      fetch(`${http.admin.url}/v3/groups`, {
        method: 'POST',
        headers: {
          'x-sdk-date': headers['x-sdk-date'],
          'Content-Type': 'application/json',
          Authorization: `SDK-HMAC-SHA256 Access=${http.admin.accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature ?? ''}`,
        },
        body: text,
      });
    expect((await send(body.replace('signed', 'forged'))).status).toBe(401);
    expect((await send(body)).status).toBe(201);
  });
});

describe('tokens', () => {
  it.each(['', 'x', '.', 'a.b', 'e30.', `${'x'.repeat(6_000)}.y`])(
    '%j is refused',
    async (wrong) => {
      for (const path of [
        '/v3/users',
        '/v3.0/OS-ROLE/roles',
        '/v5/users',
        '/v3/nothing',
        '/nothing',
      ]) {
        const response = await fetch(`${http.admin.url}${path}`, {
          headers: { 'X-Auth-Token': wrong },
        });
        expect([response.status, isError(await response.text())]).toEqual([401, true]);
      }
    },
  );

  it('cannot be made up from a good one', async () => {
    const [payload = '', signature = ''] = token().split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: Date.now() + 1e12 })).toString(
      'base64url',
    );
    for (const wrong of [`${forged}.${signature}`, `${payload}.${'0'.repeat(64)}`, `${payload}.`])
      expect(
        (await fetch(`${http.admin.url}/v3/users`, { headers: { 'X-Auth-Token': wrong } })).status,
      ).toBe(401);
  });
});
