import { getResponse, http, HttpResponse } from 'msw';
import { createBackend } from '#mocks/entrances/backend.ts';
import { makeHandlers } from '#mocks/entrances/makeHandlers.ts';
import { createMemoryStore } from '#mocks/world/storeMemory.ts';
import { createClient, type Client } from '#src/api/client.ts';
import { contract, type AppContract } from '#src/api/contract/index.ts';
import type { BenchRow } from './row.ts';

const SIZES = [100, 10_000, 100_000] as const;
/** Opening a world of 100,000 users has to stay under this (ms). */
const OPENING_LIMIT = 2_000;
const ROUNDS = 9;
const CALLS = 60;

type World = {
  readonly users: number;
  readonly openingMs: number;
  readonly api: Client<AppContract>;
  readonly groupId: string;
};

const origin = 'https://backend.bench';

/**
 * A page's way to its backend: MSW's handlers inside the client. The caller is a user whose
 * permission comes from his group.
 */
async function open(users: number): Promise<World> {
  const start = performance.now();
  const backend = await createBackend({
    store: createMemoryStore(),
    clock: () => Date.now(),
    workspace: 'bench',
    scenario: { scenario: 'large', params: { users } },
  });
  const openingMs = performance.now() - start;
  const handlers = makeHandlers(backend);
  const token = backend.controls.signInAs('user-00001');
  const api = createClient(contract, {
    origin,
    token: () => token,
    send: async (request) =>
      (await getResponse(handlers, request)) ?? new Response(null, { status: 404 }),
  });
  const { groups } = await api.groupList({ query: { limit: 1 } });
  return { users, openingMs, api, groupId: groups[0]?.id ?? '' };
}

const showGroup = ({ api, groupId }: World) => api.groupShow({ params: { group_id: groupId } });
/** A page from the middle, so that reading up to it would show. */
const listTen = ({ api, users }: World) =>
  api.userList({ query: { limit: 10, offset: Math.floor(users / 2), sort_key: 'name' } });

/**
 * Milliseconds per call, taken in turns and from the quickest round of each, so that other
 * processes disturb all alike.
 */
async function timeCalls(calls: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const best = calls.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, call] of calls.entries()) {
      const start = performance.now();
      for (let count = 0; count < CALLS; count += 1) await call();
      const took = (performance.now() - start) / CALLS;
      if (round > 0) best[index] = Math.min(best[index] ?? took, took); // the first round warms up
    }
  }
  return best;
}

/** A handler that does nothing: what MSW, Request and Response cost by themselves. */
function nothing(): () => Promise<unknown> {
  const handlers = [http.all('*', () => HttpResponse.json({}))];
  return async (): Promise<unknown> =>
    (await getResponse(handlers, new Request(`${origin}/v3/groups/x`)))?.json();
}

const named = (users: number): string => users.toLocaleString('en');

/**
 * A request with authentication, authorization and answer, by number of users; a list page
 * of ten; opening.
 */
export async function benchBackend(): Promise<readonly BenchRow[]> {
  const worlds: World[] = [];
  for (const users of SIZES) worlds.push(await open(users));
  const requests = await timeCalls([nothing(), ...worlds.map((world) => () => showGroup(world))]);
  const lists = await timeCalls(worlds.map((world) => () => listTen(world)));
  const [peer = null, ...times] = requests;
  const smallest = lists[0] ?? null;
  const ratio = (ours: number | undefined, other: number | null): number | null =>
    ours === undefined || other === null ? null : ours / other;
  return [
    ...worlds.map(({ users }, index): BenchRow => ({
      name: `request with authorization, ${named(users)} users`,
      ours_ms: times[index] ?? null,
      peer_ms: peer,
      ratio: ratio(times[index], peer),
      target: null,
      note: 'peer: a handler that does nothing',
    })),
    ...worlds.map(({ users }, index): BenchRow => ({
      name: `list page of ten, ${named(users)} users`,
      ours_ms: lists[index] ?? null,
      peer_ms: smallest,
      ratio: ratio(lists[index], smallest),
      target: '<= 1.5',
      note: 'peer: the same page of 100 users',
    })),
    ...worlds.map(({ users, openingMs }): BenchRow => ({
      name: `opening a world of ${named(users)} users`,
      ours_ms: openingMs,
      peer_ms: OPENING_LIMIT,
      ratio: openingMs / OPENING_LIMIT,
      target: '<= 1',
      note: 'peer: the limit',
    })),
  ];
}
