import { ANY, ONE, type Glob } from '../language/glob.ts';
import type { Template } from '../language/variables.ts';
import type { Shape } from './shape.ts';

/** A text with the variable in it, at a place where it is compared with other patterns. */
export type Occurrence = {
  readonly template: Template;
  readonly key: string;
  readonly fold: boolean;
};

type Around = { readonly before: readonly number[] | null; readonly after: number | 'end' | 'any' };

const codes = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

/**
 * What stands before each mention of the variable (null: not fixed) and the first thing behind it.
 */
function mentions({ template, key, fold }: Occurrence): readonly Around[] {
  const folded = (text: string): string => (fold ? text.toLowerCase() : text);
  return template.parts.flatMap((part, index): readonly Around[] => {
    if (part.type !== 'variable' || part.key.toLowerCase() !== key) return [];
    const earlier = template.parts.slice(0, index);
    const next = template.parts[index + 1];
    const fixed = earlier.every(({ type }) => type === 'text');
    const before = earlier.flatMap((one) => (one.type === 'text' ? codes(folded(one.text)) : []));
    const after =
      next === undefined ? 'end' : next.type === 'text' ? folded(next.text).charCodeAt(0) : 'any';
    return [{ before: fixed ? before : null, after }];
  });
}

/** Points of a pattern from which an empty run leads on. */
function closed(glob: Glob, points: Iterable<number>): ReadonlySet<number> {
  const all = new Set<number>();
  for (const point of points) {
    all.add(point);
    for (let at = point; glob[at] === ANY; at += 1) all.add(at + 1);
  }
  return all;
}

function after(glob: Glob, text: readonly number[]): ReadonlySet<number> {
  let points = closed(glob, [0]);
  for (const letter of text) {
    const next: number[] = [];
    for (const point of points) {
      const code = glob[point];
      if (code === ANY) next.push(point);
      else if (code === ONE || code === letter) next.push(point + 1);
    }
    points = closed(glob, next);
  }
  return points;
}

/** Where the value may end, so that what stands behind the variable can go on from there. */
function endings(glob: Glob, from: number, next: Around['after']): readonly number[] {
  const found: number[] = [];
  for (let point = from; point <= glob.length; point += 1) {
    const code = glob[point];
    const goesOn =
      next === 'any' ||
      (next === 'end'
        ? glob.slice(point).every((rest) => rest === ANY)
        : code === next || code === ONE || code === ANY);
    if (goesOn) found.push(point);
  }
  return found;
}

const MOST = 400;

/**
 * What the value of a variable must be compared with, since its text meets other patterns: the
 * stretches of those patterns that the value itself can cover. `team/ann` beside
 * `team/${g:UserName}` makes `ann` a value of its own.
 * @returns null when there are too many
 */
export function inducedShapes(
  occurrence: Occurrence,
  others: readonly Shape[],
): readonly Shape[] | null {
  const found = new Map<string, Shape>();
  for (const { before, after: next } of mentions(occurrence)) {
    for (const { glob, fold } of others) {
      const starts =
        before === null
          ? Array.from({ length: glob.length + 1 }, (_, point) => point)
          : after(glob, before);
      for (const start of starts) {
        for (const end of endings(glob, start, next)) {
          const part = glob.slice(start, end);
          found.set(`${fold}${part.join()}`, { glob: part, fold: fold || occurrence.fold });
          if (found.size > MOST) return null;
        }
      }
    }
  }
  return [...found.values()];
}
