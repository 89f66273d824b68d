import type { RawPolicy } from '#src/domain/policy/document.ts';
import { applyEdits, removeItems } from '#src/domain/policy/edits.ts';
import { propertyOf, type ArrayNode, type JsonNode } from '#src/domain/policy/jsonTree.ts';
import { parsePolicyText } from '#src/domain/policy/text.ts';
import type { PolicyScope } from './scope.ts';

/** A policy or role whose statements may be taken over as a starting point. */
export type ExistingPolicy = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly description: string;
  readonly policy: RawPolicy;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The statements of a policy, as written. Ids of statements (Sid) stay; nothing else of the document is taken. */
export function statementsOf(policy: RawPolicy): readonly Record<string, unknown>[] {
  const statements = policy['Statement'];
  return Array.isArray(statements) ? statements.filter(isRecord) : [];
}

/**
 * Appends the statements to the policy text; what is there stays as it is. An empty statement that was never filled
 * in gives way. Text that has no Statement list cannot take any: undefined.
 */
export function appendStatements(text: string, statements: readonly Record<string, unknown>[]): string | undefined {
  const list = statementList(text);
  if (list === undefined) return undefined;
  const emptyOnes = list.items.flatMap((item, index) => (neverFilledIn(item) ? [index] : []));
  const cleared = applyEdits(text, removeItems(list, new Set(emptyOnes)));
  const remaining = statementList(cleared);
  return remaining === undefined ? undefined : appendTo(cleared, remaining, statements);
}

function statementList(text: string): ArrayNode | undefined {
  const { root, syntaxFindings } = parsePolicyText(text);
  const list = root?.type === 'object' ? propertyOf(root, 'Statement')?.value : undefined;
  return syntaxFindings.length === 0 && list?.type === 'array' ? list : undefined;
}

function neverFilledIn(item: JsonNode): boolean {
  if (item.type !== 'object' || item.properties.some(({ name }) => name !== 'Effect' && name !== 'Action')) return false;
  const action = propertyOf(item, 'Action')?.value;
  return action?.type === 'array' && action.items.length === 0;
}

const indentAt = (text: string, offset: number): string => /^[ \t]*/.exec(text.slice(Math.max(text.lastIndexOf('\n', offset - 1), -1) + 1))?.[0] ?? '';

/** Writes new items in the style of the list: one line each item when it stands on one line, indented otherwise. */
function appendTo(text: string, list: ArrayNode, items: readonly unknown[]): string {
  const last = list.items.at(-1);
  if (last !== undefined && !text.slice(list.offset, last.offset).includes('\n')) {
    return applyEdits(text, [{ offset: last.end, end: last.end, text: items.map((item) => `, ${JSON.stringify(item)}`).join('') }]);
  }
  const outer = indentAt(text, list.offset);
  const inner = last === undefined ? `${outer}    ` : indentAt(text, last.offset);
  const unit = inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '    ';
  const lines = items.map((item) => `\n${inner}${JSON.stringify(item, null, unit).replaceAll('\n', `\n${inner}`)}`).join(',');
  return last === undefined
    ? applyEdits(text, [{ offset: list.offset + 1, end: list.end - 1, text: `${lines}\n${outer}` }])
    : applyEdits(text, [{ offset: last.end, end: last.end, text: `,${lines}` }]);
}

/** Why these cannot be merged into one custom policy of the old console; undefined when they can (console reference 7.2.2). */
export function mergeRefusal(scopes: readonly PolicyScope[]): string | undefined {
  if (scopes.includes('mixed')) return 'A selected policy holds actions of global and of project-level services. A custom policy may hold one class only.';
  if (scopes.includes('global') && scopes.includes('project')) return 'Actions of global and of project-level services cannot be in one custom policy. Create two policies.';
  return undefined;
}
