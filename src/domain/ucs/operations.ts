import type { PermissionType, UcsTableFunction } from './leastPrivilege.ts';

const administrator = ['Administrator'] as const;
const working = ['Administrator', 'Developer'] as const;
const everybody = ['Administrator', 'Developer', 'Viewer'] as const;

/**
 * Something people do on a page of UCS, and the permission types of Table 3 whose least privilege
 * suffices for it.
 */
export type UcsOperation = {
  readonly id: string;
  readonly function: UcsTableFunction;
  readonly title: string;
  readonly types: readonly PermissionType[];
};

const clusterOperations = (fn: UcsTableFunction, prefix: string): readonly UcsOperation[] => [
  { id: `${prefix}.read`, function: fn, title: 'See the clusters', types: everybody },
  { id: `${prefix}.nodes`, function: fn, title: 'See nodes', types: everybody },
  {
    id: `${prefix}.namespaces`,
    function: fn,
    title: 'See namespaces and resource quotas',
    types: everybody,
  },
  {
    id: `${prefix}.workloads`,
    function: fn,
    title: 'See workloads, jobs and Services',
    types: everybody,
  },
  {
    id: `${prefix}.writeWorkloads`,
    function: fn,
    title: 'Create and delete workloads, jobs and Services',
    types: working,
  },
  {
    id: `${prefix}.update`,
    function: fn,
    title: 'Change the location of a cluster, activate it',
    types: working,
  },
  { id: `${prefix}.writeNodes`, function: fn, title: 'Cordon nodes', types: administrator },
  {
    id: `${prefix}.writeNamespaces`,
    function: fn,
    title: 'Create and delete namespaces, set resource quotas',
    types: administrator,
  },
  {
    id: `${prefix}.register`,
    function: fn,
    title: 'Register and unregister clusters',
    types: administrator,
  },
];

/**
 * What each function of Table 3 consists of in this console. Which operation belongs to which type
 * follows the table's scope cells; where they are empty, ours.
 */
export const ucsOperations: readonly UcsOperation[] = [
  {
    id: 'fleets.read',
    function: 'Fleets',
    title: 'See fleets and their details',
    types: everybody,
  },
  { id: 'fleets.create', function: 'Fleets', title: 'Create fleets', types: administrator },
  {
    id: 'fleets.update',
    function: 'Fleets',
    title: 'Change fleets and the clusters in them',
    types: administrator,
  },
  { id: 'fleets.delete', function: 'Fleets', title: 'Delete fleets', types: administrator },
  ...clusterOperations('Huawei Cloud clusters', 'huaweicloud'),
  ...clusterOperations('On-premises/Attached clusters', 'onpremises'),
  {
    id: 'images.read',
    function: 'Image Repositories',
    title: 'See organizations and images',
    types: administrator,
  },
  {
    id: 'images.organizations',
    function: 'Image Repositories',
    title: 'Create and delete organizations',
    types: administrator,
  },
  {
    id: 'images.push',
    function: 'Image Repositories',
    title: 'Push and delete images',
    types: administrator,
  },
  { id: 'images.pull', function: 'Image Repositories', title: 'Pull images', types: administrator },
  {
    id: 'permissions.read',
    function: 'Permissions',
    title: 'See permissions and their details',
    types: everybody,
  },
  {
    id: 'permissions.write',
    function: 'Permissions',
    title: 'Choose a user, create, change and delete a permission',
    types: administrator,
  },
  {
    id: 'permissions.templates',
    function: 'Permissions',
    title: 'Create and delete permission templates',
    types: administrator,
  },
  {
    id: 'policies.read',
    function: 'Policy Center',
    title: 'See policies and how they are implemented',
    types: everybody,
  },
  {
    id: 'policies.enable',
    function: 'Policy Center',
    title: 'Enable Policy Center',
    types: administrator,
  },
  {
    id: 'policies.write',
    function: 'Policy Center',
    title: 'Create and delete policies',
    types: administrator,
  },
  {
    id: 'traffic.read',
    function: 'Traffic Distribution',
    title: 'See traffic policies',
    types: everybody,
  },
  {
    id: 'traffic.create',
    function: 'Traffic Distribution',
    title: 'Create traffic policies',
    types: administrator,
  },
  {
    id: 'traffic.suspend',
    function: 'Traffic Distribution',
    title: 'Suspend and resume scheduling',
    types: administrator,
  },
  {
    id: 'traffic.delete',
    function: 'Traffic Distribution',
    title: 'Delete traffic policies',
    types: administrator,
  },
  {
    id: 'analysis.read',
    function: 'Container Intelligent Analysis',
    title: 'See instances, dashboards, alarm rules and events',
    types: administrator,
  },
  {
    id: 'analysis.instances',
    function: 'Container Intelligent Analysis',
    title: 'Create, change and delete instances',
    types: administrator,
  },
  {
    id: 'analysis.clusters',
    function: 'Container Intelligent Analysis',
    title: 'Connect clusters',
    types: administrator,
  },
  {
    id: 'analysis.dashboards',
    function: 'Container Intelligent Analysis',
    title: 'Create and delete dashboards',
    types: administrator,
  },
  {
    id: 'analysis.alarms',
    function: 'Container Intelligent Analysis',
    title: 'Create and delete alarm rules, confirm events',
    types: administrator,
  },
];
