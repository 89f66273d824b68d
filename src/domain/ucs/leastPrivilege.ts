import type { RbacType } from './rbac.ts';

/** Functions of Table 3 (docs/sources/ucs-roles-and-policies.md#table-3), in its order. */
export const ucsTableFunctions = [
  'Fleets',
  'Huawei Cloud clusters',
  'On-premises/Attached clusters',
  'Image Repositories',
  'Permissions',
  'Policy Center',
  'Traffic Distribution',
  'Container Intelligent Analysis',
] as const;
export type UcsTableFunction = (typeof ucsTableFunctions)[number];

export type PermissionType = 'Administrator' | 'Developer' | 'Viewer';

/**
 * A system-defined permission with the smallest scope at which it serves: UCS and IAM are global,
 * CCE, SWR and DNS count in a project.
 */
export type NeededPermission = { readonly name: string; readonly at: 'all' | 'project' };

/** One way of giving what a row is about. */
export type Alternative = {
  readonly permissions: readonly NeededPermission[];
  /**
   * RBAC of UCS that has to be granted on the Permissions page besides, with the list
   * permission on namespaces.
   */
  readonly rbac?: RbacType;
  /** The table prefers this one. */
  readonly recommended?: true;
};

/** A row of Table 3. */
export type LeastPrivilegeRow = {
  readonly id: string;
  readonly function: UcsTableFunction;
  readonly type: PermissionType;
  /** What the permission type covers, in the table's terms. */
  readonly scope: string;
  /** The table leaves the cell empty, but for the note: the scope is ours. */
  readonly scopeIsOurs: boolean;
  /** What the table remarks in the cell of the scope. */
  readonly note?: string;
  /** Why these permissions and no fewer. */
  readonly reason: string;
  /** In the table's order: either will do, unless one is recommended. */
  readonly alternatives: readonly Alternative[];
};

const everywhere = (name: string): NeededPermission => ({ name, at: 'all' });
const inProject = (name: string): NeededPermission => ({ name, at: 'project' });
const full = everywhere('UCS FullAccess');
const common = everywhere('UCS CommonOperations');
const readOnly = everywhere('UCS ReadOnlyAccess');
const cia = everywhere('UCS CIAOperations');
const iamReadOnly = everywhere('IAM ReadOnlyAccess');
const cce = inProject('CCE Administrator');
const dns = inProject('DNS Administrator');
const swr = inProject('SWR Administrator');

const one = (...permissions: readonly NeededPermission[]): readonly Alternative[] => [
  { permissions },
];

const row = (
  id: string,
  fn: UcsTableFunction,
  type: PermissionType,
  scope: string,
  reason: string,
  alternatives: readonly Alternative[],
): LeastPrivilegeRow => ({
  id,
  function: fn,
  type,
  scope,
  scopeIsOurs: false,
  reason,
  alternatives,
});
const ours = (made: LeastPrivilegeRow): LeastPrivilegeRow => ({ ...made, scopeIsOurs: true });

const allObjects =
  'all Kubernetes resource objects (including nodes, workloads, jobs, and Services) in the clusters';
const mostObjects =
  'most Kubernetes resource objects in the clusters and read-only permissions on Kubernetes resource objects such as namespaces and resource quotas';
const readWrite = (clusters: string, objects: string): string =>
  `Read-write permissions on ${clusters} and ${objects}`;
const readOnlyOn = (clusters: string): string =>
  `Read-only permissions on ${clusters} and ${allObjects}`;

const cceRbac =
  'No policy of UCS carries RBAC of CCE clusters, so the objects in them stay closed without CCE Administrator.';
const ucsRbac =
  'The policy opens the pages; RBAC says which objects of which cluster. Without the list of namespaces none can be chosen.';
const zones = 'Traffic policies are record sets of DNS zones, and the zones belong to DNS.';

/**
 * docs/sources/ucs-roles-and-policies.md#table-3: the least-privilege permissions for each function
 * and permission type. Two cells are our own readings:
 * where a permission counts (`at`), and the reasons.
 */
