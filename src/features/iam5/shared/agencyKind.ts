import { findServiceByTrustDomain, servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import type { NewAgency } from './lists.ts';

/**
 * `trust`: made in the new console. `service`: made by a cloud service for itself. `classic`: made
 * in the old console.
 */
export type AgencyKind = 'trust' | 'service' | 'classic';

export const agencyKindNames: Readonly<Record<AgencyKind, string>> = {
  trust: 'Trust agency',
  service: 'Service-linked agency',
  classic: 'Agency',
};

type Agency = Pick<NewAgency, 'path' | 'trust_policy' | 'trust_domain_name'>;

/**
 * Classic agencies have no trust policy; those of services lie under a path of their own
 * (docs/sources/api-contract.md#1-1).
 */
export const agencyKindOf = ({ path, trust_policy }: Agency): AgencyKind =>
  trust_policy === undefined
    ? 'classic'
    : path.startsWith('service-linked-agency/')
      ? 'service'
      : 'trust';

/** A principal of a trust policy in words: services by their names, the rest as written. */
const principalWords = (principal: string): string =>
  servicePrincipals.find((service) => service.principal === principal)?.displayName ?? principal;

/**
 * Who may assume the agency, as its policy or its delegated account says; `--` where a trust
 * policy cannot be read.
 */
export function delegatedParty(agency: Agency): string {
  if (agency.trust_policy === undefined) {
    const party = agency.trust_domain_name;
    return party === undefined ? '--' : (findServiceByTrustDomain(party)?.displayName ?? party);
  }
  try {
    const { statements } = readDocument(JSON.parse(agency.trust_policy));
    const named = statements.flatMap(({ effect, principal }) =>
      effect !== 'Allow' || principal === undefined
        ? []
        : Object.values(principal.value)
            .flat()
            .map((one) =>
              principal.not ? `everyone but ${principalWords(one)}` : principalWords(one),
            ),
    );
    return named.length === 0 ? '--' : [...new Set(named)].join(', ');
  } catch {
    return '--';
  }
}
