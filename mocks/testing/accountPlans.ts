import fc from 'fast-check';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { enterpriseProjectKey } from '../world/tables/iam.ts';
import { mainAccount } from '../seed/base.ts';
import { SeedBuilder } from '../seed/builder.ts';
import { seedAttachment, seedIdentityPolicy, seedTag, seedTrustAgency } from '../seed/newIam.ts';
import type { World } from '../world/world.ts';

/**
 * Text that means something to every language a script may be written in. Policies take no control
 * characters in their values; their own text has line ends.
 */
const hostile = `it's "quoted" \\ $(id) \`id\` \${HOME} %{if} {{x}} </script> *b* |c| =1 \u2028 # /* '; rm -rf x; '`;

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(one, { nil: undefined, freq: 2 });
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly (T | undefined)[]> =>
  fc.tuple(maybe(one), maybe(one), maybe(one));
const flags = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
const description = fc.constantFrom('', 'plain', `it's "said" {{here}} (so)`);
const document = fc.constantFrom(
  'iam:users:listUsersV5',
  'ecs:cloudServers:list',
  'ecs:cloudServers:get',
  'quoted',
);

const user = fc.record({
  name: fc.constantFrom('', ' renamed'),
  description,
  enabled: fc.boolean(),
  access_mode: fc.constantFrom('default' as const, 'programmatic' as const),
  email: fc.boolean(),
  login: fc.boolean(),
  reset: fc.boolean(),
  protect: fc.boolean(),
  tag: fc.constantFrom('', 'shop', 'lab'),
  key: fc.constantFrom('', 'active' as const, 'inactive' as const),
});
const group = fc.record({ name: fc.constantFrom('', ' {renamed}'), description });
const role = fc.record({
  name: fc.constantFrom('', ' renamed'),
  description,
  action: document,
  agency: fc.boolean(),
});
const policy = fc.record({
  versions: fc.uniqueArray(document, { minLength: 1, maxLength: 4 }),
  inEffect: fc.nat(3),
});
const agency = fc.record({
  description,
  trusts: fc.constantFrom('op_svc_coc', 'PartnerCo'),
  duration: fc.constantFrom(null, 24, 240),
});
const trustAgency = fc.record({
  description,
  service: fc.constantFrom('service.COC', 'service.CBR'),
  session: fc.constantFrom(3600, 7200),
});

/** What an account is made of; two of these share the ids of what both have. */
export const accountPlan = fc.record({
  users: some(user),
  groups: some(group),
  roles: some(role),
  policies: some(policy),
  agencies: some(agency),
  trustAgencies: some(trustAgency),
  enterpriseProject: fc.boolean(),
  members: flags,
  groupGrants: flags,
  agencyGrants: flags,
  userGrants: flags,
  attachments: flags,
  passwordLength: fc.constantFrom(8, 10),
});
export type AccountPlan = typeof accountPlan extends fc.Arbitrary<infer T> ? T : never;

const identity = (action: string): RawPolicy =>
  action === 'quoted'
    ? {
        Version: '5.0',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['iam:users:listUsersV5'],
            Condition: { StringEquals: { 'g:UserName': [hostile, '${g:UserName}'] } },
          },
        ],
      }
    : { Version: '5.0', Statement: [{ Effect: 'Allow', Action: [action] }] };
const old = (action: string): RawPolicy => ({
  Version: '1.1',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ecs:cloudServers:list'],
      ...(action === 'quoted' && {
        Condition: { StringEquals: { 'g:ProjectName': [`it's "x" $(id) \`id\` \${HOME} %{if}`] } },
      }),
      ...(action.startsWith('ecs') && { Resource: [`ecs:*:*:instance:${action.length}`] }),
    },
  ],
});

type Made = ReturnType<typeof people> & ReturnType<typeof permissions>;
const present = <T>(rows: readonly (T | undefined)[]): T[] =>
  rows.filter((row) => row !== undefined);

function people(seed: SeedBuilder, plan: AccountPlan) {
  const users = plan.users.map((one, no) => {
    if (one === undefined) return undefined;
    const { name, login, reset, protect, tag, key, email, ...rest } = one;
    const row = seed.user(mainAccount, `user-${no}`, {
      ...rest,
      email: email ? `user${no}@example.com` : '',
      pwd_status: login && reset,
      ...(login && { password: 'Practice-2026!' }),
    });
    if (protect) seed.add('loginProtects', { id: row.id, verification_method: 'sms' });
    if (tag !== '') seedTag(seed, 'user', row.id, 'team', tag);
    if (key !== '')
      seed.add('credentials', {
        id: `AKIDOFTHISUSER${no}`,
        secret: 'no script tells this',
        user_id: row.id,
        status: key,
        description: '',
        create_time: seed.openedAt,
      });
    return seed.add('users', { ...row, name: `user-${no}${name}` });
  });
  const groups = plan.groups.map((one, no) => {
    if (one === undefined) return undefined;
    const row = seed.group(mainAccount, `group-${no}`, one.description);
    return seed.add('groups', { ...row, name: `group-${no}${one.name}` });
  });
  const agencies = plan.agencies.map(
    (one, no) =>
      one && seed.agency(mainAccount, `agency-${no}`, one.trusts, { ...one, create_time: 0 }),
  );
  // The names of the first two are shared with agencies of the old kind.
  const trusted = plan.trustAgencies.map((one, no) => {
    const name = no < 2 && plan.agencies[no] === undefined ? `agency-${no}` : `trust-${no}`;
    if (one === undefined) return undefined;
    const trust: RawPolicy = {
      Version: '5.0',
      Statement: [
        { Effect: 'Allow', Principal: { Service: [one.service] }, Action: ['sts:agencies:assume'] },
      ],
    };
    const made = new SeedBuilder(seed.world, seed.openedAt);
    return seedTrustAgency(made, mainAccount, name, trust, one.description, one.session);
  });
  return { users, groups, agencies, trusted };
}

