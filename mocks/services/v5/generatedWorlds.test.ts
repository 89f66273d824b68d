import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { Decision, GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { authorize } from '#mocks/judging/authorize.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import type { GuardedCall } from '#mocks/judging/questionsOf.ts';
import { readCall } from '#mocks/judging/readRequest.ts';
import { heldGrants } from '#mocks/identities/heldGrants.ts';
import { Judge } from '#mocks/judging/judge.ts';
import {
  accountOf,
  administratorStep,
  principalUrn,
  type Caller,
} from '#mocks/identities/principal.ts';
import { contextOf, requestContext } from '#mocks/judging/requestContext.ts';
import { regionContext, resourceContext } from '#mocks/judging/resourceContext.ts';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { SeedBuilder } from '#mocks/seed/builder.ts';
import { seedAttachment, seedIdentityPolicy, seedTag } from '#mocks/seed/newIam.ts';
import { seedOrganization, seedScp, seedScpAttachment } from '#mocks/seed/organization.ts';
import { createTestBackend, testOrigin } from '#mocks/testing/testBackend.ts';
import type { Circumstances } from '#mocks/identities/tokens.ts';
import type { World } from '#mocks/world/world.ts';

const now = Date.UTC(2026, 0, 15, 12);
const ambient = { sourceIp: '203.0.113.10', secure: true };
const people = ['ann', 'bob'] as const;
const rows = [
  'v5GroupList',
  'v5UserList',
  'v5UserShow',
  'v5UserUpdate',
  'v5PolicyCreate',
  'v5UserPolicyAttach',
  'groupList',
  'groupCreate',
  'userShow',
  'roleList',
  'ecsServerList',
  'ecsServerStart',
  'ecsServerCreate',
  'cocInstanceList',
] as const;
const endpointOf = (name: (typeof rows)[number]): Endpoint => contract[name];

const actions = rows
  .map(endpointOf)
  .flatMap(({ access }) =>
    typeof access === 'string'
      ? []
      : access.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  );
const pattern = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...actions) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'iam:*:*',
      'iam:users:*',
      'iam:*:list*',
      'ecs:*:*',
      'ecs:cloudServers:*',
      'coc:*:*',
      'iam:groups:*',
    ),
  },
);
const condition = fc.constantFrom<RawPolicy>(
  { IpAddress: { 'g:SourceIp': ['203.0.113.0/24'] } },
  { Bool: { 'g:MFAPresent': ['true'] } },
  { StringEquals: { 'g:RequestedRegion': ['ap-southeast-3'] } },
  { StringEquals: { 'g:ResourceTag/team': ['shop'] } },
  { DateLessThan: { 'g:CurrentTime': ['2026-06-01T00:00:00Z'] } },
  { StringLike: { 'g:UserName': ['a*'] } },
);
const resource = fc.constantFrom(
  '*',
  'iam:*:*:user:ann',
  'iam:*:*:user:*',
  'ecs:*:*:instance:*',
  'ecs:ap-southeast-3:*:instance:*',
  'iam:*:*:policy:New*',
);
const newStatement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.array(pattern, { minLength: 1, maxLength: 3 }),
    Resource: fc.option(fc.array(resource, { minLength: 1, maxLength: 2 }), {
      nil: undefined,
      freq: 3,
    }),
    Condition: fc.option(condition, { nil: undefined, freq: 2 }),
  })
  .map((one): RawPolicy =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
  );
const oldStatement = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.array(pattern, { minLength: 1, maxLength: 3 }),
});
const newPolicy = fc
  .array(newStatement, { minLength: 1, maxLength: 2 })
  .map((Statement): RawPolicy => ({ Version: '5.0', Statement }));
const oldPolicy = fc
  .array(oldStatement, { minLength: 1, maxLength: 2 })
  .map((Statement): RawPolicy => ({ Version: '1.1', Statement }));
const scope = fc.constantFrom<'all' | 'global' | 'here' | 'there'>(
  'all',
  'global',
  'here',
  'there',
);

/**
 * A small world: two people in one group, policies of both consoles in several places, sometimes
 * an organization.
 */
