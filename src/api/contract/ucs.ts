import { administerAction } from '#src/domain/ucs/clusterObjects.ts';
import type { Contract } from '../endpoint.ts';
import { z } from '../zod.ts';
import { empty, guard } from './shapes.ts';
import * as schema from './ucsSchemas.ts';

const service = { judgedIn: 'global', family: 'service' } as const;
const inProject = { judgedIn: 'project', family: 'service' } as const;
const onFleet = { ...service, resource: 'ucs::{domain_id}:clustergroup:{clustergroup_id}' } as const;
const onCluster = { ...service, resource: 'ucs::{domain_id}:cluster:{cluster_id}' } as const;

/** The actions are those of seed 004 and seed 002; paths ours, after the service's public API where it has the object. */
const seed = 'seed 004; path ours';
const ours = 'ours';
const listsUsers = guard('iam:users:listUsers', 'iam:users:list')[0];

/** The door: whether the account has agreed, what stands wrong with the agency, whether the caller may come in. */
export const ucsDoorRows = {
  ucsDoor: { ...service, method: 'GET', path: '/ucs/v1/door', status: 200, access: 'token', response: schema.TrustState, operation: 'ShowUcsDoor', summary: 'Comes in, or is refused when nothing of UCS is granted', source: seed },
  ucsAuthorize: { ...service, method: 'POST', path: '/ucs/v1/door', status: 201, access: 'token', response: schema.TrustState, operation: 'AuthorizeUcs', summary: 'The account agrees: creates the agency ucs_admin_trust, or restores it', source: seed },
} as const satisfies Contract;

/** Fleets. */
export const ucsFleetRows = {
  ucsFleetList: { ...service, method: 'GET', path: '/ucs/v1/clustergroups', status: 200, access: guard('ucs:clustergroups:list', 'ucs:clustergroups:listFleets'), response: z.object({ clustergroups: z.array(schema.Fleet) }), operation: 'ListClusterGroups', summary: 'Fleets of the account', source: seed },
  ucsFleetShow: { ...onFleet, method: 'GET', path: '/ucs/v1/clustergroups/:clustergroup_id', status: 200, access: guard('ucs:clustergroups:get', 'ucs:clustergroups:getFleet'), response: schema.Fleet, operation: 'ShowClusterGroup', summary: 'One fleet', source: seed },
  ucsFleetCreate: { ...service, method: 'POST', path: '/ucs/v1/clustergroups', status: 201, access: guard('ucs:clustergroups:create', 'ucs:clustergroups:createFleet'), body: schema.FleetInput, response: schema.Fleet, operation: 'CreateClusterGroup', summary: 'Create a fleet', source: seed },
  ucsFleetUpdate: { ...onFleet, method: 'PUT', path: '/ucs/v1/clustergroups/:clustergroup_id', status: 200, access: guard('ucs:clustergroups:update'), body: schema.FleetPatch, response: schema.Fleet, operation: 'UpdateClusterGroup', summary: 'Change the description of a fleet or the clusters in it', source: seed },
  ucsFleetDelete: { ...onFleet, method: 'DELETE', path: '/ucs/v1/clustergroups/:clustergroup_id', status: 204, access: guard('ucs:clustergroups:delete', 'ucs:clustergroups:deleteFleet'), response: empty, operation: 'DeleteClusterGroup', summary: 'Delete a fleet; its clusters stay registered', source: seed },
} as const satisfies Contract;

