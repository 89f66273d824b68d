/**
 * Wildcard matching without regular expressions built from user text.
 *
 * `globMatches` keeps one point to go back to (the last `*`), so its cost is at most pattern length
 * × text length and in practice linear: there is no nesting that could make it explode.
 */

/** Any run of characters, also none. */
export const ANY = -1;
/** Exactly one character. */
export const ONE = -2;

/**
 * A pattern as UTF-16 code units, with `ANY` and `ONE` for the wildcards. A literal `*` is
 * simply its code unit.
 */
export type Glob = readonly number[];

/**
 * Reads a pattern in which `*` is always a wildcard and `?` only where the grammar has it
 * (5.0 and StringMatch; version 1.1 does not document `?`).
 */
export function parseGlob(text: string, questionMark: boolean): Glob {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '*') {
      if (codes.at(-1) !== ANY) codes.push(ANY);
    } else if (char === '?' && questionMark) {
      codes.push(ONE);
    } else {
      codes.push(text.charCodeAt(i));
    }
  }
  return codes;
}

/** Whether the whole text fits the pattern. */
export function globMatches(glob: Glob, text: string): boolean {
  let g = 0;
  let t = 0;
  let afterStar = -1;
  let retryFrom = 0;
  while (t < text.length) {
    const code = glob[g];
    if (code === ANY) {
      g += 1;
      if (g === glob.length) return true;
      afterStar = g;
      retryFrom = t;
    } else if (code === ONE || code === text.charCodeAt(t)) {
      g += 1;
      t += 1;
    } else if (afterStar >= 0) {
      retryFrom += 1;
      g = afterStar;
      t = retryFrom;
    } else {
      return false;
    }
  }
  while (glob[g] === ANY) g += 1;
  return g === glob.length;
}

/** One segment of an action or resource, prepared for its commonest shapes. */
export type SegmentPattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'glob'; readonly glob: Glob };

const ANYTHING: SegmentPattern = { kind: 'any' };

/** Reads one segment. The caller folds case where the grammar ignores it. */
export function parseSegment(text: string, questionMark: boolean): SegmentPattern {
  if (text === '*') return ANYTHING;
  const star = text.indexOf('*');
  const plain = !questionMark || !text.includes('?');
  if (plain && star < 0) return { kind: 'literal', text };
  if (plain && star === text.length - 1) return { kind: 'prefix', text: text.slice(0, -1) };
  return { kind: 'glob', glob: parseGlob(text, questionMark) };
}

/** Whether a segment fits its pattern. */
export function segmentMatches(pattern: SegmentPattern, text: string): boolean {
  switch (pattern.kind) {
    case 'any':
      return true;
    case 'literal':
      return pattern.text === text;
    case 'prefix':
      return text.startsWith(pattern.text);
    case 'glob':
      return globMatches(pattern.glob, text);
  }
}
