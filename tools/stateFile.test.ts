import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'state-'))));
afterAll(() => {
  running.forEach((child) => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

/** Starts the command in a shell of its own, after what `before` says. */
function launch(before: string, args: readonly string[]): ChildProcess {
  const command = `${before} exec ${process.execPath} --import tsx tools/backend.ts --port 0 "$@"`;
  const child = spawn('/bin/sh', ['-c', command, 'sh', ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

async function start(
  before: string,
  ...args: readonly string[]
): Promise<{
  readonly ready: Administrator;
  readonly end: (signal: NodeJS.Signals) => Promise<unknown>;
}> {
  const child = launch(before, args);
  const ended = new Promise<unknown>((resolve) => child.on('close', resolve));
  let told = '';
  child.stderr?.on('data', (data) => (told += String(data)));
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
    void ended.then(() => reject(new Error(told)));
  });
  return { ready: JSON.parse(line) as Administrator, end: (signal) => (child.kill(signal), ended) };
}

async function refusal(...args: readonly string[]): Promise<string> {
  const child = launch('', args);
  let told = '';
  child.stderr?.on('data', (data) => (told += String(data)));
  await new Promise((resolve) => child.on('close', resolve));
  return told;
}

async function tokenOf({ url, account, user, password }: Administrator): Promise<string> {
  const body = {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user, password, domain: { name: account } } },
      },
    },
  };
  const answer = await fetch(`${url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.headers.get('X-Subject-Token') ?? '';
}

describe('a state file', () => {
  it('that is not ours is refused in a sentence and left as it is', async () => {
    const file = join(folder, 'mine.json');
    writeFileSync(file, '{"my":"data"}');
    expect(await refusal('--state', file)).toBe(
      `${file} is not a state file of this backend. It was left as it is: name another file, or move it away.\n`,
    );
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual([
      '{"my":"data"}',
      ['mine.json'],
    ]);
  }, 60_000);

  it('of a backend that was killed is taken over, whoever has its number now; a living one is named', async () => {
    const file = join(folder, 'killed');
    const first = await start('', '--state', file);
    const said = await refusal('--state', file);
    const { pid } = JSON.parse(readFileSync(`${file}.lock`, 'utf8')) as { pid: number };
    expect(said).toBe(
      `${file} is in use by process ${pid}. End it first, or name another file. If you are sure that nothing runs there, remove ${file}.lock.\n`,
    );
    await first.end('SIGKILL');
    writeFileSync(
      `${file}.lock`,
      readFileSync(`${file}.lock`, 'utf8').replace(`"pid":${pid}`, `"pid":${process.pid}`),
    );
    const second = await start('', '--state', file);
    await second.end('SIGTERM');
    expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed']);
  }, 90_000);

  it('on a disk that is really full says so, keeps what it has, and goes on when there is room', async () => {
    const file = join(folder, 'full');
    // The limit of a process for its files: writing beyond it fails as on a full disk (EFBIG), once
    // the signal is not deadly.
    const small = await start(
      "trap '' XFSZ; ulimit -f 512;",
      '--scenario',
      'flexusl',
      '--state',
      file,
    );
    const token = await tokenOf(small.ready);
    const create = async (url: string, name: string): Promise<number> => {
      const answer = await fetch(`${url}/v3/groups`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
        body: JSON.stringify({ group: { name, description: 'x'.repeat(255) } }),
      });
      return answer.status;
    };
    const policy = {
      display_name: 'Wide',
      type: 'XA',
      description: '',
      policy: {
        Version: '1.1',
        Statement: [
          {
            Effect: 'Allow',
            Action: Array.from(
              { length: 90 },
              (_, index) => `ecs:cloudServers:${'x'.repeat(40)}${index}`,
            ),
          },
        ],
      },
    };
    const widen = async (index: number): Promise<number> => {
      const answer = await fetch(`${small.ready.url}/v3.0/OS-ROLE/roles`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Auth-Token': token },
        body: JSON.stringify({ role: { ...policy, display_name: `Wide ${index}` } }),
      });
      return answer.status;
    };
    const statuses: number[] = [];
    while (statuses.at(-1) !== 507 && statuses.length < 199)
      statuses.push(await widen(statuses.length));
    expect(statuses.slice(0, -1).every((status) => status === 201)).toBe(true);
    expect(statuses.at(-1)).toBe(507);
    const kept = statuses.length - 1;
    await small.end('SIGKILL');
    const roomy = await start('', '--state', file);
    const { roles } = (await (
      await fetch(`${roomy.ready.url}/v3.0/OS-ROLE/roles`, { headers: { 'X-Auth-Token': token } })
    ).json()) as { roles: { display_name: string }[] };
    expect(roles.filter(({ display_name }) => display_name.startsWith('Wide '))).toHaveLength(kept);
    expect(await create(roomy.ready.url, 'with room')).toBe(201);
    await roomy.end('SIGTERM');
  }, 120_000);
});
