import type { PolicyProfile } from '../text/codes/finding.ts';
import { nodeAt, propertyOf, type JsonNode, type ObjectNode } from '../text/jsonTree.ts';
import type { PolicyText } from '../text/text.ts';

const assumeName = 'iam:agencies:assume';
/**
 * What the action was called before; in a document of agency statements alone it is refused
 * (docs/sources/agency-policy-api.md).
 */
const oldAssumeName = 'iam:tokens:assume';
const assuming: ReadonlySet<string> = new Set([assumeName, oldAssumeName]);

const listOf = (node: JsonNode | undefined): readonly JsonNode[] =>
  node?.type === 'array' ? node.items : node === undefined ? [] : [node];
const strings = (node: JsonNode | undefined): readonly string[] =>
  listOf(node).flatMap((item) => (item.type === 'string' ? [item.value] : []));
const statementsOf = ({ root }: PolicyText): readonly ObjectNode[] =>
  listOf(nodeAt(root, ['Statement'])).filter((item): item is ObjectNode => item.type === 'object');

const actionsOf = (statement: ObjectNode): readonly string[] => [
  ...strings(propertyOf(statement, 'Action')?.value),
  ...strings(propertyOf(statement, 'NotAction')?.value),
];

/**
 * Every action string of the policy, as written, in order; also of a policy that is still broken.
 */
export const actionsIn = (policy: PolicyText): readonly string[] =>
  statementsOf(policy).flatMap(actionsOf);

/** Names agencies in Resource by a uri list. */
function isByUri(statement: ObjectNode): boolean {
  const resource = propertyOf(statement, 'Resource')?.value;
  return resource?.type === 'object' && propertyOf(resource, 'uri') !== undefined;
}

/**
 * By which rules of the old console a policy is checked. A document of agency statements alone
 * (agencies by URI, or nothing but assuming) is a custom policy for agencies and obeys
 * docs/sources/agency-policy-api.md whole. Every other one is for cloud services, and an
 * agency statement in it is judged for itself; so is one that names the action by both its
 * names without a URI.
 */
export function oldProfileOf(policy: PolicyText): Extract<PolicyProfile, 'custom' | 'agency'> {
  const statements = statementsOf(policy).map((node) => ({
    actions: actionsOf(node),
    byUri: isByUri(node),
  }));
  const alone = statements.every(
    ({ actions, byUri }) =>
      byUri || (actions.length > 0 && actions.every((name) => assuming.has(name))),
  );
  const current = statements.some(({ actions }) => actions.includes(assumeName));
  const old = statements.some(({ actions, byUri }) => !byUri && actions.includes(oldAssumeName));
  return statements.length > 0 && alone && !(current && old) ? 'agency' : 'custom';
}
