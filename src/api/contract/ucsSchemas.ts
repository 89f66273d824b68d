import type { UcsFunctionId } from '#src/domain/ucs/trustAgency.ts';
import { z } from '../endpoint/zod.ts';

/**
 * Wire shapes of Ubiquitous Cloud Native Service. The service publishes only a part of its
 * API; names follow its actions (`clustergroups` for fleets), the rest is ours. Times are
 * epoch milliseconds.
 */

const name = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Enter a name.'),
    z.maxLength(63, 'At most 63 characters.'),
    z.regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
      'Lower-case letters, digits and hyphens; a letter or digit first and last.',
    ),
  );
const description = z.string().check(z.maxLength(255, 'At most 255 characters.'));
const functionId = z.custom<UcsFunctionId>((value) => typeof value === 'string');

export const TrustState = z.object({
  state: z.enum(['first-login', 'absent', 'other-party', 'expired', 'reduced', 'intact']),
  /** What is wrong with the agency, in words; null when nothing is. */
  trouble: z.nullable(z.string()),
  agency_id: z.nullable(z.string()),
  missing: z.array(z.string()),
  /** What UCS cannot do because of it, judged by the agency's own grants. */
  stopped: z.array(z.object({ id: functionId, title: z.string(), module: z.string() })),
  /** The caller is the account itself: only it can agree and restore. */
  is_account: z.boolean(),
  consented_at: z.nullable(z.number()),
  consented_by: z.nullable(z.string()),
});

export const Fleet = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  cluster_ids: z.array(z.string()),
  policy_center: z.boolean(),
  created_at: z.number(),
});
export const FleetInput = z.object({ name, description });
export const FleetPatch = z.object({
  description: z.optional(description),
  cluster_ids: z.optional(z.array(z.string())),
});

export const ClusterKind = z.enum(['huaweicloud', 'onpremises', 'attached']);
export const Cluster = z.object({
  id: z.string(),
  name: z.string(),
  kind: ClusterKind,
  /** Region of a Huawei Cloud cluster; null for the others. */
  region_id: z.nullable(z.string()),
  project_id: z.nullable(z.string()),
  location: z.string(),
  version: z.string(),
  status: z.enum(['Pending connection', 'Running']),
  fleet_id: z.nullable(z.string()),
  policy_center: z.boolean(),
  created_at: z.number(),
});
export const ClusterInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('huaweicloud'),
    cce_cluster_id: z.string().check(z.minLength(1, 'Select a cluster.')),
  }),
  z.object({
    kind: z.enum(['onpremises', 'attached']),
    name,
    location: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, 'Enter a location.'),
        z.maxLength(64, 'At most 64 characters.'),
      ),
  }),
]);
export const ClusterPatch = z.object({
  location: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Enter a location.'),
      z.maxLength(64, 'At most 64 characters.'),
    ),
});
/** A CCE cluster of the account that can be registered. */
export const Candidate = z.object({
  id: z.string(),
  name: z.string(),
  region_id: z.string(),
  version: z.string(),
});

export const Node = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  schedulable: z.boolean(),
});
export const Namespace = z.object({
  name: z.string(),
  cpu_limit: z.nullable(z.number()),
  memory_limit: z.nullable(z.number()),
  built_in: z.boolean(),
});
export const NamespaceInput = z.object({ name });
export const QuotaInput = z.object({
  cpu_limit: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000))),
  memory_limit: z.nullable(z.int().check(z.minimum(1), z.maximum(100_000))),
});
export const NamespacedKind = z.enum(['workloads', 'jobs', 'services']);
export const Workload = z.object({
  id: z.string(),
  kind: NamespacedKind,
  name: z.string(),
  namespace: z.string(),
  image: z.string(),
  replicas: z.number(),
  created_at: z.number(),
});
export const WorkloadInput = z.object({
  kind: NamespacedKind,
  name,
  namespace: z.string().check(z.minLength(1, 'Select a namespace.')),
  image: z.string().check(z.maxLength(255, 'At most 255 characters.')),
  replicas: z.int().check(z.minimum(0), z.maximum(100)),
});

export const Addon = z.object({
  id: z.string(),
  template: z.string(),
  version: z.string(),
  cluster_id: z.string(),
  installed_at: z.number(),
});
export const AddonTemplate = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  offline: z.boolean(),
  built_in: z.boolean(),
});
export const AddonTemplateInput = z.object({
  name,
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'Three numbers: 1.0.0.')),
  description,
});

