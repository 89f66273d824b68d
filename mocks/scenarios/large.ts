import { findSystemRole } from '#src/catalog/systemRoles.ts';
import type { Scenario } from './scenario.ts';
import { mainAccount, userPassword } from '../seed/base.ts';
import { idSource } from '../ground/ids.ts';
import type { SeedBuilder } from '../seed/builder.ts';
import { membershipId, type GroupRow, type RoleRow, type UserRow } from '../world/tables/iam.ts';
import { hashPassword } from '../identities/tokens.ts';
import { administrators } from './fresh.ts';

const groupCount = 1_000;
const policyCount = 200;

const padded = (index: number, digits: number): string => String(index).padStart(digits, '0');

function seedUsers(seed: SeedBuilder, count: number): UserRow[] {
  const domain_id = seed.account(mainAccount);
  const nextId = idSource('seed', 'large/users');
  // One salt for all: hashing a password 100,000 times would take longer than opening may.
  const password = hashPassword(userPassword, '6c617267652d7365');
  const oldest = seed.daysAgo(30);
  // Written out instead of spread over `plainUser`: one shape, made in place, is
  // several times as fast.
  return Array.from({ length: count }, (_, index): UserRow => ({
    id: nextId(),
    name: `user-${padded(index + 1, 5)}`,
    domain_id,
    description: `Person ${index + 1}`,
    enabled: index % 50 !== 49,
    is_domain_owner: false,
    password,
    pwd_status: false,
    pwd_strength: 'High',
    access_mode: 'default',
    email: '',
    areacode: '',
    phone: '',
    xuser_id: '',
    xuser_type: '',
    default_project_id: null,
    create_time: oldest + index * 20,
    update_time: null,
  }));
}

function seedPolicies(seed: SeedBuilder): RoleRow[] {
  const verbs = ['list', 'get', 'create', 'update', 'delete', 'start', 'stop', 'reboot'];
  return Array.from({ length: policyCount }, (_, index) =>
    seed.customPolicy(mainAccount, `Policy ${padded(index + 1, 3)}`, 'XA', {
      Version: '1.1',
      Statement: [
        {
          Effect: 'Allow',
          Action: verbs
            .slice(0, (index % verbs.length) + 1)
            .map((verb) => `ecs:cloudServers:${verb}`),
        },
      ],
    }),
  );
}

function seedGroups(seed: SeedBuilder, policies: readonly RoleRow[]): GroupRow[] {
  const readers = findSystemRole('IAM ReadOnlyAccess');
  return Array.from({ length: groupCount }, (_, index) => {
    const group = seed.group(mainAccount, `group-${padded(index + 1, 4)}`, `Team ${index + 1}`);
    const policy = policies[index % policies.length];
    if (policy !== undefined) seed.grant('group', group, policy);
    if (readers !== undefined && index % 10 === 0) seed.grant('group', group, readers.displayName);
    return group;
  });
}

export const large: Scenario = {
  title: 'Ten thousand users',
  procedure: 'Size',
  sees: ['Lists, searches and batches at the size of a large company'],
  description:
    'A big account: 10,000 users (or as many as the link says), 1,000 user groups, 200 custom policies. Every tenth group may read IAM.',
  people: [
    ...administrators,
    {
      user: 'user-00001',
      password: userPassword,
      account: mainAccount,
      holds: 'IAM ReadOnlyAccess and Policy 001 through group-0001',
    },
  ],
  params: [{ name: 'users', description: 'Number of IAM users', default: 10_000, max: 200_000 }],
  build: (seed, { users: count = 10_000 }) => {
    const users = seedUsers(seed, count);
    seed.world.load('users', users);
    const groups = seedGroups(seed, seedPolicies(seed));
    seed.world.load(
      'memberships',
      users.flatMap((user, index) => {
        const group = groups[index % groups.length];
        return group
          ? [{ id: membershipId(group.id, user.id), group_id: group.id, user_id: user.id }]
          : [];
      }),
    );
    const domain_id = seed.account(mainAccount);
    const raise = (type: string, quota: number): void =>
      void seed.add('quotas', {
        id: `${domain_id}/${type}`,
        domain_id,
        type,
        quota,
        min: 50,
        max: Math.max(quota, 2000),
      });
    raise('user', count + 1_000);
    raise('group', groupCount + 200);
    raise('policy', policyCount + 100);
  },
};
