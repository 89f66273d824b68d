import { findSystemIdentityPolicy } from '#src/catalog/identityPolicies.ts';
import {
  cocServicePrincipal,
  serviceLinkedAgencyName,
  serviceLinkedPolicyName,
} from '#src/domain/coc/agencies.ts';
import type { PolicyDocument } from '#src/domain/policy/document.ts';
import { readDocument } from '#src/domain/policy/read.ts';
import type { GrantCollector } from './heldGrants.ts';

/** Service-linked agencies by service principal: the agency's name and the policy that the service attaches to it. */
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

const documents = new Map<string, PolicyDocument>();

/** The document of a system-defined identity policy, read once. */
function documentNamed(
  name: string,
): { readonly id: string; readonly document: PolicyDocument } | undefined {
  const policy = findSystemIdentityPolicy(name);
  if (policy === undefined) return undefined;
  const document = documents.get(name) ?? readDocument(policy.document);
  documents.set(name, document);
  return { id: policy.id, document };
}

/** What a service-linked agency holds: the policy of its service, everywhere. Nobody grants or revokes it. */
export const serviceLinkedGrants: GrantCollector = ({ tables }, ref) => {
  const agency = ref.kind === 'agency' ? tables.agencies.get(ref.id) : undefined;
  const linked = agency && serviceLinkedAgencies.get(agency.trust_domain_name);
  const policy = linked && documentNamed(linked.policy);
  if (agency === undefined || linked === undefined || policy === undefined) return [];
  return [
    {
      policyId: policy.id,
      policyName: linked.policy,
      kind: 'identity',
      document: policy.document,
      scope: { kind: 'all' },
      path: [{ type: 'agency', id: agency.id, name: agency.name }],
    },
  ];
};