export const leastPrivilegeTable: readonly LeastPrivilegeRow[] = [
  ours(
    row(
      'fleets-administrator',
      'Fleets',
      'Administrator',
      'Creating and deleting fleets, changing their description and the clusters in them',
      'Creating and deleting are in no smaller policy of UCS.',
      one(full),
    ),
  ),
  row(
    'fleets-viewer',
    'Fleets',
    'Viewer',
    'Querying all clusters and fleets or their details',
    'Reading is all that is needed.',
    one(readOnly),
  ),
  row(
    'huaweicloud-administrator',
    'Huawei Cloud clusters',
    'Administrator',
    readWrite('Huawei Cloud clusters', allObjects),
    cceRbac,
    one(full, cce),
  ),
  row(
    'huaweicloud-developer',
    'Huawei Cloud clusters',
    'Developer',
    readWrite('Huawei Cloud clusters', mostObjects),
    cceRbac,
    one(common, cce),
  ),
  row(
    'huaweicloud-viewer',
    'Huawei Cloud clusters',
    'Viewer',
    readOnlyOn('Huawei Cloud clusters'),
    `${cceRbac} The read-only policy of UCS keeps the holder a viewer.`,
    one(readOnly, cce),
  ),
  row(
    'onpremises-administrator',
    'On-premises/Attached clusters',
    'Administrator',
    readWrite('on-premises/attached clusters', allObjects),
    'Whoever administers UCS needs no RBAC in these clusters.',
    one(full),
  ),
  row(
    'onpremises-developer',
    'On-premises/Attached clusters',
    'Developer',
    readWrite('on-premises/attached clusters', mostObjects),
    ucsRbac,
    [{ permissions: [common], rbac: 'developer' }],
  ),
  row(
    'onpremises-viewer',
    'On-premises/Attached clusters',
    'Viewer',
    readOnlyOn('on-premises/attached clusters'),
    ucsRbac,
    [{ permissions: [readOnly], rbac: 'viewer' }],
  ),
  row(
    'images-administrator',
    'Image Repositories',
    'Administrator',
    'All permissions on SWR, including creating organizations, pushing images, viewing all images or their details, and pulling images',
    'Images belong to SWR; no action of UCS takes part.',
    one(swr),
  ),
  {
    ...ours(
      row(
        'permissions-administrator',
        'Permissions',
        'Administrator',
        'Creating, changing and deleting permissions and permission templates',
        'IAM ReadOnlyAccess provides the list of users to choose from.',
        one(full, iamReadOnly),
      ),
    ),
    note: 'When creating permissions, you need to grant the permissions defined in the IAM ReadOnlyAccess policy (read-only permissions on IAM) to IAM users for obtaining the IAM user list.',
  },
  row(
    'permissions-viewer',
    'Permissions',
    'Viewer',
    'Viewing all permissions or their details',
    'IAM ReadOnlyAccess provides the names of those who hold them.',
    one(readOnly, iamReadOnly),
  ),
  ours(
    row(
      'policies-administrator',
      'Policy Center',
      'Administrator',
      'Enabling Policy Center for fleets and clusters, creating and deleting policies',
      'Policies of fleets are changed with an action that no smaller policy of UCS has.',
      one(full),
    ),
  ),
  row(
    'policies-viewer',
    'Policy Center',
    'Viewer',
    'For fleets and clusters with Policy Center enabled, users with such permissions can view the policy list and policy implementation details.',
    'Reading is all that is needed; either policy has it.',
    [{ permissions: [common] }, { permissions: [readOnly] }],
  ),
  row(
    'traffic-administrator',
    'Traffic Distribution',
    'Administrator',
    'Operations such as creating a traffic policy as well as suspending and deleting a scheduling policy',
    `${zones} The common operations of UCS include distributing traffic.`,
    [{ permissions: [common, dns], recommended: true }, { permissions: [full, dns] }],
  ),
  row(
    'traffic-viewer',
    'Traffic Distribution',
    'Viewer',
    'Viewing all traffic policies or their details',
    zones,
    one(readOnly, dns),
  ),
  ours(
    row(
      'analysis-administrator',
      'Container Intelligent Analysis',
      'Administrator',
      'Creating and deleting instances, connecting clusters, dashboards, alarm rules, events',
      'The read-only policy of UCS leaves CIA out; this policy is CIA and nothing else.',
      one(cia),
    ),
  ),
];

/**
 * Words for one alternative: "UCS CommonOperations + UCS RBAC (including the list permission
 * on namespaces)".
 */
export function alternativeWords({ permissions, rbac }: Alternative): string {
  return [
    ...permissions.map(({ name }) => name),
    ...(rbac === undefined ? [] : ['UCS RBAC (including the list permission on namespaces)']),
  ].join(' + ');
}

/**
 * What stands before an alternative in the table, "(Recommended)", "Alternative:" or "or"; ''
 * before the first of equals.
 * @param index of the alternative in its row
 */
export function alternativeLabel({ alternatives }: LeastPrivilegeRow, index: number): string {
  if (alternatives[index]?.recommended === true) return '(Recommended)';
  if (alternatives.some(({ recommended }) => recommended === true)) return 'Alternative:';
  return index === 0 ? '' : 'or';
}