/** Clusters and what is installed on them. */
export const ucsClusterRows = {
  ucsClusterList: { ...service, method: 'GET', path: '/ucs/v1/clusters', status: 200, access: guard('ucs:clusters:list'), response: z.object({ clusters: z.array(schema.Cluster) }), operation: 'ListClusters', summary: 'Registered clusters', source: seed },
  ucsClusterShow: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id', status: 200, access: guard('ucs:clusters:get'), response: schema.Cluster, operation: 'ShowCluster', summary: 'One cluster', source: seed },
  ucsClusterRegister: { ...service, method: 'POST', path: '/ucs/v1/clusters', status: 201, access: guard('ucs:clusters:create', 'ucs:clusters:createCluster'), body: schema.ClusterInput, response: schema.Cluster, operation: 'RegisterCluster', summary: 'Register a cluster', source: seed },
  ucsClusterUpdate: { ...onCluster, method: 'PUT', path: '/ucs/v1/clusters/:cluster_id', status: 200, access: guard('ucs:clusters:update'), body: schema.ClusterPatch, response: schema.Cluster, operation: 'UpdateCluster', summary: 'Change the location of a cluster', source: seed },
  ucsClusterActivate: { ...onCluster, method: 'POST', path: '/ucs/v1/clusters/:cluster_id/activation', status: 200, access: guard('ucs:clusters:update'), response: schema.Cluster, operation: 'ActivateCluster', summary: 'Activate a registered cluster', source: seed },
  ucsClusterDelete: { ...onCluster, method: 'DELETE', path: '/ucs/v1/clusters/:cluster_id', status: 204, access: guard('ucs:clusters:delete'), response: empty, operation: 'DeleteCluster', summary: 'Unregister a cluster', source: seed },
  ucsCandidateList: { ...service, method: 'GET', path: '/ucs/v1/cce-clusters', status: 200, access: guard('ucs:clusters:create', 'ucs:clusters:createCluster'), response: z.object({ clusters: z.array(schema.Candidate), closed_regions: z.array(z.string()) }), operation: 'ListRegistrableClusters', summary: 'CCE clusters that the caller may list and that are not registered yet', source: ours },
  ucsAddonList: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id/addons', status: 200, access: guard('ucs:addons:get'), response: z.object({ addons: z.array(schema.Addon) }), operation: 'ListAddonInstances', summary: 'Add-ons of a cluster', source: seed },
  ucsAddonInstall: { ...onCluster, method: 'POST', path: '/ucs/v1/clusters/:cluster_id/addons', status: 201, access: guard('ucs:addons:create'), body: z.object({ template: z.string().min(1, 'Select an add-on.') }), response: schema.Addon, operation: 'CreateAddonInstance', summary: 'Install an add-on', source: seed },
  ucsAddonUpgrade: { ...onCluster, method: 'PUT', path: '/ucs/v1/clusters/:cluster_id/addons/:addon_id', status: 200, access: guard('ucs:addons:update'), response: schema.Addon, operation: 'UpdateAddonInstance', summary: "Bring an add-on to its template's version", source: seed },
  ucsAddonUninstall: { ...onCluster, method: 'DELETE', path: '/ucs/v1/clusters/:cluster_id/addons/:addon_id', status: 204, access: guard('ucs:addons:delete'), response: empty, operation: 'DeleteAddonInstance', summary: 'Uninstall an add-on', source: seed },
  ucsAddonTemplateList: { ...service, method: 'GET', path: '/ucs/v1/addon-templates', status: 200, access: guard('ucs:addonTemplates:get'), response: z.object({ templates: z.array(schema.AddonTemplate) }), operation: 'ListAddonTemplates', summary: 'Add-on templates', source: seed },
  ucsAddonTemplateCreate: { ...service, method: 'POST', path: '/ucs/v1/addon-templates', status: 201, access: guard('ucs:addonTemplates:create'), body: schema.AddonTemplateInput, response: schema.AddonTemplate, operation: 'CreateAddonTemplate', summary: 'Create an add-on template', source: seed },
  ucsAddonTemplateOffline: { ...service, method: 'POST', path: '/ucs/v1/addon-templates/:template/offline', status: 200, access: guard('ucs:addonTemplates:offline'), response: schema.AddonTemplate, operation: 'OfflineAddonTemplate', summary: 'Bring an add-on template offline', source: seed },
  ucsAddonTemplateDelete: { ...service, method: 'DELETE', path: '/ucs/v1/addon-templates/:template', status: 204, access: guard('ucs:addonTemplates:delete'), response: empty, operation: 'DeleteAddonTemplate', summary: 'Delete an add-on template', source: seed },
} as const satisfies Contract;

