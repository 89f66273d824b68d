import {
  ucsAgencyPermissions,
  ucsTrustAgencyName,
  ucsTrustDomain,
} from '#src/domain/ucs/trustAgency.ts';
import type { RbacType } from '#src/domain/ucs/rbac.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { UserRow } from '../world/tables/iam.ts';
import type { UcsClusterRow, UcsPermissionRow } from '../world/tables/ucs.ts';
import { namespaceKey } from '../world/tables/ucs.ts';
import { firstContents } from '../world/clusterContents.ts';
import { mainAccount, userPassword } from './base.ts';
import type { SeedBuilder } from './builder.ts';

const version = 'v1.31';
const cceClusters = [
  { name: 'cce-shop', region: 'ap-southeast-3' },
  { name: 'cce-analytics', region: 'ap-southeast-3' },
  { name: 'cce-north', region: 'cn-north-4' },
] as const;
const addonTemplates = [
  {
    name: 'prometheus',
    version: '2.53.0',
    description: 'Collects metrics of the cluster',
    built_in: true,
  },
  {
    name: 'log-agent',
    version: '1.7.2',
    description: 'Sends logs to Log Tank Service',
    built_in: true,
  },
  {
    name: 'legacy-agent',
    version: '0.9.1',
    description: 'Agent of the former monitoring',
    built_in: false,
  },
] as const;

const cceId = (seed: SeedBuilder, name: string): string =>
  seed.id(`cceCluster/${mainAccount}/${name}`);

/**
 * What other services have that UCS works with: clusters of CCE, a zone of DNS; and the add-on
 * templates of the service.
 */
export function seedUcsSurroundings(seed: SeedBuilder): void {
  const domain_id = seed.account(mainAccount);
  for (const { name, region } of cceClusters)
    seed.add('cceClusters', {
      id: cceId(seed, name),
      domain_id,
      name,
      region_id: region,
      project_id: seed.project(mainAccount, region),
      version,
    });
  seed.add('dnsZones', {
    id: seed.id('zone/rehearsal.example'),
    project_id: seed.project(mainAccount, 'ap-southeast-3'),
    name: 'rehearsal.example',
  });
  for (const template of addonTemplates)
    seed.add('ucsAddonTemplates', {
      ...template,
      id: `${domain_id}/${template.name}`,
      domain_id,
      offline: false,
    });
}

/** The account has agreed to UCS: its agency stands as UCS made it. */
export function seedUcsConsent(seed: SeedBuilder): void {
  const at = seed.daysAgo(20);
  seed.add('ucsConsents', { id: seed.account(mainAccount), at, by: 'admin' });
  const agency = seed.agency(mainAccount, ucsTrustAgencyName, ucsTrustDomain, {
    description: 'Lets UCS use other services. Do not delete or modify.',
    create_time: at,
  });
  for (const { name } of ucsAgencyPermissions) seed.grant('agency', agency, name);
}

type Registered = Pick<UcsClusterRow, 'name' | 'kind' | 'location'> & {
  readonly region?: string;
  readonly fleet?: string;
};
const registered: readonly Registered[] = [
  {
    name: 'cce-shop',
    kind: 'huaweicloud',
    location: 'ap-southeast-3',
    region: 'ap-southeast-3',
    fleet: 'production',
  },
  { name: 'datacenter-a', kind: 'onpremises', location: 'Frankfurt', fleet: 'production' },
  { name: 'partner-k8s', kind: 'attached', location: 'Amsterdam' },
];

function seedCluster(seed: SeedBuilder, { name, kind, location, region, fleet }: Registered): void {
  const domain_id = seed.account(mainAccount);
  const id = seed.id(`ucsCluster/${name}`);
  const created_at = seed.daysAgo(15);
  seed.add('ucsClusters', {
    id,
    domain_id,
    name,
    kind,
    location,
    version,
    status: 'Running',
    policy_center: false,
    created_at,
    cce_cluster_id: region === undefined ? null : cceId(seed, name),
    region_id: region ?? null,
    project_id: region === undefined ? null : seed.project(mainAccount, region),
    fleet_id: fleet === undefined ? null : seed.id(`ucsFleet/${fleet}`),
  });
  const { nodes, namespaces } = firstContents({ id, name }, (what) =>
    seed.id(`ucsCluster/${name}/${what}`),
  );
  for (const node of nodes) seed.add('ucsNodes', node);
  for (const namespace of namespaces) seed.add('ucsNamespaces', namespace);
  seed.add('ucsNamespaces', {
    id: namespaceKey(id, 'shop'),
    cluster_id: id,
    name: 'shop',
    cpu_limit: 8,
    memory_limit: 16,
    built_in: false,
  });
  const made = { cluster_id: id, namespace: 'shop', created_at } as const;
  seed.add('ucsWorkloads', {
    ...made,
    id: seed.id(`workload/${name}/storefront`),
    kind: 'workloads',
    name: 'storefront',
    image: 'swr.ap-southeast-3.example.com/shop/storefront:1.4.2',
    replicas: 3,
  });
  seed.add('ucsWorkloads', {
    ...made,
    id: seed.id(`workload/${name}/nightly`),
    kind: 'jobs',
    name: 'nightly-report',
    image: 'report:latest',
    replicas: 1,
  });
  seed.add('ucsWorkloads', {
    ...made,
    id: seed.id(`workload/${name}/service`),
    kind: 'services',
    name: 'storefront',
    image: '',
    replicas: 0,
  });
}

