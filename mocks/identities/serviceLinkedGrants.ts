import { findSystemIdentityPolicy } from '#src/catalog/identityPolicies.ts';
import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import type { GrantCollector } from './grantCollector.ts';
import { serviceLinkedAgencies } from './serviceLinkedAgencies.ts';

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

/**
 * What a service-linked agency holds: the policy of its service, everywhere. Nobody
 * grants or revokes it.
 */
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
