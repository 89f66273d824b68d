import { beforeAll, describe, expect, it } from 'vitest';
import { urlOf } from '#src/api/client.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { mainAccount, partnerAccount } from '../seed/base.ts';
import type { ScenarioName } from '../scenarios/scenarios.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';
import type { Row } from '../ground/table.ts';
import {
  allRows,
  changedAt,
  isRecord,
  placesOf,
  sample,
  type Place,
} from '../testing/sampleCalls.ts';

/**
 * Places where an account names another one on purpose: what it learns is that the other exists, as
 * it has to. Documents are no ids.
 */
const meant: Readonly<Record<string, string>> = {
  'agencyCreate body.agency.trust_domain_id': 'the account that an agency is for',
  'agencyUpdate body.agency.trust_domain_id': 'the account that an agency is for',
  'agencyList query.trust_domain_id': 'the account that own agencies are for',
  'v5PolicyCreate body.policy_document': 'a document, quoted in what is wrong with it',
  'v5PolicyVersionCreate body.policy_document': 'a document, quoted in what is wrong with it',
  'tokenCreate body.auth.identity.password.user.id': 'whoever signs in says who he is',
  'tokenCreate body.auth.identity.password.user.domain.id': 'whoever signs in says who he is',
};

type Owned = { readonly ids: readonly string[]; readonly rows: readonly Row[] };

/**
 * Everything that an account owns: rows of its own, and rows that belong to such rows.
 * Ids: one of a table.
 */
function ownedBy({ backend }: TestBackend, account: string): Owned {
  const world = backend.controls.world().toJson();
  const owned = new Set([account]);
  const isOwned = (row: Row): boolean => {
    const fields = Object.entries(row).filter(([key]) =>
      'domain_id' in row ? key === 'domain_id' : key.endsWith('_id'),
    );
    return fields.some(([, value]) => typeof value === 'string' && owned.has(value));
  };
  for (let size = 0; size !== owned.size;) {
    size = owned.size;
    for (const rows of Object.values(world))
      for (const row of rows) if (isOwned(row)) owned.add(row.id);
  }
  const rows = Object.values(world).map((table) => table.filter(({ id }) => owned.has(id)));
  return {
    ids: [account, ...rows.flatMap(([first]) => (first === undefined ? [] : [first.id]))],
    rows: rows.flat(),
  };
}

/** An id like this one that nobody has. */
const unknownLike = (id: string): string => `${id.slice(0, -5)}${id.slice(-5).replace(/\w/g, 'z')}`;

type Try = { readonly place: string; readonly send: (id: string) => Promise<string> };

/**
 * Own things that a call needs in its other places, so that it gets as far as the id that is tried.
 */
const ownParams: Record<string, string> = {};

const paramsOf = ({ path }: Endpoint): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
const filled = (endpoint: Endpoint): Record<string, string> =>
  Object.fromEntries(paramsOf(endpoint).map((name) => [name, ownParams[name] ?? 'own']));
const isText = (value: unknown): boolean => typeof value === 'string';

/** The body with own ids where the row wants ids. */
function ownBody(body: unknown): unknown {
  return placesOf(body, isText).reduce(
    (made, place) => changedAt(made, place, (old) => ownParams[String(place.at(-1))] ?? old),
    body,
  );
}

/**
 * Ids of one row that fill several places of a path at once, such as the group and the user
 * of a membership.
 */
function togetherIn(endpoint: Endpoint, rows: readonly Row[]): Record<string, string> | undefined {
  const names = paramsOf(endpoint);
  return rows
    .map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).filter(([key, value]) => names.includes(key) && isText(value)),
        ) as Record<string, string>,
    )
    .find((found) => Object.keys(found).length > 1);
}

