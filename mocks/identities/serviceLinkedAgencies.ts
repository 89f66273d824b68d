import {
  cocServicePrincipal,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
} from '#src/domain/coc/agencies.ts';

/**
 * Service-linked agencies by service principal: the agency's name and the policy that the
 * service attaches to it.
 */
export const serviceLinkedAgencies: ReadonlyMap<
  string,
  { readonly name: string; readonly policy: string; readonly description: string }
> = new Map([
  [
    cocServicePrincipal,
    {
      name: serviceLinkedAgencyName,
      policy: serviceLinkedPolicyName,
      description: 'Service-linked agency of Cloud Operations Center',
    },
  ],
]);