/** Kubernetes objects. The action of UCS stands here; RBAC of the cluster is asked for each object besides. */
export const ucsObjectRows = {
  ucsNodeList: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id/nodes', status: 200, access: guard('ucs:clusters:get'), response: z.object({ nodes: z.array(schema.Node) }), operation: 'ListNodes', summary: 'Nodes of a cluster', source: seed },
  ucsNodeUpdate: { ...onCluster, method: 'PUT', path: '/ucs/v1/clusters/:cluster_id/nodes/:node_id', status: 200, access: guard(administerAction), body: z.object({ schedulable: z.boolean() }), response: schema.Node, operation: 'UpdateNode', summary: 'Cordon or uncordon a node', source: ours },
  ucsNamespaceList: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id/namespaces', status: 200, access: guard('ucs:clusters:get'), response: z.object({ namespaces: z.array(schema.Namespace) }), operation: 'ListNamespaces', summary: 'Namespaces of a cluster; quotas only where they may be read', source: seed },
  ucsNamespaceCreate: { ...onCluster, method: 'POST', path: '/ucs/v1/clusters/:cluster_id/namespaces', status: 201, access: guard(administerAction), body: schema.NamespaceInput, response: schema.Namespace, operation: 'CreateNamespace', summary: 'Create a namespace', source: ours },
  ucsNamespaceDelete: { ...onCluster, method: 'DELETE', path: '/ucs/v1/clusters/:cluster_id/namespaces/:namespace', status: 204, access: guard(administerAction), response: empty, operation: 'DeleteNamespace', summary: 'Delete a namespace with what runs in it', source: ours },
  ucsQuotaUpdate: { ...onCluster, method: 'PUT', path: '/ucs/v1/clusters/:cluster_id/namespaces/:namespace/quota', status: 200, access: guard(administerAction), body: schema.QuotaInput, response: schema.Namespace, operation: 'UpdateResourceQuota', summary: 'Set the resource quota of a namespace', source: ours },
  ucsWorkloadList: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id/workloads', status: 200, access: guard('ucs:workloads:list'), query: z.object({ namespace: z.string() }), response: z.object({ workloads: z.array(schema.Workload) }), operation: 'ListWorkloads', summary: 'Workloads, jobs and Services of a namespace', source: seed },
  ucsWorkloadShow: { ...onCluster, method: 'GET', path: '/ucs/v1/clusters/:cluster_id/workloads/:workload_id', status: 200, access: guard('ucs:workloads:get'), response: schema.Workload, operation: 'ShowWorkload', summary: 'One workload, job or Service', source: seed },
  ucsWorkloadCreate: { ...onCluster, method: 'POST', path: '/ucs/v1/clusters/:cluster_id/workloads', status: 201, access: guard('ucs:workloads:operate'), body: schema.WorkloadInput, response: schema.Workload, operation: 'CreateWorkload', summary: 'Create a workload, job or Service', source: seed },
  ucsWorkloadDelete: { ...onCluster, method: 'DELETE', path: '/ucs/v1/clusters/:cluster_id/workloads/:workload_id', status: 204, access: guard('ucs:workloads:operate'), response: empty, operation: 'DeleteWorkload', summary: 'Delete a workload, job or Service', source: seed },
} as const satisfies Contract;

