import { cocTrustDomain, serviceAgencyName } from '#src/domain/coc/agencies.ts';
import { cocFunctions, functionsOf, type CocFunction } from '#src/domain/coc/functions.ts';
import {
  isUcsTrustAgency,
  ucsAgencyPermissions,
  ucsFunctionsThatStop,
  ucsTrustDomain,
} from '#src/domain/ucs/trustAgency.ts';
import type { Agency } from './agency.ts';

/** What a service can no longer do without an agency, or without some of its permissions. */
export type Dependents = { readonly service: 'COC' | 'UCS'; readonly functions: readonly string[] };

type Named = Pick<Agency, 'name' | 'trust_domain_name'>;

const cocWords = ({ module, title }: CocFunction): string => `${module}: ${title}`;
/** Whether COC works through this agency: the name alone does not make it COC's. */
export const isCocAgency = ({ name, trust_domain_name: party }: Named): boolean =>
  name === serviceAgencyName && party === cocTrustDomain;
const isUcsAgency = ({ name, trust_domain_name: party }: Named): boolean =>
  isUcsTrustAgency(name) && party === ucsTrustDomain;

/**
 * Everything that a service does through the agency; undefined when no service of this console uses
 * it. Sources: docs/sources/coc-enabling.md#table-1, docs/sources/ucs-roles-and-policies.md.
 */
export function dependentsOf(agency: Named): Dependents | undefined {
  if (isCocAgency(agency))
    return {
      service: 'COC',
      functions: cocFunctions
        .filter((row) => row.agency === serviceAgencyName && row.providedBy !== null)
        .map(cocWords),
    };
  return isUcsAgency(agency) ? { service: 'UCS', functions: ucsFunctionsThatStop } : undefined;
}

/** What rests on the permissions of these names; undefined when nothing does. */
export function dependentsOnPermissions(
  agency: Named,
  permissions: readonly string[],
): Dependents | undefined {
  const names = [...new Set(permissions)];
  const functions = isCocAgency(agency)
    ? names.flatMap(functionsOf).map(cocWords)
    : isUcsAgency(agency)
      ? ucsAgencyPermissions
          .filter(({ name }) => names.includes(name))
          .map(({ name, purpose }) => `${name}: ${purpose}`)
      : [];
  return functions.length === 0
    ? undefined
    : { service: isCocAgency(agency) ? 'COC' : 'UCS', functions };
}
