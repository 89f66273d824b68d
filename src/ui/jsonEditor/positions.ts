import type { EditorEdit } from './types.ts';

/** 1-based line and column, as editors count them. */
export type Position = { readonly line: number; readonly column: number };

/**
 * Line and column of an offset, whatever mixture of line ends the text has: the editor keeps one
 * kind of line end, so offsets of the original text are only safe as lines and columns.
 */
export function positionAt(text: string, offset: number): Position {
  const stop = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let start = 0;
  for (let i = 0; i < stop; i++) {
    const code = text.charCodeAt(i);
    const lineEnd = code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10);
    if (lineEnd) {
      line++;
      start = i + 1;
    }
  }
  return { line, column: stop - start + 1 };
}

/**
 * The smallest single replacement that turns `before` into `after`; undefined when they are equal.
 */
export function singleEdit(before: string, after: string): EditorEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { offset: head, end: before.length - tail, text: after.slice(head, after.length - tail) };
}
