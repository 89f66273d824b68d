import { actionsIn } from '#src/domain/policy/findings/oldProfile.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { applyEdits, removeItems } from '#src/domain/policy/text/edits.ts';
import { propertyOf, type ArrayNode, type JsonNode } from '#src/domain/policy/text/jsonTree.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { appendItems } from '#src/domain/policy/language/insert.ts';
import type { PolicyScope } from './scope.ts';

/** A policy or role whose statements may be taken over as a starting point. */
export type ExistingPolicy = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly description: string;
  readonly policy: RawPolicy;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The statements of a policy, as written. Ids of statements (Sid) stay; nothing else of the
 * document is taken.
 */
export function statementsOf(policy: RawPolicy): readonly Record<string, unknown>[] {
  const statements = policy['Statement'];
  return Array.isArray(statements) ? statements.filter(isRecord) : [];
}

/**
 * Appends the statements to the policy text; what is there stays as it is. An empty statement that
 * was never filled in gives way. Text that has no Statement list cannot take any: undefined.
 */
export function appendStatements(
  text: string,
  statements: readonly Record<string, unknown>[],
): string | undefined {
  const list = statementList(text);
  if (list === undefined) return undefined;
  const emptyOnes = list.items.flatMap((item, index) => (neverFilledIn(item) ? [index] : []));
  const cleared = applyEdits(text, removeItems(list, new Set(emptyOnes)));
  const remaining = statementList(cleared);
  return remaining === undefined
    ? undefined
    : applyEdits(cleared, appendItems(cleared, remaining, statements));
}

function statementList(text: string): ArrayNode | undefined {
  const { root, syntaxFindings } = parsePolicyText(text);
  const list = root?.type === 'object' ? propertyOf(root, 'Statement')?.value : undefined;
  return syntaxFindings.length === 0 && list?.type === 'array' ? list : undefined;
}

function neverFilledIn(item: JsonNode): boolean {
  if (
    item.type !== 'object' ||
    item.properties.some(({ name }) => name !== 'Effect' && name !== 'Action')
  )
    return false;
  const action = propertyOf(item, 'Action')?.value;
  return action?.type === 'array' && action.items.length === 0;
}

/**
 * Roles of version 1.0 may write actions in two parts or as `*`; in 1.1 such a string is no action.
 */
export const writtenAsRole = (policy: RawPolicy): boolean =>
  actionsIn(parsePolicyText(JSON.stringify(policy))).some(
    (action) => action.split(':').length !== 3,
  );

/**
 * Why these cannot be merged into one custom policy of the old console; undefined when they can
 * (docs/sources/console.md#7-2-2).
 */
export function mergeRefusal(scopes: readonly PolicyScope[]): string | undefined {
  if (scopes.includes('mixed'))
    return 'A selected policy holds actions of global and of project-level services. A custom policy may hold one class only.';
  if (scopes.includes('global') && scopes.includes('project'))
    return 'Actions of global and of project-level services cannot be in one custom policy. Create two policies.';
  return undefined;
}
