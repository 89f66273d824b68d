import { createHash, createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from './message.ts';
import { startHttp, type HttpRig } from '#mocks/testing/httpBackend.ts';
import { expectedSignatures } from './signature.ts';

let rig: HttpRig;
let host: string;
let port: number;

beforeAll(async () => {
  rig = await startHttp('flexusl', {
    headersTimeout: 600,
    requestTimeout: 1_200,
    connections: 200,
    bodies: 4 * 1_048_576,
  });
  host = new URL(rig.admin.url).host;
  port = Number(new URL(rig.admin.url).port);
});
afterAll(() => rig.close());

type Raw = { readonly status: number; readonly head: string; readonly body: string };

/** Writes bytes to a connection of its own and reads until the server ends it, or has answered once. */
function raw(write: (socket: Socket) => void): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const done = (): void => {
      const [head = '', body = ''] = text.split('\r\n\r\n', 2);
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), head, body });
    };
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      text += String(data);
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (text.includes('\r\n\r\n') && (text.split('\r\n\r\n', 2)[1] ?? '').length >= length)
        socket.end();
    });
    socket.on('close', done);
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error),
    );
    socket.on('connect', () => write(socket));
  });
}

const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n\r\n`;
const token = (): string => rig.backend.controls.signInAs('admin');
const isError = (body: string): boolean => {
  const parsed = JSON.parse(body) as Record<string, unknown>;
  return typeof parsed['error_code'] === 'string' || typeof parsed['error'] === 'object';
};
const alive = async (): Promise<void> => {
  expect(
    (await fetch(`${rig.admin.url}/v3/users`, { headers: { 'X-Auth-Token': token() } })).status,
  ).toBe(200);
  expect(rig.defects).toEqual([]);
};

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
    'x-domain-id': rig.admin.domainId,
    ...change.headers,
  };
  const signedHeaders = change.signedHeaders ?? ['host', 'x-domain-id', 'x-sdk-date'];
  const message: Message = { method: 'GET', path, query: '', headers, body: Buffer.alloc(0) };
  const header = `SDK-HMAC-SHA256 Access=${rig.admin.accessKey}, SignedHeaders=${signedHeaders.join(';')}, Signature=${expectedSignatures(message, signedHeaders, rig.admin.secretKey)[0] ?? ''}`;
  const { host: _, ...sent } = headers;
  return fetch(`${rig.admin.url}${change.sentPath ?? path}`, {
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
      rig.admin.secretKey,
    );
    const send = (text: string) =>
      fetch(`${rig.admin.url}/v3/groups`, {
        method: 'POST',
        headers: {
          'x-sdk-date': headers['x-sdk-date'],
          'Content-Type': 'application/json',
          Authorization: `SDK-HMAC-SHA256 Access=${rig.admin.accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature ?? ''}`,
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
        const response = await fetch(`${rig.admin.url}${path}`, {
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
        (await fetch(`${rig.admin.url}/v3/users`, { headers: { 'X-Auth-Token': wrong } })).status,
      ).toBe(401);
  });
});

describe('bodies', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${rig.admin.url}/v3/groups`, {
      method: 'POST',
      headers: { 'X-Auth-Token': token(), 'Content-Type': 'application/json', ...headers },
      body,
    });

  it.each<[string, BodyInit]>([
    ['half an object', '{"group":'],
    ['no object', '7'],
    ['a null', 'null'],
    ['an array', '[]'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x80])],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['a prototype', '{"__proto__":{"group":{"name":"x"}}}'],
    ['a constructor', '{"constructor":{"prototype":{"group":1}}}'],
    ['a name of a megabyte', JSON.stringify({ group: { name: 'x'.repeat(1_000_000) } })],
    ['a name that is an object', '{"group":{"name":{"toString":1}}}'],
    ['a lone surrogate', '{"group":{"name":"\\ud800"}}'],
  ])('%s is refused with 400', async (_, body) => {
    const response = await post(body);
    expect([response.status, isError(await response.text())]).toEqual([400, true]);
  });

  it('beyond a megabyte is refused, whether its length is told or not', async () => {
    expect((await post('x'.repeat(1_100_000))).status).toBe(413);
    const endless = await raw((socket) => {
      socket.write(
        lines(
          'POST /v3/groups HTTP/1.1',
          `Host: ${host}`,
          `X-Auth-Token: ${token()}`,
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
        ),
      );
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
      const more = (): void => {
        if (socket.writable) socket.write(chunk, () => setImmediate(more));
      };
      more();
    });
    expect(endless.status).toBe(413);
    const announced = await raw((socket) =>
      socket.write(
        lines('POST /v3/groups HTTP/1.1', `Host: ${host}`, 'Content-Length: 9999999999'),
      ),
    );
    expect([announced.status, isError(announced.body)]).toEqual([413, true]);
    await alive();
  });

  it('many at a time are turned away before memory is full', async () => {
    const half = 'x'.repeat(900_000);
    const sockets = Array.from({ length: 8 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `${lines('POST /v3/groups HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', 'Content-Length: 1000000')}${half}`,
      );
      return new Promise<string>((resolve) => {
        let text = '';
        socket.setEncoding('latin1').on('data', (data) => (text += String(data)));
        socket.on('close', () => resolve(text));
      });
    });
    const answers = await Promise.all(sockets);
    expect(answers.some((text) => text.startsWith('HTTP/1.1 503'))).toBe(true);
    await alive();
  });

  it('of GET and HEAD are read for the signature and have no other effect', async () => {
    const answer = await raw((socket) =>
      socket.write(
        `${lines('GET /v3/auth/domains HTTP/1.1', `Host: ${host}`, `X-Auth-Token: ${token()}`, 'Content-Type: application/json', 'Content-Length: 2')}{}`,
      ),
    );
    expect(answer.status).toBe(200);
  });
});

