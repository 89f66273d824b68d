import type { ClusterKind, ClusterStatus } from '#src/domain/ucs/clusters.ts';
import type { NamespacedKind } from '#src/domain/ucs/clusterObjects.ts';
import type { RbacType, TemplateRule } from '#src/domain/ucs/rbac.ts';
import { table } from '#mocks/ground/table.ts';

type Owned = { readonly id: string; readonly domain_id: string };
type TargetKind = 'cluster' | 'fleet';

/** That the account agreed to UCS; `id` is the account's. Times in epoch ms. */
export type UcsConsentRow = { readonly id: string; readonly at: number; readonly by: string };

export type UcsFleetRow = Owned & {
  readonly name: string;
  readonly description: string;
  readonly policy_center: boolean;
  readonly created_at: number;
};

/**
 * A registered cluster. `cce_cluster_id`, region and project are null for on-premises
 * and attached ones.
 */
export type UcsClusterRow = Owned & {
  readonly name: string;
  readonly kind: ClusterKind;
  readonly cce_cluster_id: string | null;
  readonly region_id: string | null;
  readonly project_id: string | null;
  readonly location: string;
  readonly version: string;
  readonly status: ClusterStatus;
  readonly fleet_id: string | null;
  readonly policy_center: boolean;
  readonly created_at: number;
};

/** A cluster of Cloud Container Engine, registered with UCS or not. */
export type CceClusterRow = Owned & {
  readonly name: string;
  readonly region_id: string;
  readonly project_id: string;
  readonly version: string;
};

type InCluster = { readonly id: string; readonly cluster_id: string };
export type UcsNodeRow = InCluster & {
  readonly name: string;
  readonly address: string;
  readonly schedulable: boolean;
};
/** `id` is made by `namespaceKey`. Limits: CPU cores and GiB of memory, null without a quota. */
export type UcsNamespaceRow = InCluster & {
  readonly name: string;
  readonly cpu_limit: number | null;
  readonly memory_limit: number | null;
  readonly built_in: boolean;
};
export type UcsWorkloadRow = InCluster & {
  readonly kind: NamespacedKind;
  readonly name: string;
  readonly namespace: string;
  readonly image: string;
  readonly replicas: number;
  readonly created_at: number;
};
export type UcsAddonRow = InCluster & {
  readonly template: string;
  readonly version: string;
  readonly installed_at: number;
};
/** `id` is `<account>/<name>`. */
export type UcsAddonTemplateRow = Owned & {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly offline: boolean;
  readonly built_in: boolean;
};

type InProject = { readonly id: string; readonly project_id: string };
/** `id` is `<project>/<name>`. */
export type SwrOrganizationRow = InProject & { readonly name: string; readonly created_at: number };
export type SwrImageRow = InProject & {
  readonly organization: string;
  readonly name: string;
  readonly tag: string;
  readonly pushed_at: number;
  readonly pushed_by: string;
};
export type DnsZoneRow = InProject & { readonly name: string };
export type UcsTrafficRow = InProject & {
  readonly name: string;
  readonly zone_id: string;
  readonly host: string;
  readonly targets: readonly { readonly cluster_id: string; readonly weight: number }[];
  readonly suspended: boolean;
  readonly created_at: number;
};

/** An RBAC permission. `namespaces` null: all of them. */
export type UcsPermissionRow = Owned & {
  readonly target_kind: TargetKind;
  readonly target_id: string;
  readonly subject_kind: 'user' | 'group';
  readonly subject_id: string;
  readonly type: RbacType;
  readonly template_id: string | null;
  readonly namespaces: readonly string[] | null;
  readonly list_namespaces: boolean;
  readonly created_at: number;
  readonly by: string;
};
export type UcsTemplateRow = Owned & {
  readonly name: string;
  readonly description: string;
  readonly rules: readonly TemplateRule[];
};

export type UcsPolicyRow = Owned & {
  readonly name: string;
  readonly template: string;
  readonly mode: 'Intercept' | 'Alarm';
  readonly target_kind: TargetKind;
  readonly target_id: string;
  readonly created_at: number;
};

export type UcsCiaRow = Owned & {
  readonly name: string;
  readonly cluster_ids: readonly string[];
  readonly created_at: number;
  readonly dashboards: readonly string[];
  readonly alert_rules: readonly string[];
  readonly events: readonly {
    readonly id: string;
    readonly text: string;
    readonly confirmed: boolean;
  }[];
};

/** Id of a namespace: names are unique within their cluster. */
export const namespaceKey = (clusterId: string, name: string): string => `${clusterId}/${name}`;

const account = (row: Owned): string => row.domain_id;
const named = (row: Owned & { readonly name: string }): string => `${row.domain_id}/${row.name}`;
const cluster = (row: InCluster): string => row.cluster_id;
const project = (row: InProject): string => row.project_id;
const perAccount = { multi: { domain: account } } as const;
const perCluster = { multi: { cluster } } as const;
const perProject = { multi: { project } } as const;

/** Tables of Ubiquitous Cloud Native Service and of what it shows from CCE, SWR and DNS. */
export const ucsTables = {
  ucsConsents: table<UcsConsentRow>()({}),
  ucsFleets: table<UcsFleetRow>()({ ...perAccount, unique: { name: named } }),
  ucsClusters: table<UcsClusterRow>()({
    multi: { domain: account, fleet: (row: UcsClusterRow) => row.fleet_id ?? undefined },
    unique: { name: named },
  }),
  cceClusters: table<CceClusterRow>()(perAccount),
  ucsNodes: table<UcsNodeRow>()(perCluster),
  ucsNamespaces: table<UcsNamespaceRow>()(perCluster),
  ucsWorkloads: table<UcsWorkloadRow>()(perCluster),
  ucsAddons: table<UcsAddonRow>()(perCluster),
  ucsAddonTemplates: table<UcsAddonTemplateRow>()(perAccount),
  swrOrganizations: table<SwrOrganizationRow>()(perProject),
  swrImages: table<SwrImageRow>()(perProject),
  dnsZones: table<DnsZoneRow>()(perProject),
  ucsTraffic: table<UcsTrafficRow>()(perProject),
  ucsPermissions: table<UcsPermissionRow>()({
    multi: {
      domain: account,
      subject: (row: UcsPermissionRow) => `${row.subject_kind}/${row.subject_id}`,
      target: (row: UcsPermissionRow) => `${row.target_kind}/${row.target_id}`,
      template: (row: UcsPermissionRow) => row.template_id ?? undefined,
    },
  }),
  ucsTemplates: table<UcsTemplateRow>()({ ...perAccount, unique: { name: named } }),
  ucsPolicies: table<UcsPolicyRow>()({
    multi: {
      domain: account,
      target: (row: UcsPolicyRow) => `${row.target_kind}/${row.target_id}`,
    },
  }),
  ucsCia: table<UcsCiaRow>()(perAccount),
} as const;
