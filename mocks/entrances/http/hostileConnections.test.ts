import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { lines, rawHttp } from '#mocks/testing/rawHttp.ts';

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
    const answer = await rawHttp(port, (socket) => socket.write(bytes, 'latin1'));
    expect(answer.status).toBe(status);
    await alive();
  });

  it('slow headers and slow bodies are cut off in time', async () => {
    const drip = (start: string) => {
      const began = Date.now();
      return rawHttp(port, (socket) => {
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
