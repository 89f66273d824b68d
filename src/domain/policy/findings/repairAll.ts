import { applyEdits } from '../text/edits.ts';
import type { Finding, TextEdit } from '../text/codes/finding.ts';

/**
 * Findings of one kind have the same rule and, where a rule tells of several slips,
 * the same repair.
 */
export const kindOf = ({ code, fix }: Finding): string =>
  code === 'JSON_SYNTAX_ERROR' ? `${code} ${fix?.title ?? ''}` : code;

/** A repair may bring others of its kind to light; more rounds than this help nobody. */
const maxRounds = 100;

/**
 * Makes every repair of a kind that is offered in a text, until there is none. Repairs that touch
 * the same place are made one after the other, each for the text that the one before left.
 * @param check the findings of a text
 * @returns the repaired text
 */
export function repairAll(
  text: string,
  kind: string,
  check: (text: string) => readonly Finding[],
): string {
  let repaired = text;
  let left = Number.POSITIVE_INFINITY;
  for (let round = 0; round < maxRounds; round += 1) {
    const fixable = check(repaired).filter(
      (finding) => finding.fix !== undefined && kindOf(finding) === kind,
    );
    // A repair that does not make them fewer would go on for ever.
    if (fixable.length === 0 || fixable.length >= left) break;
    left = fixable.length;
    repaired = applyEdits(repaired, apart(fixable));
  }
  return repaired;
}

/** The edits of findings that do not touch each other, each finding's whole or not at all. */
function apart(findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  let end = -1;
  for (const { fix } of findings) {
    const edits = fix?.edits ?? [];
    if (edits.some((edit) => edit.offset < end)) continue;
    taken.push(...edits);
    end = Math.max(end, ...edits.map((edit) => edit.end));
  }
  return taken;
}
