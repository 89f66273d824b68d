import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import type { AppContract } from '#src/api/contract/index.ts';

/** State of COC in the account as the backend computes it. */
export type AgencyState = Result<AppContract['cocAgencyShow']>;
export type MissingPolicy = AgencyState['missing_policies'][number];

/**
 * Grants one missing policy to ServiceAgencyForCOC at the scope of Table 1, with the documented
 * call (docs/sources/coc-enabling.md#supplement).
 * @throws Problem 403 naming `iam:permissions:grantRoleToAgency` when the user may not.
 */
export async function obtainPermission(
  accountId: string,
  agencyId: string,
  policy: MissingPolicy,
): Promise<void> {
  const params = { domain_id: accountId, agency_id: agencyId, role_id: policy.role_id };
  await (policy.scope === 'all'
    ? api.agencyGrantOnAll({ params })
    : api.agencyGrantOnDomain({ params }));
}

/** Permission that granting a policy takes. */
export const grantPermission = (policy: MissingPolicy): string =>
  policy.scope === 'all'
    ? 'iam:permissions:grantRoleToAgency'
    : 'iam:permissions:grantRoleToAgencyOnDomain';