describe('paths', () => {
  it.each([
    '/v3/users/..%2f..%2fetc%2fpasswd',
    '/v3/users/%00',
    '/v3/users/%',
    '/v3/users/%zz',
    '/v3/users/%c0%ae',
    '/v3/%75sers',
    '//v3/users',
    '/v3//users',
    '/v3/users/../../../etc/passwd',
    '/v3/users;x=1',
    '/v3/users/__proto__',
    '/v3/users/constructor',
    `/v3/users/${'x'.repeat(8_000)}`,
    '/%2e%2e/%2e%2e/',
    '/v3/projects/%7Bproject_id%7D',
    '/index.html',
    '/.git/config',
    '/console/v2/x',
  ])('%s harms nothing', async (path) => {
    const answer = await raw((socket) =>
      socket.write(lines(`GET ${path} HTTP/1.1`, `Host: ${host}`, `X-Auth-Token: ${token()}`)),
    );
    expect(path === '/v3/%75sers' ? [200] : [404, 300]).toContain(answer.status);
    await alive();
  });

  it.each<readonly [name: string, line: string, host: string]>([
    ['an absolute target', 'GET http://evil.example/v3/users HTTP/1.1', 'Host: localhost'],
    ['a star', 'OPTIONS * HTTP/1.1', 'Host: localhost'],
    ['another host', 'GET /v3 HTTP/1.1', 'Host: evil.example'],
    ['a host with a path', 'GET /v3 HTTP/1.1', 'Host: localhost/../x'],
    ['a host with a user', 'GET /v3 HTTP/1.1', 'Host: x@localhost'],
  ])('%s is refused with 400', async (_, line, hostLine) => {
    const answer = await raw((socket) => socket.write(lines(line, hostLine)));
    expect([answer.status, isError(answer.body)]).toEqual([400, true]);
  });

  it.each(['TRACE', 'BREW', 'OPTIONS'])('the method %s is refused', async (method) => {
    const answer = await raw((socket) =>
      socket.write(
        lines(`${method} /v3/users HTTP/1.1`, `Host: ${host}`, `X-Auth-Token: ${token()}`),
      ),
    );
    expect([400, 405]).toContain(answer.status);
    await alive();
  });
});

describe('connections', () => {
  it.each<[string, string, number]>([
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    [
      'a header without end',
      `GET /v3 HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}`,
      431,
    ],
    [
      'a flood of headers',
      lines(
        'GET /v3 HTTP/1.1',
        'Host: localhost',
        ...Array.from({ length: 2_000 }, (_, index) => `X-${index}: ${index}`),
      ),
      431,
    ],
    [
      'two lengths',
      lines(
        'POST /v3/groups HTTP/1.1',
        'Host: localhost',
        'Content-Length: 1',
        'Content-Length: 2',
      ),
      400,
    ],
    [
      'a length and chunks',
      lines(
        'POST /v3/groups HTTP/1.1',
        'Host: localhost',
        'Content-Length: 5',
        'Transfer-Encoding: chunked',
      ),
      400,
    ],
    [
      'a line feed in a header',
      'GET /v3 HTTP/1.1\r\nHost: localhost\r\nX: a\nY: b\x00\r\n\r\n',
      400,
    ],
    ['no host', lines('GET /v3 HTTP/1.1'), 400],
  ])('%s: %s', async (_, bytes, status) => {
    const answer = await raw((socket) => socket.write(bytes, 'latin1'));
    expect(answer.status).toBe(status);
    await alive();
  });

  it('slow headers and slow bodies are cut off in time', async () => {
    const drip = (start: string) => {
      const began = Date.now();
      return raw((socket) => {
        socket.write(start);
        const timer = setInterval(() => socket.writable && socket.write('x'), 100);
        socket.on('close', () => clearInterval(timer));
      }).then((answer) => ({ ...answer, took: Date.now() - began }));
    };
    const [headers, body] = await Promise.all([
      drip('GET /v3 HTTP/1.1\r\nX: '),
      drip(
        lines(
          'POST /v3/groups HTTP/1.1',
          `Host: ${host}`,
          'Content-Type: application/json',
          'Content-Length: 1000',
        ),
      ),
    ]);
    expect([headers.status, body.status]).toEqual([408, 408]);
    expect(Math.max(headers.took, body.took)).toBeLessThan(10_000);
    await alive();
  });

  it('that end in the middle of a request leave nothing behind', async () => {
    for (let count = 0; count < 50; count += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `${lines('POST /v3/groups HTTP/1.1', `Host: ${host}`, 'Content-Length: 500000')}${'x'.repeat(1_000)}`,
          );
          socket.destroy();
          resolve();
        });
      });
    }
    await alive();
  });
});
