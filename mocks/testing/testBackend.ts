import { createClient, type Client } from '#src/api/client.ts';
import { contract, type AppContract } from '#src/api/contract/index.ts';
import { createBackend, type Backend, type BackendOptions } from '../entrances/backend.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { createMemoryStore } from '../world/storeMemory.ts';

/** A clock that stands still until it is moved. */
export type TestClock = { readonly now: () => number; readonly forward: (ms: number) => void };

/** A backend of its own with a typed client, for tests in Node. */
export type TestBackend = {
  readonly backend: Backend;
  readonly clock: TestClock;
  /** The client of the person given by `as`. */
  readonly api: Client<AppContract>;
  /** A client of somebody else: a user name, `ACCOUNT/user`, or undefined for nobody. */
  readonly apiAs: (name: string | undefined) => Client<AppContract>;
  /** A client with any token. */
  readonly apiWith: (token: string) => Client<AppContract>;
  /** Sends a raw request; paths are relative. */
  readonly fetch: (
    path: string,
    init?: RequestInit & { readonly as?: string },
  ) => Promise<Response>;
};

type Options = Partial<Pick<BackendOptions, 'store' | 'ambient' | 'decisionStore' | 'policies'>> & {
  readonly scenario?: ScenarioName;
  readonly params?: Readonly<Record<string, number>>;
  readonly as?: string;
};

export const testOrigin = 'https://backend.test';

/** Noon of a day long past: tests never depend on today. */
const start = Date.UTC(2026, 0, 15, 12);

function countingHex(): (bytes: number) => string {
  let count = 0;
  return (bytes) => (count += 1).toString(16).padStart(bytes * 2, '0');
}

/**
 * Starts a backend in memory. Random values count upwards and the clock stands still, so every
 * run is the same.
 */
export async function createTestBackend({
  scenario = 'fresh',
  params,
  as = 'admin',
  store = createMemoryStore(),
  ambient,
  decisionStore,
  policies,
}: Options = {}): Promise<TestBackend> {
  let time = start;
  const clock: TestClock = { now: () => time, forward: (ms) => void (time += ms) };
  const defects: unknown[] = [];
  const backend = await createBackend({
    store,
    clock: clock.now,
    workspace: 'test',
    randomHex: countingHex(),
    scenario: { scenario, params },
    onError: (error) => defects.push(error),
    ...(ambient && { ambient }),
    ...(decisionStore && { decisionStore }),
    ...(policies && { policies }),
  });
  const send = async (request: Request): Promise<Response> => {
    const response = await backend.handle(request);
    // A defect of a handler is the test's failure, not a 500.
    if (defects.length > 0) throw new Error('The backend failed', { cause: defects.pop() });
    return response ?? new Response(null, { status: 404 });
  };
  const apiWith = (token: string | undefined) =>
    createClient(contract, { origin: testOrigin, send, token: () => token });
  const apiAs = (name: string | undefined) =>
    apiWith(name === undefined ? undefined : backend.controls.signInAs(name));
  const fetch: TestBackend['fetch'] = (path, { as: name, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (name !== undefined) headers.set('X-Auth-Token', backend.controls.signInAs(name));
    return send(new Request(`${testOrigin}${path}`, { ...init, headers }));
  };
  return { backend, clock, api: apiAs(as), apiAs, apiWith, fetch };
}
