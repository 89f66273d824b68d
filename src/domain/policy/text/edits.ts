import type { TextEdit } from './codes/finding.ts';
import type { ArrayNode, JsonNode, ObjectNode } from './jsonTree.ts';

/**
 * Applies replacements to the text they were made for. Edits may come in any order; of two that
 * overlap the one that begins later is left out, so that a stale fix can never garble the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.offset - b.offset || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.offset < at) continue;
    result += text.slice(at, edit.offset) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Takes items out of an array with their commas, leaving what stays as it stands. */
export function removeItems(array: ArrayNode, indexes: ReadonlySet<number>): TextEdit[] {
  return removeMembers(array, array.items, indexes);
}

/** Takes one item out of an array, without looking at the others. */
export function removeItem(array: ArrayNode, index: number): TextEdit[] {
  const item = array.items[index];
  const before = array.items[index - 1];
  const after = array.items[index + 1];
  if (!item) return [];
  if (before) return [{ offset: before.end, end: item.end, text: '' }];
  return [
    {
      offset: after ? item.offset : array.offset + 1,
      end: after ? after.offset : array.end - 1,
      text: '',
    },
  ];
}

/** Takes properties out of an object with their commas. */
export function removeProperties(object: ObjectNode, indexes: ReadonlySet<number>): TextEdit[] {
  return removeMembers(
    object,
    object.properties.map(({ key, value }) => ({ offset: key.offset, end: value?.end ?? key.end })),
    indexes,
  );
}

function removeMembers(
  parent: JsonNode,
  members: readonly { readonly offset: number; readonly end: number }[],
  indexes: ReadonlySet<number>,
): TextEdit[] {
  const first = members.findIndex((_, index) => !indexes.has(index));
  if (first < 0)
    return members.length > 0 && indexes.size > 0
      ? [{ offset: parent.offset + 1, end: parent.end - 1, text: '' }]
      : [];
  const edits: TextEdit[] = [];
  const head = members[0];
  const kept = members[first];
  if (first > 0 && head && kept) edits.push({ offset: head.offset, end: kept.offset, text: '' });
  // Behind the first kept member every removed one goes with the comma before it;
  // neighbours go as one edit.
  let lastEnd = kept?.end ?? 0;
  let from: number | undefined;
  for (let i = first + 1; i < members.length; i++) {
    const member = members[i];
    if (!member) continue;
    if (indexes.has(i)) from ??= lastEnd;
    else if (from !== undefined) {
      edits.push({ offset: from, end: lastEnd, text: '' });
      from = undefined;
    }
    lastEnd = member.end;
  }
  if (from !== undefined) edits.push({ offset: from, end: lastEnd, text: '' });
  return edits;
}
