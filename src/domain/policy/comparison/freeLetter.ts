import type { Shape } from './shape.ts';

/** Letters that read well in an example, tried in this order. */
const READABLE = 'xyzqwkvjh0123456789';
/** Where every letter above is taken: the letters of a script that policies hardly use. */
const FALLBACK = 0x4e00;

/** Letters that none of the texts mentions, without case, the readable ones first. Never ends. */
export function* freeLetters(mentioned: ReadonlySet<string>): Generator<string, never> {
  for (const letter of READABLE) if (!mentioned.has(letter)) yield letter;
  for (let code = FALLBACK; ; code += 1) {
    const letter = String.fromCharCode(code);
    if (!mentioned.has(letter)) yield letter;
  }
}

/** The letters of shapes, lower case. */
export function lettersOf(shapes: readonly Shape[]): ReadonlySet<string> {
  const letters = new Set<string>();
  for (const { glob } of shapes)
    for (const code of glob) if (code >= 0) letters.add(String.fromCharCode(code).toLowerCase());
  return letters;
}

/** A letter that no shape mentions. */
export const freeLetter = (shapes: readonly Shape[]): string =>
  freeLetters(lettersOf(shapes)).next().value;
