import { beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { readCall, type ReadCall } from './readRequest.ts';
import {
  allRows,
  changedAt,
  isRecord,
  must,
  placesOf,
  sample,
  type Place,
} from '../testing/sampleCalls.ts';
import { mainAccount } from '../seed/base.ts';
import { createTestBackend, testOrigin } from '../testing/testBackend.ts';
import type { World } from '../world/world.ts';
import type { Caller } from '../identities/principal.ts';
import { questionsOf } from './questionsOf.ts';

let world: World;
let caller: Caller;

beforeAll(async () => {
  const { backend } = await createTestBackend({ scenario: 'new-iam' });
  world = backend.controls.world();
  const { users, domains } = world.tables;
  const account = domains.find('name', mainAccount);
  const user = users.find('name', `${account?.id ?? ''}/admin`);
  if (user === undefined || account === undefined)
    throw new Error('Every scenario has an administrator');
  caller = {
    ref: { kind: 'user', id: user.id },
    user,
    agency: undefined,
    account,
    claims: {
      user: user.id,
      scope: { kind: 'domain' },
      methods: [],
      iat: 0,
      exp: 1,
      nonce: '',
      stamp: '',
    },
  };
});

const withBody = allRows.flatMap(([name, endpoint]) =>
  endpoint.body === undefined ? [] : [[name, endpoint, sample(endpoint.body)] as const],
);

const read = (endpoint: Endpoint, text: string): ReadCall =>
  readCall({
    endpoint,
    url: new URL(testOrigin),
    headers: new Headers({ 'Content-Type': 'application/json' }),
    body: text,
    fieldErrors: {},
  });

/** What would be asked about a call with this body, and what its handler would get. */
function judged(endpoint: Endpoint, body: unknown) {
  const { parts, problem } = read(endpoint, JSON.stringify(body));
  return {
    body: parts.body,
    refused: problem?.message,
    questions: questionsOf(world, caller, { endpoint, params: {}, parts }),
  };
}

/**
 * Every member that some body of the contract declares, with a value such as it has there: nearest
 * to what somebody might guess.
 */
const temptations = new Map<string, unknown>([['undeclared', 'x']]);
for (const [, , body] of withBody)
  for (const place of placesOf(body, isRecord))
    changedAt(
      body,
      place,
      (object) => (
        isRecord(object) &&
          Object.entries(object).forEach(([name, value]) => temptations.set(name, value)),
        object
      ),
    );

const chargedAhead = {
  extendparam: { chargingMode: 'prePaid' },
  server_tags: [{ key: 'team', value: 'shop' }],
  flavorRef: 'other',
};
const tagged = [{ tag_key: 'team', tag_value: 'shop', key: 'team', value: 'shop' }];
for (const [name, value] of Object.entries({ server: chargedAhead, ...chargedAhead, tags: tagged }))
  temptations.set(name, value);

/** Other spellings of a declared member, as other APIs and careless clients write it. */
const spellings = (name: string): string[] => [
  name.toUpperCase(),
  name.replace(/^./, (first) => first.toUpperCase()),
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  name.replaceAll('_', '-'),
  ` ${name}`,
];

/**
 * The bodies that say nothing else than `body` to a reader of the row: one more member somewhere.
 */
function disguises(body: unknown, at: Place): unknown[] {
  const known: Record<string, unknown> = {};
  changedAt(body, at, (object) => Object.assign(known, object));
  const others = [...temptations].filter(([name]) => !Object.hasOwn(known, name));
  const misspelt = Object.entries(known).flatMap(([name, value]) =>
    spellings(name)
      .filter((other) => !Object.hasOwn(known, other))
      .map((other) => [other, typeof value === 'string' ? 'other' : value] as const),
  );
  return [...others, ...misspelt]
    .flatMap(([name, value]) => [
      { [name]: value, ...known },
      { ...known, [name]: value },
    ])
    .map((object) => changedAt(body, at, () => object));
}

/** Members of a free-form object, such as a policy, are all declared: they say something. */
const isFreeForm = (endpoint: Endpoint, body: unknown, at: Place): boolean => {
  const marked = changedAt(body, at, (object) => ({ ...(object as object), anythingAtAll: 1 }));
  const kept = read(endpoint, JSON.stringify(marked)).parts.body;
  return kept === undefined || JSON.stringify(kept).includes('anythingAtAll');
};

describe('what nobody declared', () => {
  it('is tried on every row that takes a body', () => {
    expect(withBody.length).toBeGreaterThan(100);
    expect(
      withBody
        .filter(([, endpoint, body]) => judged(endpoint, body).refused !== undefined)
        .map(([name]) => name),
    ).toEqual([]);
  });

  it('finds free forms where the contract means them, and nowhere else', () => {
    const free = withBody.flatMap(([name, endpoint, body]) =>
      placesOf(body, isRecord).flatMap((at) =>
        isFreeForm(endpoint, body, at) ? [`${name} ${at.join('.')}`] : [],
      ),
    );
    expect(free).toEqual([
      'customRoleCreate role.policy',
      'customRoleUpdate role.policy',
      'temporaryKeyCreate auth.identity.policy',
      'scenarioOpen params',
      'changePreview calls.0.params',
      'changePreview calls.0.query',
      'circumstancesSet circumstances',
      'simulation circumstances',
      'deskFacts facts.0',
      'deskFacts facts.0.where',
      ...['access', 'desk'].flatMap((view) =>
        ['Check', 'Repairs', 'List', 'Holders'].map((call) => `${view}${call} context`),
      ),
    ]);
  });

  it.each(withBody)(
    '%s: one more member, at any depth, or a second spelling changes neither what is judged nor what is done',
    (_, endpoint, body) => {
      const plain = judged(endpoint, body);
      const changed: unknown[] = [];
      for (const at of placesOf(body, isRecord)) {
        if (isFreeForm(endpoint, body, at)) continue;
        for (const disguise of disguises(body, at)) {
          const same = judged(endpoint, disguise);
          if (JSON.stringify(same) !== JSON.stringify(plain)) changed.push({ disguise, ...same });
        }
      }
      expect(changed.slice(0, 3)).toEqual([]);
    },
  );

  it.each(withBody.filter(([, , body]) => placesOf(body, isRecord).length > 0))(
    '%s: a member twice is refused by its name, and judged as nothing',
    (_, endpoint, body) => {
      for (const at of placesOf(
        body,
        (value) => isRecord(value) && Object.keys(value).length > 0,
      )) {
        let repeated = '';
        const marked = changedAt(body, at, (object) => {
          [repeated = ''] = Object.keys(object as object);
          return { MARK: 0, ...(object as object) };
        });
        const text = JSON.stringify(marked).replace(
          '"MARK":0',
          `${JSON.stringify(repeated)}:"other"`,
        );
        const { parts, problem } = read(endpoint, text);
        expect(parts.body).toBeUndefined();
        expect(problem?.status).toBe(400);
        expect(problem?.message).toContain(
          `the member ${[...at.filter((part) => typeof part === 'string'), repeated].join('.')} stands twice`,
        );
        expect(
          questionsOf(world, caller, { endpoint, params: {}, parts }).every(
            ({ context, beyondScp }) =>
              Object.keys(context ?? {}).length === 0 && beyondScp === false,
          ),
        ).toBe(true);
      }
    },
  );

  it.each(allRows.filter(([, { query }]) => query !== undefined))(
    '%s: a parameter that is not declared changes nothing',
    (_, endpoint) => {
      const asked = (search: string) => {
        const { parts } = readCall({
          endpoint,
          url: new URL(`${testOrigin}?${search}`),
          headers: new Headers(),
          body: '',
          fieldErrors: {},
        });
        return {
          query: parts.query,
          questions: questionsOf(world, caller, { endpoint, params: {}, parts }),
        };
      };
      const declared = sample(must(endpoint.query)) as Record<string, unknown>;
      const given = new URLSearchParams(
        Object.entries(declared).map(([name, value]) => [name, String(value)]),
      );
      const more = new URLSearchParams(
        [...temptations.keys()]
          .filter((name) => !Object.hasOwn(declared, name))
          .map((name) => [name, 'mine']),
      );
      expect(asked(`${given}&${more}`)).toEqual(asked(`${given}`));
    },
  );
});