/** Images: SWR judges alone, in a project. */
export const ucsImageRows = {
  ucsOrganizationList: { ...inProject, method: 'GET', path: '/ucs/v1/projects/:project_id/organizations', status: 200, access: guard('swr:repository:listNamespaces', 'swr:namespace:listNamespaces'), response: z.object({ organizations: z.array(schema.Organization) }), operation: 'ListOrganizations', summary: 'Organizations of images', source: seed },
  ucsOrganizationCreate: { ...inProject, method: 'POST', path: '/ucs/v1/projects/:project_id/organizations', status: 201, access: guard('swr:namespace:createNamespace'), body: schema.NamespaceInput, response: schema.Organization, operation: 'CreateOrganization', summary: 'Create an organization', source: seed },
  ucsOrganizationDelete: { ...inProject, method: 'DELETE', path: '/ucs/v1/projects/:project_id/organizations/:organization', status: 204, access: guard('swr:namespace:deleteNamespace'), response: empty, operation: 'DeleteOrganization', summary: 'Delete an empty organization', source: seed },
  ucsImageList: { ...inProject, method: 'GET', path: '/ucs/v1/projects/:project_id/images', status: 200, access: guard('swr:repository:listTags'), response: z.object({ images: z.array(schema.Image) }), operation: 'ListImages', summary: 'Images with their tags', source: seed },
  ucsImagePush: { ...inProject, method: 'POST', path: '/ucs/v1/projects/:project_id/images', status: 201, access: guard('swr:repository:upload'), body: schema.ImageInput, response: schema.Image, operation: 'PushImage', summary: 'Push an image', source: seed },
  ucsImagePull: { ...inProject, method: 'GET', path: '/ucs/v1/projects/:project_id/images/:image_id/pull-command', status: 200, access: guard('swr:repository:download'), response: z.object({ command: z.string() }), operation: 'ShowPullCommand', summary: 'The command that pulls an image', source: seed },
  ucsImageDelete: { ...inProject, method: 'DELETE', path: '/ucs/v1/projects/:project_id/images/:image_id', status: 204, access: guard('swr:repository:deleteTag'), response: empty, operation: 'DeleteImage', summary: 'Delete an image', source: seed },
} as const satisfies Contract;

/** RBAC permissions and permission templates. */
export const ucsPermissionRows = {
  ucsPermissionList: { ...service, method: 'GET', path: '/ucs/v1/permissions', status: 200, access: [guard('ucs:permissionsRules:list')[0], listsUsers], query: z.object({ target_id: z.string().optional() }), response: z.object({ permissions: z.array(schema.Permission) }), operation: 'ListPermissions', summary: 'RBAC permissions, with the names of those who hold them', source: seed },
  ucsPermissionShow: { ...service, method: 'GET', path: '/ucs/v1/permissions/:permission_id', status: 200, access: [guard('ucs:permissionsRules:get')[0], listsUsers], response: schema.Permission, operation: 'ShowPermission', summary: 'One RBAC permission', source: seed },
  ucsPermissionCreate: { ...service, method: 'POST', path: '/ucs/v1/permissions', status: 201, access: guard('ucs:permissionsRules:create'), body: schema.PermissionInput, response: z.object({ permissions: z.array(schema.Permission) }), operation: 'CreatePermissions', summary: 'Grant RBAC to users or user groups', source: seed },
  ucsPermissionUpdate: { ...service, method: 'PUT', path: '/ucs/v1/permissions/:permission_id', status: 200, access: guard('ucs:permissionsRules:update'), body: schema.PermissionPatch, response: schema.Permission, operation: 'UpdatePermission', summary: 'Change an RBAC permission', source: seed },
  ucsPermissionDelete: { ...service, method: 'DELETE', path: '/ucs/v1/permissions/:permission_id', status: 204, access: guard('ucs:permissionsRules:delete'), response: empty, operation: 'DeletePermission', summary: 'Delete an RBAC permission', source: seed },
  ucsTemplateList: { ...service, method: 'GET', path: '/ucs/v1/permission-templates', status: 200, access: guard('ucs:permissionsTemplates:list'), response: z.object({ templates: z.array(schema.Template) }), operation: 'ListPermissionTemplates', summary: 'Templates of custom permissions', source: seed },
  ucsTemplateCreate: { ...service, method: 'POST', path: '/ucs/v1/permission-templates', status: 201, access: guard('ucs:permissionsTemplates:create'), body: schema.TemplateInput, response: schema.Template, operation: 'CreatePermissionTemplate', summary: 'Create a permission template', source: seed },
  ucsTemplateUpdate: { ...service, method: 'PUT', path: '/ucs/v1/permission-templates/:template_id', status: 200, access: guard('ucs:permissionsTemplates:update'), body: schema.TemplateInput, response: schema.Template, operation: 'UpdatePermissionTemplate', summary: 'Change a permission template', source: seed },
  ucsTemplateDelete: { ...service, method: 'DELETE', path: '/ucs/v1/permission-templates/:template_id', status: 204, access: guard('ucs:permissionsTemplates:delete'), response: empty, operation: 'DeletePermissionTemplate', summary: 'Delete a permission template nobody uses', source: seed },
  /** Granting on all three scopes is what Security Administrator may and a reader of IAM may not: this is how holders of the role are told (ours). */
  ucsUserGroupList: {
    ...service, method: 'GET', path: '/ucs/v1/user-groups', status: 200,
    access: [guard('iam:groups:listGroups', 'iam:groups:list')[0], guard('iam:permissions:grantRoleToGroup')[0], guard('iam:permissions:grantRoleToGroupOnDomain')[0], guard('iam:permissions:grantRoleToGroupOnProject')[0]],
    response: z.object({ groups: z.array(schema.UserGroup) }), operation: 'ListUserGroups', summary: 'User groups with what they hold in IAM, for Security Administrator only', source: seed,
  },
} as const satisfies Contract;

