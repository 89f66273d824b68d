import { regions } from '#src/catalog/regions.ts';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { systemRoles } from '#src/catalog/systemRoles.ts';
import { enterpriseProjectKey, type RoleRow } from '../world/tables/iam.ts';
import type { SeedBuilder } from './builder.ts';
import { systemPolicyRows, systemVersionRows } from './newIam.ts';

/** The account people rehearse in, and the one that agencies are shared with. */
export const mainAccount = 'RehearsalCo';
export const partnerAccount = 'PartnerCo';
/**
 * Password of every account administrator, and of everybody else. Printed on the Scenarios page.
 */
export const adminPassword = 'Rehearse-2026!';
export const userPassword = 'Practice-2026!';

/**
 * Quotas of a new account with their bounds (docs/sources/api-contract.md#1-5; bounds beyond the
 * documented ones are ours).
 */
const quotas: readonly (readonly [type: string, quota: number, min: number, max: number])[] = [
  ['user', 50, 50, 2000],
  ['group', 20, 10, 2000],
  ['idp', 10, 10, 20],
  ['agency', 50, 50, 5000],
  ['policy', 200, 200, 1500],
  ['assigment_group_mp', 200, 200, 200],
  ['assigment_agency_mp', 200, 200, 200],
  ['assigment_group_ep', 500, 500, 500],
  ['assigment_user_ep', 500, 500, 500],
  ['mapping', 10, 10, 10],
  ['project', 10, 10, 50],
];

/** System-defined permissions carry one creation time: the sources print none (ours). */
const systemTime = Date.UTC(2024, 0, 1);

const systemRows = systemRoles.map(
  ({ id, name, displayName, type, catalog, description, flag, document }): RoleRow => ({
    id,
    name,
    display_name: displayName,
    type,
    catalog,
    description,
    domain_id: null,
    policy: document,
    created_time: systemTime,
    updated_time: systemTime,
    ...(flag && { flag }),
  }),
);

/** What no account owns: system-defined permissions and the services' accounts. */
export function seedCatalogue(seed: SeedBuilder): void {
  seed.world.load('roles', systemRows);
  seed.world.load('identityPolicies', systemPolicyRows);
  seed.world.load('policyVersions', systemVersionRows);
  for (const { trustDomain, displayName } of servicePrincipals) {
    seed.add('domains', {
      id: seed.id(`domain/${trustDomain}`),
      name: trustDomain,
      kind: 'service',
      description: displayName,
      enabled: true,
    });
  }
}

/**
 * What every world has: system-defined permissions, the services' accounts, and two new accounts.
 */
export function seedBase(seed: SeedBuilder): void {
  seedCatalogue(seed);
  seedAccount(seed, mainAccount);
  seedAccount(seed, partnerAccount);
}

/** The quotas of a new account. */
export function seedQuotas(seed: SeedBuilder, domain_id: string): void {
  for (const [type, quota, min, max] of quotas)
    seed.add('quotas', { id: `${domain_id}/${type}`, domain_id, type, quota, min, max });
}

function seedAccount(seed: SeedBuilder, account: string): void {
  const domain_id = seed.id(`domain/${account}`);
  seed.add('domains', {
    id: domain_id,
    name: account,
    kind: 'account',
    description: '',
    enabled: true,
  });
  const created = seed.daysAgo(40);
  for (const { id: region } of regions) {
    seed.add('projects', {
      id: seed.id(`project/${account}/${region}`),
      name: region,
      domain_id,
      parent_id: domain_id,
      region,
      enabled: true,
      description: '',
    });
  }
  seed.add('enterpriseProjects', {
    id: enterpriseProjectKey(domain_id, '0'),
    ep_id: '0',
    domain_id,
    name: 'default',
    description: 'Default enterprise project',
    status: 1,
    type: 'prod',
    created_at: created,
    updated_at: created,
  });
  seedQuotas(seed, domain_id);
  const admin = seed.user(account, 'admin', {
    password: adminPassword,
    is_domain_owner: true,
    create_time: created,
    description: 'Account administrator',
  });
  seed.member(seed.group(account, 'admin', 'Administrators of the account'), admin);
}

/** Adds an enterprise project to an account. */
export function seedEnterpriseProject(
  seed: SeedBuilder,
  account: string,
  name: string,
  description: string,
): string {
  const hex = seed.id(`enterpriseProject/${account}/${name}`);
  const ep_id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
  const created = seed.daysAgo(35);
  const domain_id = seed.account(account);
  seed.add('enterpriseProjects', {
    id: enterpriseProjectKey(domain_id, ep_id),
    ep_id,
    domain_id,
    name,
    description,
    status: 1,
    type: 'prod',
    created_at: created,
    updated_at: created,
  });
  return ep_id;
}
