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

/** Places where an account names another one on purpose: what it learns is that the other exists, as it has to. */
const meant: Readonly<Record<string, string>> = {
  'agencyCreate body.agency.trust_domain_id': 'the account that an agency is for',
  'agencyUpdate body.agency.trust_domain_id': 'the account that an agency is for',
  'tokenCreate body.auth.identity.password.user.id': 'whoever signs in says who he is',
  'tokenCreate body.auth.identity.password.user.domain.id': 'whoever signs in says who he is',
};

/** The ids of everything that an account owns, at most two of a table: rows of its own, and rows that belong to such rows. */
function idsOf({ backend }: TestBackend, account: string): string[] {
  const world = backend.controls.world().toJson();
  const owned = new Set([account]);
  const isOwned = (row: Row): boolean =>
    Object.entries(row).some(
      ([key, value]) =>
        typeof value === 'string' &&
        (key === 'domain_id' || key.endsWith('_id')) &&
        owned.has(value),
    );
  for (let size = 0; size !== owned.size;) {
    size = owned.size;
    for (const rows of Object.values(world))
      for (const row of rows) if (isOwned(row)) owned.add(row.id);
  }
  return [
    account,
    ...Object.values(world).flatMap((rows) =>
      rows
        .filter(({ id }) => owned.has(id))
        .slice(0, 2)
        .map(({ id }) => id),
    ),
  ];
}

/** An id like this one that nobody has. */
const unknownLike = (id: string): string => `${id.slice(0, -5)}zzzzz`;

type Try = { readonly place: string; readonly send: (id: string) => Promise<string> };

/** Own things that a call needs in its other places, so that it gets as far as the id that is tried. */
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

function triesOf(at: TestBackend, name: string, endpoint: Endpoint): Try[] {
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
    const response = await at.fetch(`${url.pathname}${url.search}`, {
      method: endpoint.method,
      as: `${partnerAccount}/admin`,
      headers,
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
    const text = (await response.text())
      .replaceAll(id, 'ID')
      .replaceAll(encodeURIComponent(id), 'ID');
    return `${response.status} ${response.headers.get('X-Missing-Actions') ?? ''} ${text.replace(/"(request_id|encoded_authorization_message|token|issued_at)":"[^"]*"/g, '')}`;
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
  return [
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

describe.each<ScenarioName>(['new-iam', 'ucs', 'coc-limited'])(
  'an id of another account, in the world of %s',
  (scenario) => {
    let at: TestBackend;
    let foreign: readonly string[];
    beforeAll(async () => {
      at = await createTestBackend({ scenario });
      await furnish(at);
      foreign = idsOf(
        at,
        at.backend.controls.world().tables.domains.find('name', mainAccount)?.id ?? '',
      );
    });

    it('is tried with ids of many kinds', () => expect(foreign.length).toBeGreaterThan(20));

    it.each(allRows.filter(([, { family }]) => family !== 'console'))(
      'answers as one that nobody has: %s',
      async (name, endpoint) => {
        for (const { place, send } of triesOf(at, name, endpoint)) {
          if (Object.hasOwn(meant, place)) continue;
          for (const id of foreign) {
            const [known, unknown] = [await send(id), await send(unknownLike(id))];
            if (known !== unknown)
              expect({ place, id, answer: known }).toEqual({ place, id, answer: unknown });
          }
        }
      },
    );
  },
);

it('every exception is a place of the contract', () => {
  const places = allRows.flatMap(([name, { body }]) =>
    body === undefined
      ? []
      : placesOf(sample(body), (value) => !isRecord(value)).map(
          (place) => `${name} body.${place.join('.')}`,
        ),
  );
  expect(Object.keys(meant).filter((place) => !places.includes(place))).toEqual([]);
});
