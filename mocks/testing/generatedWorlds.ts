import fc from 'fast-check';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { SeedBuilder } from '#mocks/seed/builder.ts';
import { seedAttachment, seedIdentityPolicy, seedTag } from '#mocks/seed/newIam.ts';
import { seedOrganization, seedScp, seedScpAttachment } from '#mocks/seed/organization.ts';
import type { Circumstances } from '#mocks/identities/tokens.ts';
import type { World } from '#mocks/world/world.ts';

/** When everything generated happens. */
export const now = Date.UTC(2026, 0, 15, 12);

/** From where every call comes, unless its circumstances say otherwise. */
export const ambient = { sourceIp: '203.0.113.10', secure: true };

const people = ['ann', 'bob'] as const;

/** Calls of every kind: of both consoles, of services, with and without a resource. */
export const rows = [
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

/** The contract row of a call. */
export const endpointOf = (name: (typeof rows)[number]): Endpoint => contract[name];

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
export const plan = fc.record({
  userPolicies: fc.array(newPolicy, { maxLength: 2 }),
  groupPolicies: fc.array(newPolicy, { maxLength: 1 }),
  grants: fc.array(fc.record({ policy: oldPolicy, scope }), { maxLength: 2 }),
  inGroup: fc.boolean(),
  administrator: fc.constantFrom(false, false, false, false, false, false, false, true),
  scp: fc.option(newStatement, { nil: undefined, freq: 3 }),
  tagged: fc.boolean(),
});

/** One call, by whom it is about and under which circumstances. */
export const call = fc.record({
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

export type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

/** Adds what a plan says to a world whose people it makes. */
export function fill(
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

/** The id of a person of the plan. */
export const idOf = (world: World, name: string): string =>
  new SeedBuilder(world, now).id(`user/${mainAccount}/${name}`);

const projectOf = (world: World, region: string): string =>
  new SeedBuilder(world, now).project(mainAccount, region);

/**
 * Path parameters and body of a call that is well formed, so that only its permission can
 * refuse it with 403.
 */
export function requestOf(
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