const plan = fc.record({
  userPolicies: fc.array(newPolicy, { maxLength: 2 }),
  groupPolicies: fc.array(newPolicy, { maxLength: 1 }),
  grants: fc.array(fc.record({ policy: oldPolicy, scope }), { maxLength: 2 }),
  inGroup: fc.boolean(),
  administrator: fc.constantFrom(false, false, false, false, false, false, false, true),
  scp: fc.option(newStatement, { nil: undefined, freq: 3 }),
  tagged: fc.boolean(),
});
const call = fc.record({
  row: fc.constantFrom(...rows),
  target: fc.constantFrom(...people),
  region: fc.constantFrom('ap-southeast-3', 'cn-north-4'),
  prePaid: fc.boolean(),
  circumstances: fc.constantFrom<Circumstances>(
    {},
    {},
    { 'g:SourceIp': '198.51.100.7' },
    { 'g:MFAPresent': 'true' },
    { 'g:RequestedRegion': null },
  ),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

/** Adds what a plan says to a world whose people it makes. */
function fill(
  world: World,
  { userPolicies, groupPolicies, grants, inGroup, administrator, scp, tagged }: Plan,
): void {
  const seed = new SeedBuilder(world, now);
  const [ann, bob] = people.map((name) => seed.user(mainAccount, name));
  if (ann === undefined || bob === undefined) throw new Error('The seed makes both people');
  const group = seed.group(mainAccount, 'team');
  if (inGroup) seed.member(group, ann);
  if (administrator)
    seed.add('memberships', {
      id: `${seed.id(`group/${mainAccount}/admin`)}/${ann.id}`,
      group_id: seed.id(`group/${mainAccount}/admin`),
      user_id: ann.id,
    });
  userPolicies.forEach((document, index) =>
    seedAttachment(
      seed,
      'user',
      ann,
      seedIdentityPolicy(seed, mainAccount, `own-${index}`, [document]),
    ),
  );
  groupPolicies.forEach((document, index) =>
    seedAttachment(
      seed,
      'group',
      group,
      seedIdentityPolicy(seed, mainAccount, `team-${index}`, [document]),
    ),
  );
  grants.forEach(({ policy, scope: where }, index) => {
    const scopes: Record<typeof where, GrantScope> = {
      all: { kind: 'all' },
      global: { kind: 'global' },
      here: { kind: 'project', projectId: seed.project(mainAccount, 'ap-southeast-3') },
      there: { kind: 'project', projectId: seed.project(mainAccount, 'cn-north-4') },
    };
    seed.grant(
      'group',
      group,
      seed.customPolicy(mainAccount, `old-${index}`, 'XA', policy),
      scopes[where],
    );
  });
  if (tagged) seedTag(seed, 'user', bob.id, 'team', 'shop');
  if (scp === undefined) return;
  const { Condition: _condition, Resource: _resource, ...statement } = scp;
  const { ou } = seedOrganization(seed, mainAccount, 'Unit');
  seedScpAttachment(
    seed,
    ou,
    seedScp(seed, 'Limit', '', { Version: '5.0', Statement: [{ ...statement, Effect: 'Deny' }] }),
  );
}

const idOf = (world: World, name: string): string =>
  new SeedBuilder(world, now).id(`user/${mainAccount}/${name}`);
const projectOf = (world: World, region: string): string =>
  new SeedBuilder(world, now).project(mainAccount, region);

/**
 * Path parameters and body of a call that is well formed, so that only its permission can
 * refuse it with 403.
 */
function requestOf(
  world: World,
  { row: name, target, region, prePaid }: Call,
): { params: Record<string, string>; body: string } {
  const seed = new SeedBuilder(world, now);
  const params = {
    user_id: idOf(world, target),
    project_id: projectOf(world, region),
    server_id: seed.id(
      `instance/${mainAccount}/${region === 'cn-north-4' ? 'ecs-legacy' : 'ecs-report'}`,
    ),
    policy_id: world.tables.identityPolicies.find('name', '/UCSReadOnlyPolicy')?.id ?? '',
  };
  const document = JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
  });
  const bodies: Readonly<Record<string, object>> = {
    v5UserUpdate: { new_description: 'Changed' },
    v5PolicyCreate: { policy_name: 'NewPolicy', policy_document: document },
    v5UserPolicyAttach: { user_id: params.user_id },
    groupCreate: { group: { name: 'made' } },
    ecsServerCreate: {
      server: {
        name: 'made',
        flavorRef: 's6.small.1',
        extendparam: { chargingMode: prePaid ? 'prePaid' : 'postPaid' },
      },
    },
  };
  const body = bodies[name];
  return { params, body: body === undefined ? '' : JSON.stringify(body) };
}

const callerOf = (world: World, circumstances: Circumstances): Caller => {
  const user = world.tables.users.get(idOf(world, 'ann'));
  const account = user && world.tables.domains.get(user.domain_id);
  if (user === undefined || account === undefined) throw new Error('The seed makes ann');
  return {
    ref: { kind: 'user', id: user.id },
    user,
    agency: undefined,
    account,
    claims: {
      user: user.id,
      scope: { kind: 'domain' },
      methods: ['password'],
      iat: now,
      exp: now + 1,
      nonce: '0',
      stamp: '',
      circumstances,
    },
  };
};

/** The same call as the backend reads it. */
function guarded(endpoint: Endpoint, params: Record<string, string>, body: string): GuardedCall {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const { parts, problem } = readCall({
    endpoint,
    url: new URL(testOrigin),
    headers,
    body,
    fieldErrors: {},
  });
  if (problem !== undefined) throw problem;
  return { endpoint, params, parts };
}

