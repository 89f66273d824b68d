import type { CatalogView } from './catalogView.ts';
import type { PolicyProfile } from '../text/codes/finding.ts';
import { propertyOf, type JsonNode, type ObjectNode } from '../text/jsonTree.ts';
import { readStatementModel, type StatementModel } from './statementModel.ts';
import type { PolicyText } from '../text/text.ts';

/** What rules are asked with: the text once read, taken apart, and what they may look up. */
export type PolicyModel = {
  readonly source: PolicyText;
  readonly profile: PolicyProfile;
  readonly catalog: CatalogView;
  /** The account the policy is for, where it is known. */
  readonly accountId: string | undefined;
  /** Which language the profile is written in: `old` is 1.0/1.1, `new` is 5.0. */
  readonly language: 'old' | 'new';
  readonly root: ObjectNode | undefined;
  readonly statementNode: JsonNode | undefined;
  readonly statements: readonly StatementModel[];
};

/** Whether the profile's policies are written in version 5.0. */
export function languageOf(profile: PolicyProfile): PolicyModel['language'] {
  return profile === 'identity' || profile === 'trust' || profile === 'scp' ? 'new' : 'old';
}

/** Takes a policy text apart for the rules of a profile. */
export function readPolicyModel(
  source: PolicyText,
  profile: PolicyProfile,
  catalog: CatalogView,
  accountId?: string,
): PolicyModel {
  const root = source.root?.type === 'object' ? source.root : undefined;
  const statementNode = root ? propertyOf(root, 'Statement')?.value : undefined;
  const nodes =
    statementNode?.type === 'array' ? statementNode.items : statementNode ? [statementNode] : [];
  const language = languageOf(profile);
  const statements: StatementModel[] = [];
  for (const [index, node] of nodes.entries())
    if (node.type === 'object') statements.push(readStatementModel(node, index, language));
  return { source, profile, catalog, accountId, language, root, statementNode, statements };
}
