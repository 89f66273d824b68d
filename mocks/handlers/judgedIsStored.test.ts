import { beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { urlOf } from '#src/api/client.ts';
import type { Question } from '../judging/judge.ts';
import type { Caller } from '../identities/principal.ts';
import { questionsOf } from '../judging/questionsOf.ts';
import { totpCode } from '../identities/totp.ts';
import { readCall } from '../judging/readRequest.ts';
import { mainAccount } from '../seed/base.ts';
import type { RowOf, TableName } from '../world/world.ts';
import type { Change } from '../world/journal.ts';
import { createTestBackend, testOrigin, type TestBackend } from '../testing/testBackend.ts';
import { agencyUrn, policyUrn } from '../identities/urns.ts';
import { allRows } from '../testing/sampleCalls.ts';

type Sent = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
};
type Done = { readonly question: Question; readonly changes: readonly Change[] };

const document = JSON.stringify({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
});
const trust = JSON.stringify({
  Version: '5.0',
  Statement: [
    { Effect: 'Allow', Principal: { Service: ['service.COC'] }, Action: ['sts:agencies:assume'] },
  ],
});

/** What somebody might add so that he is judged by it, on every call. */
const decoys = {
  tags: [{ tag_key: 'team', tag_value: 'shop', key: 'team', value: 'shop' }],
  server: { extendparam: { chargingMode: 'prePaid' } },
  virtual_mfa_device_name: 'mine',
  name: 'mine',
  user_id: 'mine',
  group_name: 'mine',
};

let at: TestBackend;
let domain = '';
beforeAll(async () => {
  at = await createTestBackend({ scenario: 'new-iam' });
  domain = at.backend.controls.world().tables.domains.find('name', mainAccount)?.id ?? '';
});

const tables = () => at.backend.controls.world().tables;
const user = () => tables().users.find('name', `${domain}/office-worker`)?.id ?? '';
const group = () => tables().groups.page('name', domain).at(-1)?.id ?? '';
const agency = () => tables().agencies.find('name', `${domain}/made-agency`)?.id ?? '';
const policy = () => tables().identityPolicies.find('name', `${domain}/made-policy`)?.id ?? '';
const serial = () => `iam::${domain}:mfa:phone`;
const codeAt = (offset: number): string =>
  totpCode(tables().mfaDevices.get(serial())?.seed ?? '', at.clock.now() + offset);
const project = () => tables().projects.find('name', `${domain}/ap-southeast-3`)?.id ?? '';
const server = (more: object) => ({
  params: { project_id: project() },
  body: { server: { name: 'made', flavorRef: 's6.small.1', ...more } },
});
const setTag = { tag_key: 'team', tag_value: 'shop' };
const on = (params: Record<string, string>, body: unknown): Sent => ({ params, body });

/**
 * One call of each row that is judged by more than its path, in an order in which each
 * finds what it needs.
 */
const story: readonly (readonly [row: string, sent: () => Sent])[] = [
  ['v5UserCreate', () => ({ body: { name: 'made-user', enabled: true } })],
  ['v5GroupCreate', () => ({ body: { group_name: 'made-group' } })],
  [
    'v5PolicyCreate',
    () => ({ body: { policy_name: 'made-policy', path: 'ops/day/', policy_document: document } }),
  ],
  [
    'v5AgencyCreate',
    () => ({ body: { agency_name: 'made-agency', path: 'ops/', trust_policy: trust } }),
  ],
  ...(['Attach', 'Detach'] as const).flatMap((what): (readonly [string, () => Sent])[] => [
    [`v5UserPolicy${what}`, () => on({ policy_id: policy() }, { user_id: user() })],
    [`v5GroupPolicy${what}`, () => on({ policy_id: policy() }, { group_id: group() })],
    [`v5AgencyPolicy${what}`, () => on({ policy_id: policy() }, { agency_id: agency() })],
  ]),
  [
    'v5TagCreate',
    () =>
      on(
        { resource_type: 'user', resource_id: user() },
        { tags: [setTag, { tag_key: 'cost', tag_value: '' }] },
      ),
  ],
  ['v5TagDelete', () => on({ resource_type: 'user', resource_id: user() }, ['team'])],
  ['v5TagCreate', () => on({ resource_type: 'agency', resource_id: agency() }, { tags: [setTag] })],
  ['v5MfaDeviceCreate', () => ({ body: { virtual_mfa_device_name: 'phone', user_id: user() } })],
  [
    'v5MfaDeviceEnable',
    () => ({
      body: {
        user_id: user(),
        serial_number: serial(),
        authentication_code_first: codeAt(-30_000),
        authentication_code_second: codeAt(0),
      },
    }),
  ],
  ['v5MfaDeviceDisable', () => ({ body: { user_id: user(), serial_number: serial() } })],
  ['v5MfaDeviceDelete', () => ({ query: { user_id: user(), serial_number: serial() } })],
  ['ecsServerCreate', () => server({ server_tags: [{ key: 'team', value: 'shop' }] })],
  [
    'ecsServerCreate',
    () => server({ flavorRef: 'c7.large.2', extendparam: { chargingMode: 'prePaid' } }),
  ],
];

