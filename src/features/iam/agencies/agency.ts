import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { findServiceByTrustDomain } from '#src/catalog/servicePrincipals.ts';
import { fullAddress } from '#src/parts/fullAddress.ts';
import { paths } from '#src/paths.ts';

/** An agency as the list answers it. */
export type Agency = Result<(typeof api.agencyList)['spec']>['agencies'][number];

/**
 * Calls of the agencies' pages, to ask which of them the reader may make. Granting is not among
 * them: it is refused after the click (docs/sources/coc-enabling.md).
 */
export const agencyCalls = {
  create: api.agencyCreate,
  update: api.agencyUpdate,
  remove: api.agencyDelete,
} as const;

/**
 * Whom an agency serves: another account, a cloud service, a service that made it for itself, or
 * whoever a trust policy of the new IAM names.
 */
export type AgencyKind = 'account' | 'service' | 'linked' | 'trust';

export const kindNames: Readonly<Record<AgencyKind, string>> = {
  account: 'Account',
  service: 'Cloud service',
  linked: 'Service-linked',
  trust: 'Trust agency',
};

/**
 * Derived from the trusting party: the API has no field for it (docs/sources/api-contract.md#6).
 */
export function kindOf({
  trust_domain_name: party,
}: Pick<Agency, 'trust_domain_name'>): AgencyKind {
  if (party === '') return 'trust';
  if (party.startsWith('service.')) return 'linked';
  return party.startsWith('op_svc_') ? 'service' : 'account';
}

/** The delegated party as people know it: the account's name, or the service's. */
export function partyName(agency: Pick<Agency, 'trust_domain_name'>): string {
  const party = agency.trust_domain_name;
  switch (kindOf(agency)) {
    case 'trust':
      return 'See its trust policy';
    case 'service':
      return findServiceByTrustDomain(party)?.displayName ?? party;
    default:
      return party;
  }
}

/** Why nothing of an agency can be changed here; undefined for those that the old IAM owns. */
export function protectedRefusal(agency: Pick<Agency, 'trust_domain_name'>): string | undefined {
  switch (kindOf(agency)) {
    case 'linked':
      return 'A service-linked agency is changed and deleted by its service only.';
    case 'trust':
      return 'Trust agencies are managed in the new console.';
    default:
      return undefined;
  }
}

/**
 * The link that leads people of the delegated account to the Switch Role page, filled in. `account`
 * is the one the agency belongs to.
 */
export const switchRoleLink = (account: string, agency: Pick<Agency, 'name'>): string =>
  fullAddress(paths.switchRole({ account, agency: agency.name }));
