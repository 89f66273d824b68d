import { removeItems } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import type { JsonNode } from '../text/jsonTree.ts';
import type { ListedString } from './statementModel.ts';
import { appendItems, replaceNode } from './insert.ts';

/** Edits of an element that is a list of strings, or in version 5.0 perhaps a single string. */

/** Appends strings; a single string becomes a list. @returns no edit for a node that is neither */
export function addStrings(text: string, node: JsonNode, values: readonly string[]): TextEdit[] {
  if (values.length === 0) return [];
  if (node.type === 'array') return appendItems(text, node, values);
  return node.type === 'string' ? replaceNode(text, node, [node.value, ...values]) : [];
}

/** Takes the given items out of their list; a single string leaves an empty list. */
export function removeStrings(
  text: string,
  node: JsonNode,
  items: readonly ListedString[],
): TextEdit[] {
  if (items.length === 0) return [];
  if (node.type === 'array') return removeItems(node, new Set(items.map((item) => item.index)));
  return replaceNode(text, node, []);
}

/** Replaces one string where it stands. @returns no edit when nothing changes */
export function changeString(item: ListedString, to: string): TextEdit[] {
  return item.value === to
    ? []
    : [{ offset: item.node.offset, end: item.node.end, text: JSON.stringify(to) }];
}
