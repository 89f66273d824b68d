import { expect } from 'vitest';
import { applyEdits } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import { parsePolicyText } from '../text/text.ts';
import { toVisual } from '../visual/visual.ts';
import type { EditableBlock } from '../visual/visualTypes.ts';

/** A policy, or a part of one, as JSON has it. */
export type Json = Record<string, unknown>;

/** A statement with what the visual editor may change of it. */
export type StatementJson = {
  Effect: string;
  Action: string[] | string;
  Resource?: string[] | string | null;
  Condition?: Record<string, Record<string, string[] | string>> | null;
};

/** The layouts in which policies come: as documents print them, as tools write them, by hand. */
export const layouts: Readonly<Record<string, (document: Json) => string>> = {
  'four blanks': (document) => JSON.stringify(document, null, 4),
  'two blanks, CRLF': (document) => JSON.stringify(document, null, 2).replaceAll('\n', '\r\n'),
  tabs: (document) => JSON.stringify(document, null, '\t'),
  compact: (document) => JSON.stringify(document),
  'lists on one line': (document) =>
    JSON.stringify(document, null, 2).replaceAll(
      /\[\s+("[^[\]{}]*")\s+\]/g,
      (_, items: string) => `[${items.replaceAll(/,\s+/g, ', ')}]`,
    ),
};

/** The blocks of a text that can be edited. */
export const editable = (text: string): EditableBlock[] =>
  toVisual(text).blocks.flatMap((block) => (block.readOnly ? [] : [block]));

/** The statements of a text. */
export const statementsOf = (text: string): StatementJson[] =>
  (JSON.parse(text) as { Statement: StatementJson[] }).Statement;

/** One value or several, as a list. */
export const list = (value: string[] | string | null | undefined): string[] =>
  value === undefined || value === null ? [] : typeof value === 'string' ? [value] : value;

/** Everything the edits do not replace is still there, in order. */
function expectUntouched(text: string, edits: readonly TextEdit[], result: string): void {
  let from = 0;
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const kept = text.slice(from, edit.offset);
    expect(result.slice(at, at + kept.length)).toBe(kept);
    at += kept.length + edit.text.length;
    from = edit.end;
  }
  expect(result.slice(at)).toBe(text.slice(from));
}

/** The text after the edits, which replace what they name and leave JSON behind. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits);
  expectUntouched(text, edits, result);
  expect(parsePolicyText(result).syntaxFindings).toEqual([]);
  return result;
}
