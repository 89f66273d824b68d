import {
  agencyPermissions,
  cocServicePrincipal,
  cocTrustDomain,
  serviceAgencyName,
  serviceLinkedAgencyName,
  type AgencyPermission,
  type AgencyPermissionName,
} from './agencies.ts';
import { enablingSteps, type EnablingStepId } from './steps.ts';

/** A grant of an agency as the authorization records hold it. */
export type AgencyGrant = {
  readonly policyName: string;
  readonly scope: 'all' | 'global' | 'project' | 'enterpriseProject';
};

/** An agency of the account, as far as COC is concerned. */
export type AgencyFacts = {
  readonly id: string;
  readonly name: string;
  /** Account or service principal that it trusts. */
  readonly trusts: string;
  /** True once its validity period is over. */
  readonly expired: boolean;
  readonly grants: readonly AgencyGrant[];
};

/** Everything the state of COC in an account follows from. */
export type EnablementFacts = {
  readonly agencies: readonly AgencyFacts[];
  /** Whether somebody has finished enabling: the last step of the eight. */
  readonly recorded: boolean;
};

/**
 * Whether COC works in an account. Computed, never stored: deleting an agency or a grant in IAM
 * changes it at once. `incomplete` is an enabling that stopped half-way, or an agency deleted
 * afterwards; `under-authorized` is enabled, with permissions of Table 1 missing.
 */
export type Enablement =
  | { readonly kind: 'not-enabled' }
  | { readonly kind: 'incomplete'; readonly missingSteps: readonly EnablingStepId[] }
  | { readonly kind: 'expired'; readonly agency: string }
  | { readonly kind: 'under-authorized'; readonly missing: readonly AgencyPermissionName[] }
  | { readonly kind: 'enabled' };

/** COC's own service agency among those of the account: the name alone does not make it COC's. */
export const serviceAgencyOf = (facts: EnablementFacts): AgencyFacts | undefined =>
  facts.agencies.find(
    (agency) => agency.name === serviceAgencyName && agency.trusts === cocTrustDomain,
  );

/**
 * The account's service-linked agency for COC (docs/sources/coc-enabling.md); undefined before COC
 * is enabled.
 */
export const serviceLinkedAgencyOf = (facts: EnablementFacts): AgencyFacts | undefined =>
  facts.agencies.find(
    (agency) => agency.name === serviceLinkedAgencyName && agency.trusts === cocServicePrincipal,
  );

const covers = (grant: AgencyGrant, row: AgencyPermission): boolean =>
  grant.policyName === row.name && (grant.scope === 'all' || grant.scope === row.scope);

/**
 * Permissions of Table 1 that the agency does not hold at the table's scope. "All resources" covers
 * global services.
 */
export const missingPermissions = (
  agency: AgencyFacts | undefined,
): readonly AgencyPermissionName[] =>
  agencyPermissions
    .filter((row) => !(agency?.grants.some((grant) => covers(grant, row)) ?? false))
    .map((row) => row.name);

/** The state of COC in an account. */
export function enablementOf(facts: EnablementFacts): Enablement {
  const service = serviceAgencyOf(facts);
  const linked = serviceLinkedAgencyOf(facts);
  if (service === undefined && linked === undefined) return { kind: 'not-enabled' };
  if (service === undefined || linked === undefined || !facts.recorded) {
    const missing = missingPermissions(service);
    const open: Partial<Record<EnablingStepId, boolean>> = {
      createServiceLinkedAgency: linked === undefined,
      createAgency: service === undefined,
      grantGlobal: missing.some((name) => scopeOf(name) === 'global'),
      grantAll: missing.some((name) => scopeOf(name) === 'all'),
      record: !facts.recorded,
    };
    return {
      kind: 'incomplete',
      missingSteps: enablingSteps.map((step) => step.id).filter((id) => open[id] === true),
    };
  }
  if (service.expired) return { kind: 'expired', agency: service.name };
  const missing = missingPermissions(service);
  return missing.length > 0 ? { kind: 'under-authorized', missing } : { kind: 'enabled' };
}

const scopeOf = (name: AgencyPermissionName) =>
  agencyPermissions.find((row) => row.name === name)?.scope;

/** Whether the COC console opens: enabled, if need be with functions missing. */
export const isOpen = (state: Enablement): boolean =>
  state.kind === 'enabled' || state.kind === 'under-authorized' || state.kind === 'expired';
