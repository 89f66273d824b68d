import type { Decision } from '../policy/engine/decision.ts';
import type { CocFunction } from './functions.ts';

/** Whether the agency that COC would act through can be entered at all. */
export type AgencyStanding = 'valid' | 'expired' | 'absent';

/**
 * Why COC cannot do something on the account's behalf, in words that name what its agency lacks;
 * undefined when it can. The permission is the one docs/sources/coc-enabling.md#table-1 provides;
 * where the table leaves the operation out, that is said.
 */
export function agencyRefusal(
  row: CocFunction,
  decision: Decision,
  agency: AgencyStanding,
): string | undefined {
  if (decision.allowed) return undefined;
  const cannot = `COC cannot do this (${row.title}): the agency ${row.agency}`;
  if (agency === 'absent') return `${cannot} does not exist.`;
  if (agency === 'expired')
    return `${cannot} has expired. Modify its validity period in Identity and Access Management.`;
  if (decision.outcome === 'explicit-deny' && decision.decidedBy?.type === 'statement')
    return `${cannot} is denied ${row.action} by the policy ${decision.decidedBy.statement.policyName}.`;
  if (row.providedBy === null)
    return `${cannot} does not have ${row.action}. DCS UserAccess covers common operations only, not creating, modifying, deleting or scaling instances.`;
  return `${cannot} lacks the permission ${row.providedBy} (${row.action}).`;
}

/** One sentence about what an agency may do, for the map of permissions and functions. */
export function agencyVerdict(
  row: CocFunction,
  decision: Decision,
  agency: AgencyStanding,
): string {
  const refusal = agencyRefusal(row, decision, agency);
  if (refusal !== undefined) return refusal;
  return decision.decidedBy?.type === 'statement'
    ? `Allowed by ${decision.decidedBy.statement.policyName} (${row.action}).`
    : `Allowed (${row.action}).`;
}
