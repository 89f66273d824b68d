import type { ObjectNode, TextRange } from '#src/domain/policy/text/jsonTree.ts';

/** The place of a missing element: the statement's opening brace. */
export function openingOf(node: ObjectNode): TextRange {
  return { offset: node.offset, end: node.offset + 1 };
}
