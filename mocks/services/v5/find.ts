import type { Ctx } from '#mocks/pipeline/call.ts';
import type { AgencyRow } from '#mocks/world/tables/iam.ts';
import {
  versionKey,
  type IdentityPolicyRow,
  type PolicyVersionRow,
} from '#mocks/world/tables/v5.ts';
import { refuseV5 } from '#mocks/ground/v5Errors.ts';
import { agencyKind } from '#mocks/identities/urns.ts';

type Where = Pick<Ctx, 'tables' | 'caller'>;

/** A system-defined policy, or a custom one of the caller's account. @throws ApiError 404 */
export function findPolicy({ tables, caller }: Where, id: string): IdentityPolicyRow {
  const row = tables.identityPolicies.get(id);
  if (row === undefined || (row.domain_id !== null && row.domain_id !== caller.account.id))
    throw refuseV5('notFound', { target: 'policy', id });
  return row;
}

/** A policy that may be changed. @throws ApiError 404, 403 for a system-defined one */
export function findCustomPolicy(where: Where, id: string): IdentityPolicyRow {
  const row = findPolicy(where, id);
  if (row.domain_id === null) throw refuseV5('systemPolicy', { name: row.name });
  return row;
}

/** @throws ApiError 404 */
export function findVersion(
  { tables }: Where,
  policy: IdentityPolicyRow,
  version: string,
): PolicyVersionRow {
  const row = tables.policyVersions.get(versionKey(policy.id, version));
  if (row === undefined) throw refuseV5('notFound', { target: 'policy version', id: version });
  return row;
}

/** @throws ApiError 404 */
export function findAgency({ tables, caller }: Where, id: string): AgencyRow {
  const row = tables.agencies.get(id);
  if (row === undefined || row.domain_id !== caller.account.id)
    throw refuseV5('notFound', { target: 'agency', id });
  return row;
}

/**
 * An agency that v5 may change: only trust agencies.
 * @throws ApiError 404, 400 PAP5.0038 for a classic one, 403 for a service's
 */
export function findTrustAgency(where: Where, id: string): AgencyRow {
  const row = findAgency(where, id);
  const kind = agencyKind(where.tables, row);
  if (kind === 'classic') throw refuseV5('classicAgency');
  if (kind === 'service') throw refuseV5('serviceLinked', { name: row.name });
  return row;
}