const endpointOf = (name: string): Endpoint =>
  allRows.find(([row]) => row === name)?.[1] ?? fail(`no row ${name}`);

/**
 * Sends the call with decoys beside what is declared.
 * @returns what was asked about it and what it changed.
 */
async function done(name: string, { params = {}, query = {}, body }: Sent): Promise<Done> {
  const endpoint = endpointOf(name);
  const { controls } = at.backend;
  const full = Array.isArray(body) ? body : { ...decoys, ...(body as object | undefined) };
  const text = endpoint.body === undefined ? '' : JSON.stringify(full);
  const url = new URL(
    urlOf(
      endpoint,
      { params, query: { ...query, virtual_mfa_device_name: 'mine', tags: 'team' } },
      testOrigin,
    ),
  );
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const { parts } = readCall({ endpoint, url, headers, body: text, fieldErrors: {} });
  const [question] = questionsOf(controls.world(), administrator(), { endpoint, params, parts });
  const before = controls.commits().length;
  const response = await at.fetch(`${url.pathname}${url.search}`, {
    method: endpoint.method,
    as: 'admin',
    headers,
    ...(text !== '' && { body: text }),
  });
  expect([response.status, await response.clone().text()]).toEqual([
    endpoint.status,
    expect.anything(),
  ]);
  return {
    question: question ?? fail('nothing asked'),
    changes: controls
      .commits()
      .slice(before)
      .flatMap(({ changes }) => changes),
  };
}

function administrator(): Caller {
  const row = tables().users.find('name', `${domain}/admin`) ?? fail('no admin');
  const account = tables().domains.get(domain) ?? fail('no account');
  return {
    ref: { kind: 'user', id: row.id },
    user: row,
    agency: undefined,
    account,
    claims: {
      user: row.id,
      scope: { kind: 'domain' },
      methods: [],
      iat: 0,
      exp: 1,
      nonce: '',
      stamp: '',
    },
  };
}

const rowsOf = <T extends TableName>(changes: readonly Change[], table: T): RowOf<T>[] =>
  changes
    .filter((change) => change.table === table)
    .map(({ after, before }) => (after ?? before) as RowOf<T>);

/** The URNs of everything that a call touched, from the rows alone. */
function touched(changes: readonly Change[]): string[] {
  const holder = (kind: string, id: string): string => {
    if (kind === 'agency')
      return agencyUrn(tables(), tables().agencies.get(id) ?? fail('no agency'));
    return `iam::${domain}:${kind}:${(kind === 'user' ? tables().users.get(id) : tables().groups.get(id))?.name}`;
  };
  return [
    ...rowsOf(changes, 'users').map(({ id }) => holder('user', id)),
    ...rowsOf(changes, 'groups').map(({ id }) => holder('group', id)),
    ...rowsOf(changes, 'agencies').map(({ id }) => holder('agency', id)),
    ...rowsOf(changes, 'attachments').map((row) => holder(row.holder_kind, row.holder_id)),
    ...rowsOf(changes, 'resourceTags').flatMap((row) =>
      row.kind === 'server' ? [] : [holder(row.kind, row.resource_id)],
    ),
    ...rowsOf(changes, 'identityPolicies').map(policyUrn),
    ...rowsOf(changes, 'mfaDevices').map(({ id }) => id),
    ...rowsOf(changes, 'instances').map(({ region_id }) => `ecs:${region_id}:${domain}:instance:*`),
  ];
}

/** Every condition key that a call can bring along, read off what it stored. */
function stored(changes: readonly Change[]): Question['context'] {
  const tags = changes.filter(({ table }) => table === 'resourceTags');
  const set = tags.filter(({ after }) => after !== undefined);
  const keys = rowsOf(tags, 'resourceTags').map(({ key }) => key);
  return {
    ...Object.fromEntries(
      rowsOf(set, 'resourceTags').map(({ key, value }) => [`g:RequestTag/${key}`, value]),
    ),
    ...(keys.length > 0 && { 'g:TagKeys': keys }),
    ...Object.fromEntries(
      rowsOf(changes, 'instances').map(({ flavor }) => ['ecs:FlavorId', flavor]),
    ),
  };
}

describe('a call that is judged by more than its path', () => {
  it('is told in the story below, whichever row it is', () => {
    const declared = allRows
      .filter(([, { judgedBy }]) => judgedBy !== undefined)
      .map(([name]) => name);
    expect([...new Set(story.map(([name]) => name))].toSorted()).toEqual(declared.toSorted());
  });

  it.each(story)(
    '%s stores what it was judged by, and nothing that it was not',
    async (name, sent) => {
      const { question, changes } = await done(name, sent());
      expect(changes).not.toEqual([]);
      expect(touched(changes)).toContain(question.resource);
      expect(question.context).toEqual(stored(changes));
      expect(question.beyondScp).toBe(
        rowsOf(changes, 'serverBilling').some(({ charging_mode }) => charging_mode === 'prePaid'),
      );
    },
  );
});

function fail(message: string): never {
  throw new Error(message);
}