export const Organization = z.object({
  name: z.string(),
  image_count: z.number(),
  created_at: z.number(),
});
export const Image = z.object({
  id: z.string(),
  organization: z.string(),
  name: z.string(),
  tag: z.string(),
  pushed_at: z.number(),
  pushed_by: z.string(),
});
export const ImageInput = z.object({
  organization: z.string().check(z.minLength(1, 'Select an organization.')),
  name,
  tag: z
    .string()
    .check(z.regex(/^[\w][\w.-]{0,127}$/, 'Letters, digits, dots, hyphens and underscores.')),
});

const rbacType = z.enum(['administrator', 'developer', 'viewer', 'custom']);
const verb = z.enum(['get', 'list', 'create', 'update', 'delete']);
const objectKind = z.enum([
  'nodes',
  'namespaces',
  'resourcequotas',
  'workloads',
  'jobs',
  'services',
]);
export const TemplateRule = z.object({
  kind: objectKind,
  verbs: z.array(verb).check(z.minLength(1)),
});
export const Template = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  rules: z.array(TemplateRule),
  used: z.number(),
});
export const TemplateInput = z.object({
  name,
  description,
  rules: z.array(TemplateRule).check(z.minLength(1, 'Choose at least one operation.')),
});

const target = {
  target_kind: z.enum(['cluster', 'fleet']),
  target_id: z.string().check(z.minLength(1, 'Select a cluster or fleet.')),
};
const rbac = {
  type: rbacType,
  template_id: z.nullable(z.string()),
  /** Null: all namespaces. */
  namespaces: z.nullable(
    z.array(z.string()).check(z.minLength(1, 'Enter at least one namespace.')),
  ),
  list_namespaces: z.boolean(),
};
/** An RBAC permission of one user or user group in a cluster, or in every cluster of a fleet. */
export const Permission = z.object({
  id: z.string(),
  ...target,
  subject_kind: z.enum(['user', 'group']),
  subject_id: z.string(),
  subject_name: z.nullable(z.string()),
  ...rbac,
  template_name: z.nullable(z.string()),
  created_at: z.number(),
  created_by: z.string(),
});
export const PermissionInput = z.object({
  ...target,
  subject_kind: z.enum(['user', 'group']),
  subject_ids: z
    .array(z.string())
    .check(z.minLength(1, 'Select at least one user or user group.'), z.maxLength(50)),
  ...rbac,
});
export const PermissionPatch = z.object(rbac);
export const HeldPermission = z.object({
  name: z.string(),
  scope: z.string(),
  console: z.enum(['old', 'new']),
});
export const UserGroup = z.object({
  id: z.string(),
  name: z.string(),
  users: z.array(z.string()),
  permissions: z.array(HeldPermission),
});

export const PolicyTarget = z.object({
  target_kind: z.enum(['cluster', 'fleet']),
  target_id: z.string(),
  name: z.string(),
  policy_center: z.boolean(),
});
export const Policy = z.object({
  id: z.string(),
  name: z.string(),
  template: z.string(),
  mode: z.enum(['Intercept', 'Alarm']),
  target_kind: z.enum(['cluster', 'fleet']),
  target_id: z.string(),
  created_at: z.number(),
  violations: z.array(z.object({ cluster: z.string(), object: z.string(), finding: z.string() })),
});
export const PolicyInput = z.object({
  name,
  template: z.string().check(z.minLength(1, 'Select a definition.')),
  mode: z.enum(['Intercept', 'Alarm']),
  target_kind: z.enum(['cluster', 'fleet']),
  target_id: z.string().check(z.minLength(1, 'Select a cluster or fleet.')),
});

export const Zone = z.object({ id: z.string(), name: z.string() });
export const TrafficPolicy = z.object({
  id: z.string(),
  name: z.string(),
  zone_id: z.string(),
  host: z.string(),
  targets: z.array(
    z.object({ cluster_id: z.string(), cluster_name: z.string(), weight: z.number() }),
  ),
  suspended: z.boolean(),
  created_at: z.number(),
});
export const TrafficInput = z.object({
  name,
  zone_id: z.string().check(z.minLength(1, 'Select a zone.')),
  host: name,
  targets: z
    .array(
      z.object({ cluster_id: z.string(), weight: z.int().check(z.minimum(0), z.maximum(100)) }),
    )
    .check(z.minLength(1, 'Select at least one cluster.')),
});

export const CiaInstance = z.object({
  id: z.string(),
  name: z.string(),
  cluster_ids: z.array(z.string()),
  created_at: z.number(),
  dashboards: z.array(z.string()),
  alert_rules: z.array(z.string()),
  events: z.array(z.object({ id: z.string(), text: z.string(), confirmed: z.boolean() })),
});
export const CiaInput = z.object({ name });
