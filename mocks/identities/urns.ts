import { serviceLinkedAgencies } from './serviceLinkedAgencies.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import type { IdentityPolicyRow } from '../world/tables/v5.ts';
import type { Tables } from '../world/world.ts';

/**
 * `iam::<account>:policy:<path><name>`; system-defined policies belong to the account `system`
 * (docs/sources/api-contract.md#1-1).
 */
export const policyUrn = ({ domain_id, path, name }: IdentityPolicyRow): string =>
  `iam::${domain_id ?? 'system'}:policy:${path}${name}`;

/**
 * Kinds of agencies in one table: `trust` is made by the new IAM, `service` by a cloud service,
 * `classic` by the old IAM.
 */
export const agencyKind = (tables: Tables, agency: AgencyRow): 'trust' | 'service' | 'classic' =>
  tables.trusts.get(agency.id) !== undefined
    ? 'trust'
    : agency.trust_domain_id === '' && serviceLinkedAgencies.has(agency.trust_domain_name)
      ? 'service'
      : 'classic';

/** Path of an agency's URN; only the new kinds have one. */
export function agencyPath(tables: Tables, agency: AgencyRow): string {
  const kind = agencyKind(tables, agency);
  if (kind === 'service') return `service-linked-agency/${agency.trust_domain_name}/`;
  return tables.trusts.get(agency.id)?.path ?? '';
}

/** `iam::<account>:agency:<path><name>` (docs/sources/api-contract.md#1-1). */
export const agencyUrn = (tables: Tables, agency: AgencyRow): string =>
  `iam::${agency.domain_id}:agency:${agencyPath(tables, agency)}${agency.name}`;
