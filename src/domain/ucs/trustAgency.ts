/**
 * The agency through which UCS works in other services. docs/sources/ucs-roles-and-policies.md: UCS
 * creates it when the account first logs in, and it is neither to be deleted nor modified. What it
 * is given, and which functions rest on which permission, is ours.
 */

/** Name of the agency. */
export const ucsTrustAgencyName = 'ucs_admin_trust';
/** Account of the service, which the agency trusts. */
export const ucsTrustDomain = 'op_svc_ucs';

export type UcsAgencyPermissionName =
  | 'CCE Administrator'
  | 'SWR Administrator'
  | 'DNS Administrator'
  | 'Tenant Guest'
  | 'VPC Administrator'
  | 'AOM FullAccess';

/**
 * What the agency is given, all of it on all resources. DNS Administrator takes effect only
 * together with the two roles it depends on.
 */
export const ucsAgencyPermissions: readonly {
  readonly name: UcsAgencyPermissionName;
  readonly purpose: string;
}[] = [
  {
    name: 'CCE Administrator',
    purpose: 'Huawei Cloud clusters: connecting them and working with what runs in them',
  },
  { name: 'SWR Administrator', purpose: 'Image Repositories: organizations and images' },
  { name: 'DNS Administrator', purpose: 'Traffic Distribution: record sets of the zones' },
  { name: 'Tenant Guest', purpose: 'Needed by DNS Administrator' },
  { name: 'VPC Administrator', purpose: 'Needed by DNS Administrator' },
  { name: 'AOM FullAccess', purpose: 'Container Intelligent Analysis: metrics, events and alarms' },
];

export type UcsFunctionId =
  | 'connectClusters'
  | 'clusterObjects'
  | 'images'
  | 'traffic'
  | 'analysis';

/** Something UCS does in another service on behalf of the account. */
export type UcsFunction = {
  readonly id: UcsFunctionId;
  readonly title: string;
  /** Page of the UCS console in which people meet it. */
  readonly module: string;
  /** Action the agency needs, judged in a project. */
  readonly action: string;
  readonly providedBy: UcsAgencyPermissionName;
};

/**
 * Everything that stops without the agency. Fleets, on-premises and attached clusters, permissions
 * and Policy Center go on (ours).
 */
export const ucsFunctions: readonly UcsFunction[] = [
  {
    id: 'connectClusters',
    title: 'Connect Huawei Cloud clusters',
    module: 'Clusters',
    action: 'cce:cluster:update',
    providedBy: 'CCE Administrator',
  },
  {
    id: 'clusterObjects',
    title: 'Show and change what runs in Huawei Cloud clusters',
    module: 'Clusters',
    action: 'cce:node:update',
    providedBy: 'CCE Administrator',
  },
  {
    id: 'images',
    title: 'Manage organizations and images',
    module: 'Image Repositories',
    action: 'swr:namespace:createNamespace',
    providedBy: 'SWR Administrator',
  },
  {
    id: 'traffic',
    title: 'Write record sets for traffic policies',
    module: 'Traffic Distribution',
    action: 'dns:recordset:create',
    providedBy: 'DNS Administrator',
  },
  {
    id: 'analysis',
    title: 'Collect metrics, events and alarms',
    module: 'Container Intelligent Analysis',
    action: 'aom:metric:set',
    providedBy: 'AOM FullAccess',
  },
];

const byId = new Map(ucsFunctions.map((row) => [row.id, row]));

/** The function with that id. */
export function ucsFunction(id: UcsFunctionId): UcsFunction {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`UCS has no function ${id}`);
  return found;
}

/** Whether an agency of this name is the one that UCS works through. */
export const isUcsTrustAgency = (agencyName: string): boolean => agencyName === ucsTrustAgencyName;

/**
 * What stops when the agency is deleted or modified, for the caution on the Agencies pages:
 * "Traffic Distribution: …".
 */
export const ucsFunctionsThatStop: readonly string[] = ucsFunctions.map(
  ({ module, title }) => `${module}: ${title}`,
);

/** The agency as the account's records hold it. */
export type TrustAgencyFacts = {
  readonly id: string;
  /** Account it trusts. */
  readonly trusts: string;
  /** True once its validity period is over. */
  readonly expired: boolean;
  /** What it holds on all resources. */
  readonly permissions: readonly string[];
};

/** How the agency stands. Computed, never stored: what happens to it in IAM shows at once. */
export type TrustAgencyState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'other-party'; readonly trusts: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'reduced'; readonly missing: readonly UcsAgencyPermissionName[] }
  | { readonly kind: 'intact' };

/**
 * What UCS's agency has to be given to be whole again: everything where it does not exist or trusts
 * somebody else, for it is then made anew.
 */
export const agencyLacks = (
  facts: TrustAgencyFacts | undefined,
): readonly UcsAgencyPermissionName[] =>
  ucsAgencyPermissions
    .map(({ name }) => name)
    .filter((name) => facts?.trusts !== ucsTrustDomain || !facts.permissions.includes(name));

/** The state of the agency; undefined facts mean that the account has no agency of that name. */
export function trustAgencyState(facts: TrustAgencyFacts | undefined): TrustAgencyState {
  if (facts === undefined) return { kind: 'absent' };
  if (facts.trusts !== ucsTrustDomain) return { kind: 'other-party', trusts: facts.trusts };
  if (facts.expired) return { kind: 'expired' };
  const missing = agencyLacks(facts);
  return missing.length > 0 ? { kind: 'reduced', missing } : { kind: 'intact' };
}

/** What is wrong with the agency, in one sentence; undefined when nothing is. */
export function trustAgencyTrouble(state: TrustAgencyState): string | undefined {
  switch (state.kind) {
    case 'absent':
      return `The agency ${ucsTrustAgencyName} does not exist.`;
    case 'other-party':
      return `The agency ${ucsTrustAgencyName} trusts ${state.trusts} instead of ${ucsTrustDomain}.`;
    case 'expired':
      return `The agency ${ucsTrustAgencyName} has expired.`;
    case 'reduced':
      return `The agency ${ucsTrustAgencyName} lacks ${state.missing.join(', ')}.`;
    case 'intact':
      return undefined;
  }
}

/**
 * Why UCS cannot do something through its agency.
 * @param trouble what is wrong with the agency; undefined where it looks intact and is
 * refused all the same
 */
export function functionRefusal(id: UcsFunctionId, trouble: string | undefined): string {
  const { title, action } = ucsFunction(id);
  return `UCS cannot do this (${title}). ${trouble ?? `The agency ${ucsTrustAgencyName} is not allowed ${action}.`}`;
}
