/**
 * The two agencies through which COC works in an account, and what they are given.
 * docs/sources/coc-enabling.md#table-1; the policy of the
 * service-linked agency and the trusting party are in docs/sources/coc-enabling.md#service-linked
 * and docs/sources/api-contract.md#6.
 */

/** Name of the agency that carries the permissions of Table 1. */
export const serviceAgencyName = 'ServiceAgencyForCOC';
/** Name of the agency that IAM makes for COC by itself; nobody but the service can change it. */
export const serviceLinkedAgencyName = 'ServiceLinkedAgencyForCOC';
/** Account that the service agency trusts. */
export const cocTrustDomain = 'op_svc_coc';
/** Who acts when COC works on somebody's behalf. */
export const cocServicePrincipal = 'service.COC';
/** The only policy of the service-linked agency. */
export const serviceLinkedPolicyName = 'COCAssumeServiceLinkedAgencyPolicy';

export type AgencyPermissionName =
  | 'IAM ReadOnlyAccess'
  | 'RMS ReadOnlyAccess'
  | 'DCS UserAccess'
  | 'COCServiceAgencyDefaultPolicy';

/** One row of Table 1. */
export type AgencyPermission = {
  readonly name: AgencyPermissionName;
  readonly description: string;
  /** Where the grant counts: global services only, or everything including projects made later. */
  readonly scope: 'global' | 'all';
  readonly applicationScenarios: readonly string[];
};

/** The two scopes as Table 1 prints them; elsewhere they have the names of `scopeNames`. */
export const projectRegionLabel = {
  global: 'Global service [Global]',
  all: 'Permissions on all resources (including new projects in the future)',
} as const;

/** docs/sources/coc-enabling.md#table-1, in its order. */
export const agencyPermissions: readonly AgencyPermission[] = [
  {
    name: 'IAM ReadOnlyAccess',
    description: 'Read-only permissions for IAM',
    scope: 'global',
    applicationScenarios: [
      'Used to read personnel information under an IAM account in the Personnel Management module.',
    ],
  },
  {
    name: 'RMS ReadOnlyAccess',
    description: 'Read-only permissions for RMS',
    scope: 'global',
    applicationScenarios: [
      'Used to synchronize managed cloud service resources in the Resource Management module.',
    ],
  },
  {
    name: 'DCS UserAccess',
    description:
      'Common user permissions for DCS operations (excluding creating, modifying, deleting, and scaling instances).',
    scope: 'all',
    applicationScenarios: ['Used to inject faults into DCS resources in the Chaos Drills module.'],
  },
  {
    name: 'COCServiceAgencyDefaultPolicy',
    description: 'Service agency policy for cross-account access to COC',
    scope: 'all',
    applicationScenarios: [
      'Used to subscribe to notification channels in the personnel management module.',
      'Used to batch restart ECSs and RDS DB instances and change OSs in the Batch Resource Operations module.',
      'Used to query organization information in the cross-account scenario.',
    ],
  },
];

/**
 * The policy that accounts of the open beta (first half of 2024) still lack.
 * docs/sources/coc-enabling.md#supplement.
 */
export const defaultPolicyName: AgencyPermissionName = 'COCServiceAgencyDefaultPolicy';