/** Policy Center. Writing takes the action that changes "information about policies associated with a cluster group" (seed 004), for single clusters too (ours). */
export const ucsPolicyRows = {
  ucsPolicyList: { ...service, method: 'GET', path: '/ucs/v1/policies', status: 200, access: guard('ucs:clustergroups:list', 'ucs:clustergroups:listFleets'), response: z.object({ targets: z.array(schema.PolicyTarget), policies: z.array(schema.Policy) }), operation: 'ListPolicies', summary: 'Policies and how they are implemented', source: seed },
  ucsPolicyCenterSet: { ...service, method: 'PUT', path: '/ucs/v1/policy-center/:target_kind/:target_id', status: 200, access: guard('ucs:clustergroups:update'), body: z.object({ enabled: z.boolean() }), response: schema.PolicyTarget, operation: 'SetPolicyCenter', summary: 'Enable or disable Policy Center for a fleet or cluster', source: seed },
  ucsPolicyCreate: { ...service, method: 'POST', path: '/ucs/v1/policies', status: 201, access: guard('ucs:clustergroups:update'), body: schema.PolicyInput, response: schema.Policy, operation: 'CreatePolicy', summary: 'Create a policy', source: seed },
  ucsPolicyDelete: { ...service, method: 'DELETE', path: '/ucs/v1/policies/:policy_id', status: 204, access: guard('ucs:clustergroups:update'), response: empty, operation: 'DeletePolicy', summary: 'Delete a policy', source: seed },
} as const satisfies Contract;

const trafficPath = '/ucs/v1/projects/:project_id/traffic-policies';

/** Traffic Distribution. The zone is DNS's: `dns:zone:update` is asked in its project besides. */
export const ucsTrafficRows = {
  ucsTrafficList: { ...service, method: 'GET', path: trafficPath, status: 200, access: guard('ucs:traffic:list'), response: z.object({ zones: z.array(schema.Zone), policies: z.array(schema.TrafficPolicy) }), operation: 'ListTrafficPolicies', summary: 'Zones and traffic policies of a project', source: seed },
  ucsTrafficCreate: { ...service, method: 'POST', path: trafficPath, status: 201, access: guard('ucs:traffic:create'), body: schema.TrafficInput, response: schema.TrafficPolicy, operation: 'CreateTrafficPolicy', summary: 'Create a traffic policy', source: seed },
  ucsTrafficSuspend: { ...service, method: 'PUT', path: `${trafficPath}/:policy_id`, status: 200, access: guard('ucs:traffic:update'), body: z.object({ suspended: z.boolean() }), response: schema.TrafficPolicy, operation: 'SuspendTrafficPolicy', summary: 'Suspend or resume scheduling', source: seed },
  ucsTrafficDelete: { ...service, method: 'DELETE', path: `${trafficPath}/:policy_id`, status: 204, access: guard('ucs:traffic:delete'), response: empty, operation: 'DeleteTrafficPolicy', summary: 'Delete a traffic policy', source: seed },
} as const satisfies Contract;

