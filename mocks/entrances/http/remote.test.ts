import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersAt,
  remoteTransport,
  wantsRemote,
  watchRemote,
  withoutRemoteChoice,
} from '#src/api/remote.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';

let http: HttpTestBackend;
beforeAll(async () => {
  http = await startHttp('flexusl');
});
afterAll(() => http.close());

describe('a page with a backend behind its server', () => {
  it('notices what a script changes, once per change, and stops when told', async () => {
    let told = 0;
    const stop = watchRemote(http.admin.url, () => (told += 1), 20);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
    await pause();
    expect(told).toBe(0);
    const { send } = remoteTransport(http.admin.url);
    const create = (name: string) =>
      send(
        new Request(`${http.admin.url}/v3/groups`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'X-Auth-Token': http.backend.controls.signInAs('admin'),
          },
          body: JSON.stringify({ group: { name } }),
        }),
      );
    expect((await create('by a script')).status).toBe(201);
    await pause();
    expect(told).toBe(1);
    await http.backend.controls.open({ scenario: 'ucs' });
    await pause();
    expect(told).toBe(2);
    stop();
    await create('later');
    await pause();
    expect(told).toBe(2);
  });

  it('knows whether a backend answers', async () => {
    expect(await answersAt(http.admin.url)).toBe(true);
    expect(await answersAt('http://127.0.0.1:1')).toBe(false);
  });

  it('remembers for the tab which way it was opened', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const at = (search: string) =>
      wantsRemote(new URL(`http://localhost/iam/users${search}`), storage);
    expect([
      at(''),
      at('?backend=http://127.0.0.1:8787'),
      at(''),
      at('?backend=page'),
      at(''),
    ]).toEqual([false, true, true, false, false]);
    expect(withoutRemoteChoice(new URL('http://localhost/iam/users?backend=x&page=2#y'))).toBe(
      '/iam/users?page=2#y',
    );
  });
});
