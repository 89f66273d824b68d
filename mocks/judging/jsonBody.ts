import { readJson } from '#src/domain/policy/text/jsonReader.ts';
import type { JsonNode } from '#src/domain/policy/text/jsonTree.ts';
import { refuse } from '../ground/errors.ts';

/**
 * Where a member stands that its object holds twice, as `role.policy.Effect`; undefined where every
 * name stands once.
 */
function repeatedMember(
  node: JsonNode | undefined,
  path: readonly string[] = [],
): string | undefined {
  if (node?.type === 'array') return firstOf(node.items, (item) => repeatedMember(item, path));
  if (node?.type !== 'object') return undefined;
  return firstOf(node.properties, ({ name, value, repeated }) =>
    repeated ? [...path, name].join('.') : repeatedMember(value, [...path, name]),
  );
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The value of a JSON body; an empty one is `{}`. Readers disagree about a name that stands twice
 * and about a byte order mark (RFC 8259, 4 and 8.1), so what one of them judges another could store
 * differently: both are refused, as the editor and policies in a text do.
 * @throws ApiError 400
 */
export function parseJsonBody(text: string): unknown {
  if (text.startsWith('\ufeff')) throw refuse('byteOrderMark');
  const value = parsed(text === '' ? '{}' : text);
  const { root, problems } = readJson(text);
  if (problems.length === 0 || text === '') return value;
  const key = repeatedMember(root);
  if (key !== undefined) throw refuse('repeatedMember', { key });
  // Deeper than any body of the contract: what stands there has not been looked at.
  if (problems.some(({ kind }) => kind === 'depth')) throw refuse('invalidBody');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('invalidBody');
  }
}