/** What each call is about, worked out from what the test sends. */
function urnOf(
  account: string,
  { row: name, target, region }: Call,
  { server_id = '' }: Record<string, string>,
): string | undefined {
  const user = `iam::${account}:user:${target}`;
  const urns: Partial<Record<(typeof rows)[number], string>> = {
    v5UserShow: user,
    v5UserUpdate: user,
    v5UserPolicyAttach: user,
    v5PolicyCreate: `iam::${account}:policy:NewPolicy`,
    ecsServerStart: `ecs:${region}:${account}:instance:${server_id}`,
    ecsServerCreate: `ecs:${region}:${account}:instance:*`,
  };
  return urns[name];
}

/** The verdict made by hand from what ann holds, without the judge and its caches. */
function expected(world: World, one: Call): Decision {
  const endpoint = endpointOf(one.row);
  const caller = callerOf(world, one.circumstances);
  const { params } = requestOf(world, one);
  const [action] = endpoint.access as Exclude<Endpoint['access'], string>;
  const urn = urnOf(caller.account.id, one, params);
  const projectId = endpoint.judgedIn === 'project' ? params['project_id'] : undefined;
  const administrator = administratorStep(world, caller.ref);
  return decide(
    {
      action: action?.name ?? '',
      aliases: action?.aliases ?? [],
      target: projectId === undefined ? { class: 'global' } : { class: 'project', projectId },
      principal: {
        accountId: accountOf(world, caller.ref),
        urn: principalUrn(world, caller.ref),
        ...(administrator && { administrator }),
      },
      context: contextOf(
        requestContext(world, caller, now, ambient),
        regionContext(world, projectId, caller.account.id),
        resourceContext(world, urn, caller.account.id),
        one.row === 'ecsServerCreate' ? { 'ecs:FlavorId': 's6.small.1' } : {},
      ),
      ...(urn !== undefined && { resource: urn }),
      ...(one.row === 'ecsServerCreate' && { beyondScp: one.prePaid }),
    },
    compileGrants(heldGrants(world, caller.ref, now)),
  );
}

/** What the guard of the backend does with the same call. */
function enforced(world: World, judge: Judge, one: Call): boolean {
  const endpoint = endpointOf(one.row);
  const caller = callerOf(world, one.circumstances);
  const { params, body } = requestOf(world, one);
  try {
    authorize(
      world,
      judge,
      caller,
      requestContext(world, caller, now, ambient),
      one.row,
      guarded(endpoint, params, body),
    );
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return false;
    throw error;
  }
}

describe('what is decided is what is enforced', () => {
  it('the guard of every call agrees with the engine on what is held, in 10,000 generated worlds', () => {
    const world = buildWorld('fresh', {}, now);
    const tables = [
      'users',
      'groups',
      'memberships',
      'identityPolicies',
      'policyVersions',
      'attachments',
      'roles',
      'grants',
      'organizationNodes',
      'scps',
      'scpAttachments',
      'resourceTags',
    ] as const;
    const base = new Map(
      tables.map((name) => [name, new Set([...world.tables[name].all()].map(({ id }) => id))]),
    );
    const reset = (): void => {
      for (const name of tables)
        for (const { id } of world.tables[name].all())
          if (base.get(name)?.has(id) !== true) world.set(name, id, undefined);
    };
    const seen = { allow: 0, 'explicit-deny': 0, 'implicit-deny': 0 };
    const judge = new Judge(world, () => now, 'test');
    fc.assert(
      fc.property(plan, call, (made, one) => {
        reset();
        fill(world, made);
        const decision = expected(world, one);
        seen[decision.outcome] += 1;
        expect(enforced(world, judge, one)).toBe(decision.allowed);
      }),
      { numRuns: 10_000 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });

  it('the answer over HTTP is a 403 exactly when the engine refuses, in 1,000 generated worlds', async () => {
    await fc.assert(
      fc.asyncProperty(plan, call, async (made, one) => {
        const { backend, apiAs } = await createTestBackend();
        const world = backend.controls.world();
        fill(world, made);
        const decision = expected(world, one);
        const endpoint = endpointOf(one.row);
        const { params, body } = requestOf(world, one);
        const { token } = await apiAs('ann').circumstancesSet({
          body: {
            circumstances: Object.fromEntries(
              Object.entries(one.circumstances).map(([key, value]) => [
                key,
                value as string | null,
              ]),
            ),
          },
        });
        const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
        const headers = {
          'X-Auth-Token': token,
          ...(body !== '' && { 'Content-Type': 'application/json' }),
        };
        const response = await backend.handle(
          new Request(`${testOrigin}${path}`, {
            method: endpoint.method,
            headers,
            ...(body !== '' && { body }),
          }),
        );
        expect(response?.status === 403).toBe(!decision.allowed);
        expect([401, 500, 501]).not.toContain(response?.status);
      }),
      { numRuns: 1000 },
    );
  });
});
