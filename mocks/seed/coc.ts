import {
  agencyPermissions,
  cocServicePrincipal,
  cocTrustDomain,
  serviceAgencyName,
  serviceLinkedAgencyName,
  type AgencyPermissionName,
} from '#src/domain/coc/agencies.ts';
import { analyzeRisk } from '#src/domain/coc/risk.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { InstanceRow } from '../world/tables/coc.ts';
import type { RoleRow, UserRow } from '../world/tables/iam.ts';
import { mainAccount, userPassword } from './base.ts';
import type { SeedBuilder } from './builder.ts';
import { builtInDocuments } from './cocLibrary.ts';

type Made = Pick<InstanceRow, 'name' | 'type' | 'region_id' | 'flavor' | 'address'> &
  Partial<Pick<InstanceRow, 'status' | 'image' | 'agent_installed' | 'application' | 'user_name'>>;

const server = { image: 'Huawei Cloud EulerOS 2.0', user_name: 'root' } as const;

/**
 * Servers, databases and caches of an account; one server has no agent and one is stopped, so that
 * batches fail in part.
 */
const made: readonly Made[] = [
  {
    ...server,
    name: 'flexus-shop',
    type: 'FlexusL',
    region_id: 'ap-southeast-3',
    flavor: '2 vCPUs | 4 GiB',
    address: '203.0.113.21',
    application: 'shop',
  },
  {
    ...server,
    name: 'flexus-blog',
    type: 'FlexusL',
    region_id: 'ap-southeast-3',
    flavor: '2 vCPUs | 2 GiB',
    address: '203.0.113.22',
    application: 'blog',
  },
  {
    ...server,
    name: 'flexus-test',
    type: 'FlexusL',
    region_id: 'la-south-2',
    flavor: '1 vCPU | 1 GiB',
    address: '203.0.113.23',
    status: 'Stopped',
  },
  {
    ...server,
    name: 'ecs-shop-1',
    type: 'ECS',
    region_id: 'ap-southeast-3',
    flavor: 's6.large.2',
    address: '192.168.0.11',
    application: 'shop',
  },
  {
    ...server,
    name: 'ecs-shop-2',
    type: 'ECS',
    region_id: 'ap-southeast-3',
    flavor: 's6.large.2',
    address: '192.168.0.12',
    application: 'shop',
  },
  {
    ...server,
    name: 'ecs-report',
    type: 'ECS',
    region_id: 'ap-southeast-3',
    flavor: 's6.medium.2',
    address: '192.168.0.13',
    status: 'Stopped',
    application: 'report',
  },
  {
    ...server,
    name: 'ecs-legacy',
    type: 'ECS',
    region_id: 'cn-north-4',
    flavor: 's3.medium.2',
    address: '192.168.1.9',
    agent_installed: false,
  },
  {
    name: 'rds-shop',
    type: 'RDS',
    region_id: 'ap-southeast-3',
    flavor: 'rds.mysql.s1.large',
    address: '192.168.0.31',
    application: 'shop',
    agent_installed: false,
  },
  {
    name: 'rds-report',
    type: 'RDS',
    region_id: 'ap-southeast-3',
    flavor: 'rds.pg.s1.medium',
    address: '192.168.0.32',
    application: 'report',
    agent_installed: false,
  },
  {
    name: 'dcs-sessions',
    type: 'DCS',
    region_id: 'ap-southeast-3',
    flavor: 'redis.ha.xu1.large',
    address: '192.168.0.41',
    application: 'shop',
    agent_installed: false,
  },
  {
    name: 'dcs-cache',
    type: 'DCS',
    region_id: 'ap-southeast-3',
    flavor: 'redis.ha.xu1.small',
    address: '192.168.0.42',
    agent_installed: false,
  },
];

/**
 * Gives an account its instances and COC's library. COC knows none of the instances before a
 * synchronization.
 */
