import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BenchRow } from './row.ts';

const REQUESTS = 10_000;
const CONCURRENCY = 50;
const USERS = 10_000;

type Child = {
  readonly url: string;
  readonly ready: Readonly<Record<string, string>>;
  readonly memory: () => number | undefined;
  readonly end: () => Promise<void>;
};

/**
 * Starts a server of ours in a process of its own, so that client and server do not share a heap.
 */
async function start(file: string, args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void ended.then(() => reject(new Error(`${file} ended`)));
  });
  const ready = JSON.parse(line) as Readonly<Record<string, string>>;
  const status = `/proc/${child.pid}/status`;
  return {
    url: ready['url'] ?? '',
    ready,
    memory: () =>
      existsSync(status)
        ? Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024
        : undefined,
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

type Measured = { readonly p95: number; readonly perSecond: number; readonly errors: number };

function send(agent: Agent, url: string, token: string): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers: { 'X-Auth-Token': token } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 200));
    });
    sent.on('error', () => resolve(false)).end();
  });
}

/** Asks for `paths` in turn, `REQUESTS` times over `CONCURRENCY` connections. */
async function load(base: string, paths: readonly string[], token: string): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const times: number[] = [];
  let next = 0;
  let errors = 0;
  const worker = async (): Promise<void> => {
    while (next < REQUESTS) {
      const path = paths[next % paths.length] ?? '/';
      next += 1;
      const began = performance.now();
      if (!(await send(agent, `${base}${path}`, token))) errors += 1;
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return {
    p95: times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0,
    perSecond: Math.round(times.length / seconds),
    errors,
  };
}

async function signIn({ url, ready }: Child): Promise<string> {
  const body = JSON.stringify({
    auth: {
      identity: {
        methods: ['password'],
        password: {
          user: {
            name: ready['user'],
            password: ready['password'],
            domain: { name: ready['account'] },
          },
        },
      },
    },
  });
  const response = await fetch(`${url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return response.headers.get('X-Subject-Token') ?? '';
}

async function somePaths({ url }: Child, token: string): Promise<string[]> {
  const read = async (path: string): Promise<Record<string, { id: string }[]>> =>
    (await (await fetch(`${url}${path}`, { headers: { 'X-Auth-Token': token } })).json()) as Record<
      string,
      { id: string }[]
    >;
  const users = (await read('/v3/users?limit=20&offset=5000'))['users'] ?? [];
  const groups = (await read('/v3/groups?limit=20'))['groups'] ?? [];
  return [
    ...users.map(({ id }) => `/v3/users/${id}`),
    ...groups.map(({ id }) => `/v3/groups/${id}/users?limit=10`),
    '/v3/users?limit=10&offset=9000&sort_key=name',
    '/v3.0/OS-ROLE/roles?limit=10',
  ];
}

/**
 * The backend over HTTP under load, beside a handler that does nothing. The first round
 * of each warms up.
 */
export async function benchHttp(): Promise<readonly BenchRow[]> {
  const nothing = await start('tools/bench/nothing.ts', []);
  await load(nothing.url, ['/'], '');
  const peer = await load(nothing.url, ['/'], '');
  await nothing.end();
  const backend = await start('tools/backend.ts', [
    '--port',
    '0',
    '--scenario',
    'large',
    '--users',
    String(USERS),
  ]);
  const token = await signIn(backend);
  const paths = await somePaths(backend, token);
  await load(backend.url, paths, token);
  const before = backend.memory();
  const ours = await load(backend.url, paths, token);
  const after = backend.memory();
  await backend.end();
  const what = `${REQUESTS.toLocaleString('en')} requests over ${CONCURRENCY} connections, ${USERS.toLocaleString('en')} users`;
  const memory = before === undefined || after === undefined ? null : after / before;
  return [
    {
      name: `${what}: p95`,
      ours_ms: ours.p95,
      peer_ms: peer.p95,
      ratio: ours.p95 / peer.p95,
      target: null,
      note: `${ours.perSecond} a second; peer, a handler that does nothing: ${peer.perSecond} a second`,
    },
    {
      name: `${what}: errors`,
      ours_ms: null,
      peer_ms: null,
      ratio: ours.errors,
      target: '<= 0',
      note: 'ratio: number of answers that were not 200',
    },
    {
      name: `${what}: memory after to before`,
      ours_ms: null,
      peer_ms: null,
      ratio: memory,
      target: '<= 1.5',
      note:
        memory === null
          ? 'not measured: only where /proc tells it'
          : `${Math.round(before ?? 0)} MiB before, ${Math.round(after ?? 0)} MiB after`,
    },
  ];
}
