/**
 * The steps of enabling COC and the permission each one takes: the eight of "Enable COC" in
 * docs/sources/flexusl-self-service.md#enable-coc, in the order of the calls.
 */

export type EnablingStepId =
  | 'readState'
  | 'listAgencies'
  | 'createServiceLinkedAgency'
  | 'findPolicies'
  | 'createAgency'
  | 'grantGlobal'
  | 'grantAll'
  | 'record';

export type EnablingStep = {
  readonly id: EnablingStepId;
  readonly title: string;
  /** Permission as "Enable COC" writes it. */
  readonly permission: string;
  /** Action that the step's call is judged by. */
  readonly action: string;
};

export const enablingSteps: readonly EnablingStep[] = [
  {
    id: 'readState',
    title: 'Read whether COC is enabled',
    permission: 'coc:agency:get',
    action: 'coc:agency:get',
  },
  {
    id: 'listAgencies',
    title: 'Look for agencies that are already there',
    permission: 'iam:agencies:list*',
    action: 'iam:agencies:listAgencies',
  },
  {
    id: 'createServiceLinkedAgency',
    title: 'Create ServiceLinkedAgencyForCOC',
    permission: 'iam:agencies:createServiceLinkedAgencyV5',
    action: 'iam:agencies:createServiceLinkedAgencyV5',
  },
  {
    id: 'findPolicies',
    title: 'Find the policies to grant',
    permission: 'iam:roles:listRoles',
    action: 'iam:roles:listRoles',
  },
  {
    id: 'createAgency',
    title: 'Create ServiceAgencyForCOC',
    permission: 'iam:agencies:createAgency',
    action: 'iam:agencies:createAgency',
  },
  {
    id: 'grantGlobal',
    title: 'Grant IAM ReadOnlyAccess and RMS ReadOnlyAccess on global services',
    permission: 'iam:permissions:grantRoleToAgencyOnDomain',
    action: 'iam:permissions:grantRoleToAgencyOnDomain',
  },
  {
    id: 'grantAll',
    title: 'Grant DCS UserAccess and COCServiceAgencyDefaultPolicy on all resources',
    permission: 'iam:permissions:grantRoleToAgency',
    action: 'iam:permissions:grantRoleToAgency',
  },
  {
    id: 'record',
    title: 'Enable the service',
    permission: 'coc:agency:create',
    action: 'coc:agency:create',
  },
];

/** The eight permissions, in the order of the steps. */
export const enablingPermissions: readonly string[] = enablingSteps.map((step) => step.permission);