function permissions(
  seed: SeedBuilder,
  plan: AccountPlan,
  { agencies }: Pick<ReturnType<typeof people>, 'agencies'>,
) {
  const roles = plan.roles.map((one, no) => {
    if (one === undefined) return undefined;
    const [agency] = present(agencies);
    const about: RawPolicy | undefined =
      one.agency && agency !== undefined
        ? {
            Version: '1.1',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['iam:agencies:assume'],
                Resource: { uri: [`/iam/agencies/${agency.id}`] },
              },
            ],
          }
        : undefined;
    const row = seed.customPolicy(
      mainAccount,
      `role-${no}`,
      about === undefined ? 'XA' : 'AX',
      about ?? old(one.action),
      one.description,
    );
    return seed.add('roles', { ...row, display_name: `role-${no}${one.name}` });
  });
  const policies = plan.policies.map((one, no) => {
    if (one === undefined) return undefined;
    const { versions, inEffect } = one;
    const row = seedIdentityPolicy(seed, mainAccount, `policy-${no}`, versions.map(identity));
    const default_version = `v${(inEffect % versions.length) + 1}`;
    return seed.add('identityPolicies', { ...row, default_version, next_version: 10 });
  });
  return { roles, policies };
}

function grants(seed: SeedBuilder, plan: AccountPlan, made: Made): void {
  const { users, groups, agencies, trusted, roles, policies } = made;
  const project = { kind: 'project', projectId: seed.project(mainAccount, 'cn-north-4') } as const;
  const scopes = [
    { kind: 'all' },
    { kind: 'global' },
    project,
    { kind: 'enterpriseProject', enterpriseProjectId: seed.id('ep/shop') },
    { kind: 'enterpriseProject', enterpriseProjectId: '0' },
  ] as const;
  const usable = scopes.filter((_, no) => no !== 3 || plan.enterpriseProject);
  plan.members.forEach((is, no) => {
    const [user, to] = [users[no % 3], groups[Math.floor(no / 3)]];
    if (is && user !== undefined && to !== undefined) seed.member(to, user);
  });
  plan.groupGrants.forEach((is, no) => {
    const [to, which, scope] = [groups[no % 3], roles[no % 2], usable[no % usable.length]];
    if (is && to !== undefined && scope !== undefined)
      seed.grant('group', to, no > 8 || which === undefined ? 'ECS ReadOnlyAccess' : which, scope);
  });
  plan.agencyGrants.forEach((is, no) => {
    const [to, which, scope] = [agencies[no % 3], roles[no % 2], usable[no % usable.length]];
    if (is && to !== undefined && which !== undefined && scope !== undefined)
      seed.grant('agency', to, which, scope);
  });
  plan.userGrants.forEach((is, no) => {
    const [to, which, scope] = [users[no % 3], roles[no % 3], usable[3 + (no % 2)]];
    if (is && to !== undefined && which !== undefined && scope !== undefined)
      seed.grant('user', to, which, scope);
  });
  const holders = [
    ...users.map((to) => ({ kind: 'user' as const, to })),
    ...groups.map((to) => ({ kind: 'group' as const, to })),
    ...[...agencies, ...trusted].map((to) => ({ kind: 'agency' as const, to })),
  ];
  plan.attachments.forEach((is, no) => {
    const { kind, to } = holders[no] ?? {};
    const which = policies[no % 3] ?? 'IAMReadOnlyPolicy';
    if (is && kind !== undefined && to !== undefined) seedAttachment(seed, kind, to, which);
  });
}

/** Adds to a world what a plan says, in the account that scenarios are about. */
export function fillAccount(world: World, plan: AccountPlan, openedAt: number): void {
  const seed = new SeedBuilder(world, openedAt);
  const domain_id = seed.account(mainAccount);
  if (plan.enterpriseProject)
    seed.add('enterpriseProjects', {
      id: enterpriseProjectKey(domain_id, seed.id('ep/shop')),
      ep_id: seed.id('ep/shop'),
      domain_id,
      name: 'shop',
      description: '',
      status: 1,
      type: 'prod',
      created_at: openedAt,
      updated_at: openedAt,
    });
  seed.add('passwordPolicies', {
    id: domain_id,
    maximum_consecutive_identical_chars: 0,
    minimum_password_age: 0,
    minimum_password_length: plan.passwordLength,
    password_reuse_prevention: 1,
    password_not_username_or_invert: true,
    password_char_combination: 2,
    allow_user_to_change_password: true,
  });
  const made = people(seed, plan);
  grants(seed, plan, { ...made, ...permissions(seed, plan, made) });
}
