import type { TextEdit } from './codes/finding.ts';
import { applyEdits } from './edits.ts';

/** The one stretch in which two texts differ: where it begins, and where it ends in either. */
function differing(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { start, beforeEnd: before.length - tail, afterEnd: after.length - tail };
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Edits cut for one JSON text, repeated on what it has become meanwhile.
 * @returns undefined where they touch what was changed, or would make the text no JSON any more:
 * then only whoever made them knows what is meant
 */
export function rebasedEdits(
  edits: readonly TextEdit[],
  before: string,
  now: string,
): readonly TextEdit[] | undefined {
  if (before === now) return edits;
  const { start, beforeEnd, afterEnd } = differing(before, now);
  const moved: TextEdit[] = [];
  for (const edit of edits) {
    const shift = edit.offset >= beforeEnd ? afterEnd - beforeEnd : 0;
    if (edit.end > start && edit.offset < beforeEnd) return undefined;
    moved.push({ ...edit, offset: edit.offset + shift, end: edit.end + shift });
  }
  return isJson(applyEdits(now, moved)) ? moved : undefined;
}
