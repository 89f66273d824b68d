import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { isError, lines, rawHttp } from '#mocks/testing/rawHttp.ts';

let http: HttpTestBackend;
let host: string;
let port: number;

beforeAll(async () => {
  http = await startHttp('flexusl', {
    headersTimeout: 600,
    requestTimeout: 1_200,
    connections: 200,
    bodies: 4 * 1_048_576,
  });
  host = new URL(http.admin.url).host;
  port = Number(new URL(http.admin.url).port);
});
afterAll(() => http.close());

const token = (): string => http.backend.controls.signInAs('admin');
const alive = async (): Promise<void> => {
  expect(
    (await fetch(`${http.admin.url}/v3/users`, { headers: { 'X-Auth-Token': token() } })).status,
  ).toBe(200);
  expect(http.defects).toEqual([]);
};

describe('bodies', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${http.admin.url}/v3/groups`, {
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
    const endless = await rawHttp(port, (socket) => {
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
    const announced = await rawHttp(port, (socket) =>
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
    const answer = await rawHttp(port, (socket) =>
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
    const answer = await rawHttp(port, (socket) =>
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
    const answer = await rawHttp(port, (socket) => socket.write(lines(line, hostLine)));
    expect([answer.status, isError(answer.body)]).toEqual([400, true]);
  });

  it.each(['TRACE', 'BREW', 'OPTIONS'])('the method %s is refused', async (method) => {
    const answer = await rawHttp(port, (socket) =>
      socket.write(
        lines(`${method} /v3/users HTTP/1.1`, `Host: ${host}`, `X-Auth-Token: ${token()}`),
      ),
    );
    expect([400, 405]).toContain(answer.status);
    await alive();
  });
});
