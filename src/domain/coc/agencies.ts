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
  /** The scope as the table prints it. */
  readonly projectRegion: string;
  readonly applicationScenarios: readonly string[];
};

/** How the console prints the two scopes that COC's agency uses. */
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
    projectRegion: projectRegionLabel.global,
    applicationScenarios: ['Personnel Management: reading the people of the account'],
  },
  {
    name: 'RMS ReadOnlyAccess',
    description: 'Read-only permissions for RMS',
    scope: 'global',
    projectRegion: projectRegionLabel.global,
    applicationScenarios: ['Resource Management: synchronizing managed cloud resources'],
  },
  {
    name: 'DCS UserAccess',
    description:
      'Common user permissions for DCS operations, without creating, modifying, deleting or scaling instances',
    scope: 'all',
    projectRegion: projectRegionLabel.all,
    applicationScenarios: ['Chaos Drills: injecting faults into DCS resources'],
  },
  {
    name: 'COCServiceAgencyDefaultPolicy',
    description: 'Service agency policy for cross-account access to COC',
    scope: 'all',
    projectRegion: projectRegionLabel.all,
    applicationScenarios: [
      'Personnel Management: subscribing to notification channels',
      'Batch Resource Operations: restarting ECSs and RDS DB instances in batches, changing OSs',
      'Cross-account use: querying organization information',
    ],
  },
];

/**
 * The policy that accounts of the open beta (first half of 2024) still lack.
 * docs/sources/coc-enabling.md#supplement.
 */
export const defaultPolicyName: AgencyPermissionName = 'COCServiceAgencyDefaultPolicy';

/** The row of Table 1 with that name; undefined for any other policy. */
export const agencyPermissionNamed = (name: string): AgencyPermission | undefined =>
  agencyPermissions.find((row) => row.name === name);