/**
 * A fleet, three clusters with what runs in them, a policy, images, a traffic policy
 * and a CIA instance.
 */
export function seedUcsInUse(seed: SeedBuilder): void {
  const domain_id = seed.account(mainAccount);
  const project_id = seed.project(mainAccount, 'ap-southeast-3');
  const created_at = seed.daysAgo(15);
  const fleet = seed.id('ucsFleet/production');
  seed.add('ucsFleets', {
    id: fleet,
    domain_id,
    name: 'production',
    description: 'Clusters that customers see',
    policy_center: true,
    created_at,
  });
  for (const cluster of registered) seedCluster(seed, cluster);
  seed.add('ucsPolicies', {
    id: seed.id('ucsPolicy/tags'),
    domain_id,
    name: 'tags',
    template: 'fixed-image-tag',
    mode: 'Alarm',
    target_kind: 'fleet',
    target_id: fleet,
    created_at,
  });
  seed.add('ucsTemplates', {
    id: seed.id('ucsTemplate/deployer'),
    domain_id,
    name: 'deployer',
    description: 'Creates and changes workloads, nothing else',
    rules: [{ kind: 'workloads', verbs: ['get', 'list', 'create', 'update'] }],
  });
  seed.add('ucsAddons', {
    id: seed.id('ucsAddon/prometheus'),
    cluster_id: seed.id('ucsCluster/cce-shop'),
    template: 'prometheus',
    version: '2.51.0',
    installed_at: created_at,
  });
  seed.add('swrOrganizations', { id: `${project_id}/shop`, project_id, name: 'shop', created_at });
  seed.add('swrImages', {
    id: seed.id('swrImage/storefront'),
    project_id,
    organization: 'shop',
    name: 'storefront',
    tag: '1.4.2',
    pushed_at: created_at,
    pushed_by: 'admin',
  });
  seed.add('ucsTraffic', {
    id: seed.id('ucsTraffic/shop'),
    project_id,
    name: 'shop-weights',
    zone_id: seed.id('zone/rehearsal.example'),
    host: 'shop',
    targets: [
      { cluster_id: seed.id('ucsCluster/cce-shop'), weight: 80 },
      { cluster_id: seed.id('ucsCluster/datacenter-a'), weight: 20 },
    ],
    suspended: false,
    created_at,
  });
  seed.add('ucsCia', {
    id: seed.id('ucsCia/main'),
    domain_id,
    name: 'main',
    cluster_ids: [seed.id('ucsCluster/cce-shop')],
    created_at,
    dashboards: ['overview'],
    alert_rules: ['node-not-ready'],
    events: [
      { id: seed.id('ucsCia/event'), text: 'cce-shop is monitored from now on', confirmed: false },
    ],
  });
}

/** Everything: consent given and UCS in use. */
export function seedUcs(seed: SeedBuilder): void {
  seedUcsSurroundings(seed);
  seedUcsConsent(seed);
  seedUcsInUse(seed);
}

/** An IAM user in a group of his own that holds some permissions, each at its scope. */
export function seedUcsPerson(
  seed: SeedBuilder,
  name: string,
  description: string,
  holds: readonly { readonly permission: string; readonly scope?: GrantScope }[],
): UserRow {
  const user = seed.user(mainAccount, name, { password: userPassword, description });
  const group = seed.group(mainAccount, `${name}-group`, description);
  seed.member(group, user);
  for (const { permission, scope } of holds) seed.grant('group', group, permission, scope);
  return user;
}

/** RBAC of one user in one cluster, with the list of namespaces. */
export function seedRbac(
  seed: SeedBuilder,
  user: UserRow,
  clusterName: string,
  type: RbacType,
  namespaces: UcsPermissionRow['namespaces'],
): void {
  seed.add('ucsPermissions', {
    id: seed.id(`ucsPermission/${user.name}/${clusterName}`),
    domain_id: user.domain_id,
    target_kind: 'cluster',
    target_id: seed.id(`ucsCluster/${clusterName}`),
    subject_kind: 'user',
    subject_id: user.id,
    type,
    template_id: null,
    namespaces,
    list_namespaces: true,
    created_at: seed.daysAgo(10),
    by: 'admin',
  });
}
