import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { sdkFor, within } from '#mocks/testing/sdk.ts';

const folder = mkdtempSync(join(tmpdir(), 'backend-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  running.forEach((child) => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

type Started = {
  readonly ready: Administrator;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

function launch(args: readonly string[]): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/backend.ts', '--port', '0', ...args],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** Starts the command and waits for its line. */
async function start(...args: readonly string[]): Promise<Started> {
  const child = launch(args);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('no output'));
    createInterface(child.stdout).once('line', resolve);
    void ended.then((code) => reject(new Error(`ended with ${code}`)));
  });
  return {
    ready: JSON.parse(line) as Administrator,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function refusal(...args: readonly string[]): Promise<{ code: number | null; told: string }> {
  const child = launch(args);
  let told = '';
  child.stderr?.on('data', (data) => (told += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, told };
}

const signIn = ({ url, account, user, password, project }: Administrator): Promise<Response> =>
  fetch(`${url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: user, password, domain: { name: account } } },
        },
        scope: { project: { name: project } },
      },
    }),
  });

describe('npm run backend', () => {
  it('prints an administrator with whom every way of signing in works, and ends cleanly', async () => {
    const { ready, end } = await start('--scenario', 'flexusl');
    expect(Object.keys(ready)).toEqual([
      'url',
      'account',
      'domainId',
      'user',
      'password',
      'accessKey',
      'secretKey',
      'project',
      'projectId',
      'controlKey',
    ]);
    const signedIn = await signIn(ready);
    const said: unknown = await signedIn.json();
    expect(said).toMatchObject({
      token: { project: { id: ready.projectId, domain: { id: ready.domainId } } },
    });
    expect(within(said, 'token', 'catalog', 0)).toMatchObject({
      type: 'identity',
      endpoints: [{ interface: 'public', url: `${ready.url}/v3` }],
    });
    expect(await sdkFor(ready).global('v3')('keystoneListAuthDomains')).toMatchObject({
      domains: [{ id: ready.domainId }],
    });
    const versions = await fetch(`${ready.url}/`, { redirect: 'manual' });
    expect([versions.status, await versions.json()]).toMatchObject([
      300,
      { versions: { values: [{ links: [{ href: `${ready.url}/v3/` }] }] } },
    ]);
    const description = (await (await fetch(`${ready.url}/openapi.json`)).json()) as {
      openapi: string;
    };
    expect(description.openapi).toBe('3.1.1');
    expect(await end('SIGTERM')).toBe(0);
    await expect(fetch(`${ready.url}/v3`)).rejects.toThrow('fetch failed');
  }, 60_000);

  it('keeps its state across a clean end and across a kill', async () => {
    const state = join(folder, 'world.journal');
    const own = ['--state', state, '--control-key', 'a-key-of-my-own'];
    const first = await start('--scenario', 'flexusl', ...own);
    // a key that was given is nobody else's business
    expect(first.ready).not.toHaveProperty('controlKey');
    const token = (await signIn(first.ready)).headers.get('X-Subject-Token') ?? '';
    const create = (url: string, name: string) =>
      fetch(`${url}/v3/groups`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
        body: JSON.stringify({ group: { name } }),
      });
    const names = async (url: string) =>
      (
        (await (
          await fetch(`${url}/v3/groups`, { headers: { 'X-Auth-Token': token } })
        ).json()) as { groups: { name: string }[] }
      ).groups.map(({ name }) => name);
    expect((await create(first.ready.url, 'before the end')).status).toBe(201);
    expect(await first.end('SIGTERM')).toBe(0);
    const second = await start(...own, '--undo', 'off');
    const undo = (key: string) =>
      fetch(`${second.ready.url}/console/v1/journal/undo`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Control-Key': key },
        body: '{}',
      });
    expect((await (await undo('another')).json()) as object).toMatchObject({
      error_code: 'CONSOLE.0002',
    });
    expect((await (await undo('a-key-of-my-own')).json()) as object).toMatchObject({
      error_code: 'CONSOLE.0004',
    });
    expect({ ...second.ready, url: '' }).toEqual({ ...first.ready, url: '' });
    expect((await create(second.ready.url, 'before the kill')).status).toBe(201);
    await second.end('SIGKILL');
    const third = await start('--state', state);
    expect(await names(third.ready.url)).toEqual(
      expect.arrayContaining(['before the end', 'before the kill', 'flexusl-users']),
    );
    await third.end('SIGTERM');
  }, 90_000);

  it(
    'refuses a scenario that is not there, in a sentence',
    async () =>
      expect(await refusal('--scenario', 'nowhere')).toEqual({
        code: 2,
        told: 'There is no scenario nowhere.\n',
      }),
    30_000,
  );
});