export function seedInstances(seed: SeedBuilder, account = mainAccount): readonly InstanceRow[] {
  const domain_id = seed.account(account);
  for (const { key, ...document } of builtInDocuments) {
    seed.add('cocDocuments', {
      ...document,
      id: seed.id(`document/${account}/${key}`),
      domain_id,
      risk_level: analyzeRisk(document.content).level,
      built_in: true,
      updated_at: seed.daysAgo(40),
      by: 'COC',
    });
  }
  return made.map((instance) =>
    seed.add('instances', {
      status: 'Running',
      image: null,
      agent_installed: true,
      application: null,
      user_name: null,
      ...instance,
      id: seed.id(`instance/${account}/${instance.name}`),
      domain_id,
      project_id: seed.project(account, instance.region_id),
      password_changed_at: null,
      created_at: seed.daysAgo(30),
      pending: null,
    }),
  );
}

type Enabled = { readonly without?: readonly AgencyPermissionName[]; readonly at?: number };

/**
 * Enables COC in an account as its procedure leaves it, or without some permissions of Table 1
 * (docs/sources/coc-enabling.md).
 */
export function seedCocEnabled(
  seed: SeedBuilder,
  account = mainAccount,
  { without = [], at = seed.daysAgo(25) }: Enabled = {},
): void {
  const domain_id = seed.account(account);
  const agency = seed.agency(account, serviceAgencyName, cocTrustDomain, {
    description: 'Lets Cloud Operations Center use other services',
    create_time: at,
  });
  for (const { name, scope } of agencyPermissions)
    if (!without.includes(name)) seed.grant('agency', agency, name, { kind: scope });
  seed.add('agencies', {
    id: seed.id(`agency/${account}/${serviceLinkedAgencyName}`),
    name: serviceLinkedAgencyName,
    domain_id,
    trust_domain_id: '',
    trust_domain_name: cocServicePrincipal,
    description: 'Service-linked agency of Cloud Operations Center',
    duration: null,
    create_time: at,
    expire_time: null,
  });
  seed.add('cocEnablings', { id: domain_id, at, by: 'admin' });
}

/**
 * Lets COC know every instance of an account, and gives it something to show: a scheduled task
 * and an incident.
 */
export function seedCocInUse(
  seed: SeedBuilder,
  instances: readonly InstanceRow[],
  account = mainAccount,
): void {
  const domain_id = seed.account(account);
  const at = seed.daysAgo(1);
  for (const { id } of instances) seed.add('cocManaged', { id, domain_id, since: at });
  seed.add('cocSynchronizations', { id: domain_id, at });
  const task = seed.id(`schedule/${account}/nightly`);
  const first = instances.find((instance) => instance.name === 'ecs-shop-1');
  seed.add('cocSchedules', {
    id: task,
    domain_id,
    task_name: 'nightly-clean-up',
    document_id: seed.id(`document/${account}/clean`),
    instance_ids: first ? [first.id] : [],
    every_minutes: 1440,
    enabled: false,
    approval: 'Pending review',
    created_by: 'admin',
    approved_by: null,
    updated_at: at,
  });
  seed.add('cocScheduleEvents', {
    id: seed.id(`scheduleEvent/${account}/nightly`),
    domain_id,
    task_id: task,
    at,
    by: 'admin',
    event: 'Created',
  });
  seed.add('cocIncidents', {
    id: seed.id(`incident/${account}/1`),
    domain_id,
    incident_num: 'INC000001',
    title: 'Checkout answers slowly',
    level: 'P2',
    description: 'Sessions time out since this morning',
    status: 'Open',
    assignee: null,
    created_at: at,
    by: 'admin',
    closed_at: null,
  });
}

/** An IAM user in a group of the same name that holds some policies on global services. */
export function seedHolder(
  seed: SeedBuilder,
  name: string,
  description: string,
  policies: readonly (string | RoleRow)[],
): UserRow {
  const user = seed.user(mainAccount, name, { password: userPassword, description });
  const group = seed.group(mainAccount, `${name}-group`, description);
  seed.member(group, user);
  for (const policy of policies) seed.grant('group', group, policy, { kind: 'global' });
  return user;
}

/** A custom policy of the main account for global services. */
export const seedGlobalPolicy = (
  seed: SeedBuilder,
  name: string,
  policy: RawPolicy,
  description = '',
): RoleRow => seed.customPolicy(mainAccount, name, 'AX', policy, description);
