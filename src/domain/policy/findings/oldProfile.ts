import type { PolicyProfile } from '../text/codes/finding.ts';
import { nodeAt, propertyOf, type JsonNode, type ObjectNode } from '../text/jsonTree.ts';
import type { PolicyText } from '../text/text.ts';

const assuming: ReadonlySet<string> = new Set(['iam:agencies:assume', 'iam:tokens:assume']);

const listOf = (node: JsonNode | undefined): readonly JsonNode[] =>
  node?.type === 'array' ? node.items : node === undefined ? [] : [node];
const strings = (node: JsonNode | undefined): readonly string[] =>
  listOf(node).flatMap((item) => (item.type === 'string' ? [item.value] : []));
const statementsOf = ({ root }: PolicyText): readonly ObjectNode[] =>
  listOf(nodeAt(root, ['Statement'])).filter((item): item is ObjectNode => item.type === 'object');

/** Every action string of the policy, as written, in order; also of a policy that is still broken. */
export const actionsIn = (policy: PolicyText): readonly string[] =>
  statementsOf(policy).flatMap((statement) => [
    ...strings(propertyOf(statement, 'Action')?.value),
    ...strings(propertyOf(statement, 'NotAction')?.value),
  ]);

/**
 * By which rules of the old console a policy is checked. One that names agencies by URI, or speaks of assuming agencies
 * and of nothing else, is a custom policy for agencies (docs/sources/agency-policy-api.md); every
 * other one is for cloud services.
 */
export function oldProfileOf(policy: PolicyText): Extract<PolicyProfile, 'custom' | 'agency'> {
  const byUri = statementsOf(policy).some((statement) => {
    const resource = propertyOf(statement, 'Resource')?.value;
    return resource?.type === 'object' && propertyOf(resource, 'uri') !== undefined;
  });
  const actions = actionsIn(policy);
  return byUri || (actions.length > 0 && actions.every((action) => assuming.has(action)))
    ? 'agency'
    : 'custom';
}
