import { urlOf } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { refuse } from '../ground/errors.ts';
import type { TrialCall } from '../pipeline/adminApi.ts';
import type { Ledger } from '../pipeline/ledger.ts';
import { run, type Incoming, type Surroundings } from '../pipeline/run.ts';
import type { Change } from '../world/journal.ts';
import type { World } from '../world/world.ts';
import { receive } from './receive.ts';

const rows: Readonly<Record<string, Endpoint>> = contract;

/** The call as its client would send it. @throws ApiError 404 for what is no change */
async function incoming(
  { call, params = {}, query = {}, body }: TrialCall,
  token: string | null,
  origin: string,
): Promise<Incoming> {
  const endpoint = Object.hasOwn(rows, call) ? rows[call] : undefined;
  if (endpoint === undefined || endpoint.family === 'console' || endpoint.method === 'GET')
    throw refuse('notFound', { target: 'change', id: call });
  const url = new URL(urlOf(endpoint, { params, query }, origin));
  const headers = new Headers(token === null ? {} : { 'X-Auth-Token': token });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  const request = new Request(url, {
    method: endpoint.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return receive({ route: { name: call, endpoint }, params, request, url });
}

/** Looking at what a change would do is no critical operation: nobody has to prove himself for it. */
function unasked(around: Surroundings): Surroundings {
  const { clock, notes } = around;
  return {
    ...around,
    notes: {
      at: (what, nonce) => (what === 'verified' ? clock() : notes.at(what, nonce)),
      note: (what, nonce, at) => notes.note(what, nonce, at),
    },
  };
}

/** What the calls change, one after the other. The world is as before when this returns. */
function tried(ledger: Ledger, calls: readonly Incoming[], around: Surroundings): Change[] {
  const { runtime } = ledger;
  const world: World = runtime.world;
  const done: Change[] = [];
  try {
    let ahead = 0;
    for (const call of calls) {
      const { changes } = run(runtime, call, around, ahead);
      if (changes.length > 0) ahead += 1;
      for (const change of changes) {
        world.set(change.table, change.id, change.after);
        done.push(change);
      }
    }
    return done;
  } finally {
    for (const { table, id, before } of done.toReversed()) world.set(table, id, before);
  }
}

/**
 * Tries calls as the holder of a token, judged as if they were made: answers with the rows that
 * they would change, and keeps none.
 * @throws ApiError what the first call that is refused would answer
 */
export const trialCalls =
  (ledger: Ledger, surroundings: Surroundings) =>
  async (calls: readonly TrialCall[], headers: Headers): Promise<readonly Change[]> => {
    const token = headers.get('X-Auth-Token');
    // Nothing is sent anywhere; the address only has to be one.
    const ready = await Promise.all(calls.map((call) => incoming(call, token, 'http://trial')));
    await ledger.catchUp();
    return tried(ledger, ready, unasked(surroundings));
  };
