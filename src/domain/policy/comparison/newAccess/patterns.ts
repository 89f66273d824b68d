import { globMatches, parseGlob } from '#src/domain/policy/language/glob.ts';
import type { PolicyVersion } from '#src/domain/policy/language/document.ts';

/** The parts of an Action string, folded; null when the string is no action of its grammar and fits nothing. */
export type ActionParts = readonly [service: string, type: string, operation: string];

/** Takes an Action string of 1.1 or 5.0 apart. `*` alone is every action in 5.0. */
export function actionParts(text: string, version: PolicyVersion): ActionParts | null {
  const parts = text.toLowerCase().split(':');
  if (parts.length === 1 && parts[0] === '*' && version === '5.0') return ['*', '*', '*'];
  const [service = '', type = '', operation = ''] = parts;
  return parts.length === 3 ? [service === 'identity' ? 'iam' : service, type, operation] : null;
}

const isWild = (text: string): boolean => /[*?]/.test(text);

/**
 * Whether everything that fits `narrow` fits `wide`. The narrow text is compared as it stands, its wildcards as
 * characters: that finds the usual inclusions and never a wrong one. A `?` of the wide one would take a `*` for one
 * character, and a variable means another text for each request, so these count only where the texts are the same.
 */
export function includes(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '*') return true;
  if (wide.includes('${') || narrow.includes('${')) return false;
  if (wide.includes('?') && isWild(narrow)) return false;
  return globMatches(parseGlob(wide, true), narrow);
}

/** Whether some text may fit both. Says yes when in doubt. */
export function meets(a: string, b: string): boolean {
  if (a.includes('${') || b.includes('${')) return true;
  if (!isWild(a)) return globMatches(parseGlob(b, true), a);
  if (!isWild(b)) return globMatches(parseGlob(a, true), b);
  // Both have wildcards: only their fixed ends can keep them apart.
  const [startA = '', startB = ''] = [a, b].map((text) => text.split(/[*?]/)[0] ?? '');
  const [endA = '', endB = ''] = [a, b].map((text) => text.split(/[*?]/).at(-1) ?? '');
  const starts = startA.startsWith(startB) || startB.startsWith(startA);
  return starts && (endA.endsWith(endB) || endB.endsWith(endA));
}

/** Whether every action that fits `narrow` fits `wide`; part by part, as `includes`. */
export const actionIncludes = (wide: ActionParts, narrow: ActionParts): boolean =>
  wide.every((part, index) => includes(part, narrow[index] ?? ''));
/** Whether some action may fit both; part by part, as `meets`. */
export const actionMeets = (a: ActionParts, b: ActionParts): boolean =>
  a.every((part, index) => meets(part, b[index] ?? ''));

const RESOURCE_PARTS = 5;
/** Service and type of a resource are compared without case. */
const FOLDED: ReadonlySet<number> = new Set([0, 3]);

/** Splits at the first four colons; null for `*` and for strings of fewer parts. A colon inside a variable splits too, which only makes the comparison stricter. */
function resourceParts(text: string): readonly string[] | null {
  const parts = text.split(':');
  if (parts.length < RESOURCE_PARTS) return null;
  return [...parts.slice(0, RESOURCE_PARTS - 1), parts.slice(RESOURCE_PARTS - 1).join(':')].map(
    (part, index) => (FOLDED.has(index) ? part.toLowerCase() : part),
  );
}

/** Whether every resource that fits `narrow` fits `wide`. */
export function resourceIncludes(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === '*') return true;
  if (wide.includes('${') || narrow.includes('${')) return false;
  const wideParts = resourceParts(wide);
  const narrowParts = resourceParts(narrow);
  return (
    wideParts !== null &&
    narrowParts !== null &&
    wideParts.every((part, index) => includes(part, narrowParts[index] ?? ''))
  );
}