/** Container Intelligent Analysis. */
export const ucsCiaRows = {
  ucsCiaList: { ...service, method: 'GET', path: '/ucs/v1/cia/instances', status: 200, access: guard('ucs:ciaInstances:list'), response: z.object({ instances: z.array(schema.CiaInstance), clusters: z.array(z.object({ id: z.string(), name: z.string() })) }), operation: 'ListCiaInstances', summary: 'CIA instances with what belongs to them', source: seed },
  ucsCiaCreate: { ...service, method: 'POST', path: '/ucs/v1/cia/instances', status: 201, access: guard('ucs:ciaInstances:create'), body: schema.CiaInput, response: schema.CiaInstance, operation: 'CreateCiaInstance', summary: 'Create a CIA instance', source: seed },
  ucsCiaUpdate: { ...service, method: 'PUT', path: '/ucs/v1/cia/instances/:instance_id', status: 200, access: guard('ucs:ciaInstances:update'), body: schema.CiaInput, response: schema.CiaInstance, operation: 'UpdateCiaInstance', summary: 'Rename a CIA instance', source: seed },
  ucsCiaDelete: { ...service, method: 'DELETE', path: '/ucs/v1/cia/instances/:instance_id', status: 204, access: guard('ucs:ciaInstances:delete'), response: empty, operation: 'DeleteCiaInstance', summary: 'Delete a CIA instance', source: seed },
  ucsCiaClusters: { ...service, method: 'PUT', path: '/ucs/v1/cia/instances/:instance_id/clusters', status: 200, access: guard('ucs:ciaMonitorClusters:update'), body: z.object({ cluster_ids: z.array(z.string()) }), response: schema.CiaInstance, operation: 'UpdateCiaClusters', summary: 'Choose the monitored clusters', source: seed },
  ucsCiaDashboardCreate: { ...service, method: 'POST', path: '/ucs/v1/cia/instances/:instance_id/dashboards', status: 201, access: guard('ucs:ciaMonitorDashboards:create'), body: schema.CiaInput, response: schema.CiaInstance, operation: 'CreateCiaDashboard', summary: 'Create a dashboard', source: seed },
  ucsCiaDashboardDelete: { ...service, method: 'DELETE', path: '/ucs/v1/cia/instances/:instance_id/dashboards/:name', status: 204, access: guard('ucs:ciaMonitorDashboards:delete'), response: empty, operation: 'DeleteCiaDashboard', summary: 'Delete a dashboard', source: seed },
  ucsCiaAlertRuleCreate: { ...service, method: 'POST', path: '/ucs/v1/cia/instances/:instance_id/alert-rules', status: 201, access: guard('ucs:ciaAlertRules:create'), body: schema.CiaInput, response: schema.CiaInstance, operation: 'CreateCiaAlertRule', summary: 'Create an alarm rule', source: seed },
  ucsCiaAlertRuleDelete: { ...service, method: 'DELETE', path: '/ucs/v1/cia/instances/:instance_id/alert-rules/:name', status: 204, access: guard('ucs:ciaAlertRules:delete'), response: empty, operation: 'DeleteCiaAlertRule', summary: 'Delete an alarm rule', source: seed },
  ucsCiaEventUpdate: { ...service, method: 'PUT', path: '/ucs/v1/cia/instances/:instance_id/events/:event_id', status: 200, access: guard('ucs:ciaEvents:update'), body: z.object({ confirmed: z.boolean() }), response: schema.CiaInstance, operation: 'UpdateCiaEvent', summary: 'Confirm an event', source: seed },
} as const satisfies Contract;

/** Everything of UCS. */
export const ucsRows = { ...ucsDoorRows, ...ucsFleetRows, ...ucsClusterRows, ...ucsObjectRows, ...ucsImageRows, ...ucsPermissionRows, ...ucsPolicyRows, ...ucsTrafficRows, ...ucsCiaRows } as const satisfies Contract;
