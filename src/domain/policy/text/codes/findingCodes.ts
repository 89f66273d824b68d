import { escalationCodes } from './escalationCodes.ts';
import { lintCodes } from './lintCodes.ts';
import { newCodes } from './newCodes.ts';
import { oldCodes } from './oldCodes.ts';
import { syntaxCodes } from './syntaxCodes.ts';
import type { CodeRow } from './codeRow.ts';

/** Every code a finding can have, in one table. */
export const findingCodes = {
  ...syntaxCodes,
  ...oldCodes,
  ...newCodes,
  ...lintCodes,
  ...escalationCodes,
} as const;

export type FindingCode = keyof typeof findingCodes;

/**
 * Codes as a lookup by any string, for findings that come from outside (saved, or over the API).
 */
const rows: ReadonlyMap<string, CodeRow> = new Map(Object.entries(findingCodes));

/** The table row of a code; undefined for a code that is none of ours. */
export function codeRow(code: string): CodeRow | undefined {
  return rows.get(code);
}

/** Why the rule exists, in a sentence or two. */
export function explanationOf(code: FindingCode): string {
  return findingCodes[code].explanation;
}