function triesOf(at: TestBackend, name: string, endpoint: Endpoint, rows: readonly Row[]): Try[] {
  const body = endpoint.body && ownBody(sample(endpoint.body));
  const query = endpoint.query && (sample(endpoint.query) as Record<string, unknown>);
  const needed = Object.fromEntries(
    Object.entries(query ?? {})
      .filter(
        ([key]) => endpoint.query?.safeParse({ ...query, [key]: undefined }).success === false,
      )
      .map(([key, value]) => [key, ownParams[key] ?? String(value)]),
  );
  const send = async (
    params: Record<string, string>,
    search: Record<string, string>,
    content: unknown,
    id: string,
  ): Promise<string> => {
    const url = new URL(urlOf(endpoint, { params, query: search }, 'https://x.test'));
    const headers = { 'Content-Type': 'application/json' };
    const { controls } = at.backend;
    const before = controls.state().commit_no;
    const response = await at.fetch(`${url.pathname}${url.search}`, {
      method: endpoint.method,
      as: `${partnerAccount}/admin`,
      headers,
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
    const text = (await response.text())
      .replaceAll(id, 'ID')
      .replaceAll(encodeURIComponent(id), 'ID');
    const answer = `${response.status} ${response.headers.get('X-Missing-Actions') ?? ''} ${text.replace(/"(request_id|encoded_authorization_message)":"[^"]*"/g, '')}`;
    if (controls.state().commit_no === before) return answer;
    // The next try finds the same world. Ids that were made only now differ from call to call.
    await controls.undo(undefined, 'test');
    return answer.replace(
      /[0-9a-f-]{32,36}|"custom_\w+|"(secret|access|base32_string_seed|secret_access_key|access_key_id)":"[^"]*"/g,
      'NEW',
    );
  };
  const inBody = (place: Place) => ({
    place: `${name} body.${place.join('.')}`,
    send: (id: string) =>
      send(
        filled(endpoint),
        needed,
        changedAt(body, place, () => id),
        id,
      ),
  });
  const together = togetherIn(endpoint, rows) ?? {};
  const all = (change: (id: string) => string): string[] => Object.values(together).map(change);
  const unify = (answer: string): string =>
    [...all(String), ...all(unknownLike)].reduce((text, one) => text.replaceAll(one, 'ID'), answer);
  const pair: Try = {
    place: `${name} path`,
    send: async (id) =>
      unify(
        await send(
          {
            ...filled(endpoint),
            ...Object.fromEntries(
              Object.entries(together).map(([key, value]) => [
                key,
                id === '' ? value : unknownLike(value),
              ]),
            ),
          },
          needed,
          body,
          'ID',
        ),
      ),
  };
  return [
    pair,
    ...paramsOf(endpoint).map((param) => ({
      place: `${name} path.${param}`,
      send: (id: string) => send({ ...filled(endpoint), [param]: id }, needed, body, id),
    })),
    ...Object.keys(query ?? {}).map((key) => ({
      place: `${name} query.${key}`,
      send: (id: string) => send(filled(endpoint), { ...needed, [key]: id }, body, id),
    })),
    ...placesOf(body, isText).map(inBody),
  ];
}

/** Gives the partner one of each thing that calls are about. */
async function furnish(at: TestBackend): Promise<void> {
  const api = at.apiAs(`${partnerAccount}/admin`);
  const { tables } = at.backend.controls.world();
  const domain = tables.domains.find('name', partnerAccount)?.id ?? '';
  const policy = { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['ecs:*:get*'] }] };
  const document = JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
  });
  const { user } = await api.v5UserCreate({ body: { name: 'own-user', enabled: true } });
  const { group } = await api.v5GroupCreate({ body: { group_name: 'own-group' } });
  const { role } = await api.customRoleCreate({
    body: { role: { display_name: 'own', type: 'XA', description: '', policy } },
  });
  const { policy: identity } = await api.v5PolicyCreate({
    body: { policy_name: 'own', policy_document: document },
  });
  const { agency } = await api.agencyCreate({
    body: { agency: { name: 'own-agency', domain_id: domain, trust_domain_name: mainAccount } },
  });
  const { virtual_mfa_device } = await api.v5MfaDeviceCreate({
    body: { virtual_mfa_device_name: 'own', user_id: user.user_id },
  });
  Object.assign(ownParams, {
    domain_id: domain,
    user_id: user.user_id,
    group_id: group.group_id,
    role_id: role.id,
    policy_id: identity.policy_id,
    agency_id: agency.id,
    version_id: 'v1',
    project_id: tables.projects.by('domain', domain)[0]?.id ?? '',
    enterprise_project_id: '0',
    serial_number: virtual_mfa_device.serial_number,
    resource_type: 'user',
    resource_id: user.user_id,
  });
}

/** Which rows are tried where their things are. */
const worlds: readonly (readonly [
  scenario: ScenarioName,
  rows: (endpoint: Endpoint) => boolean,
])[] = [
  ['new-iam', ({ family, path }) => family !== 'console' && !/^\/(coc|ucs)\//.test(path)],
  ['coc-limited', ({ path }) => path.startsWith('/coc/')],
  ['ucs', ({ path }) => path.startsWith('/ucs/')],
];

describe.each(worlds)('an id of another account, in the world of %s', (scenario, isTried) => {
  let at: TestBackend;
  let foreign: Owned;
  beforeAll(async () => {
    at = await createTestBackend({ scenario });
    await furnish(at);
    foreign = ownedBy(
      at,
      at.backend.controls.world().tables.domains.find('name', mainAccount)?.id ?? '',
    );
  });

  it('is tried with ids of many kinds', () => expect(foreign.ids.length).toBeGreaterThan(12));

  it.each(allRows.filter(([, endpoint]) => isTried(endpoint)))(
    'answers as one that nobody has: %s',
    async (name, endpoint) => {
      const told: unknown[] = [];
      const [pair, ...tries] = triesOf(at, name, endpoint, foreign.rows);
      expect(await pair?.send('')).toBe(await pair?.send('unknown'));
      for (const { place, send } of tries) {
        if (Object.hasOwn(meant, place)) continue;
        for (const id of foreign.ids) {
          const [known, unknown] = [await send(id), await send(unknownLike(id))];
          if (known !== unknown) told.push({ place, id, known, unknown });
        }
      }
      expect(told.slice(0, 3)).toEqual([]);
    },
  );
});

it('every exception is a place of the contract', () => {
  const inPart = (name: string, part: 'body' | 'query', schema: Endpoint['body']): string[] =>
    schema === undefined
      ? []
      : placesOf(sample(schema), (value) => !isRecord(value)).map(
          (place) => `${name} ${part}.${place.join('.')}`,
        );
  const places = allRows.flatMap(([name, { body, query }]) => [
    ...inPart(name, 'body', body),
    ...inPart(name, 'query', query),
  ]);
  expect(Object.keys(meant).filter((place) => !places.includes(place))).toEqual([]);
});
