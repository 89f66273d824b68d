import { ANY, globMatches, ONE, type Glob } from '../language/glob.ts';
import { bit, placesWhere } from './bits.ts';
import { freeLetter } from './freeLetter.ts';
import type { Shape } from './shape.ts';
import { TooLarge, type Budget } from './budget.ts';

/**
 * Words that no shape tells apart, by one of them. `fits`: the places of the shapes that they fit.
 */
export type WordClass = { readonly word: string; readonly fits: bigint };

export type WordOptions = {
  /** A letter that no shape mentions; chosen here when it is left out. */
  readonly free?: string;
  /** A letter that no word may hold: the colon inside a segment. */
  readonly without?: string;
  readonly budget: Budget;
  /** Named when it is too large. */
  readonly place: string;
};

const isLiteral = ({ glob, fold }: Shape): boolean => !fold && glob.every((code) => code >= 0);
const textOf = (glob: Glob): string => String.fromCharCode(...glob);

/** Whether a word belongs to a shape. */
export const fitsShape = ({ glob, fold }: Shape, word: string): boolean =>
  globMatches(glob, fold ? word.toLowerCase() : word);

/**
 * Cuts all words into finitely many classes: two words of a class fit the same shapes. Every class
 * that has a word is found.
 *
 * The shapes run side by side as one automaton over the letters they mention and one free letter
 * that stands for all others. A word with the free letter is preferred, since a class that has one
 * has infinitely many; a class without one has a single spelling or few, which is why plain words
 * are only walked when one of them is the only word of its class.
 */
export function wordClasses(shapes: readonly Shape[], options: WordOptions): readonly WordClass[] {
  const { without } = options;
  const free = options.free ?? freeLetter(shapes);
  const words = new Set(shapes.filter(isLiteral).map(({ glob }) => textOf(glob)));
  const usable = [...words].filter((word) => without === undefined || !word.includes(without));
  const patterns = shapes.filter((shape) => !isLiteral(shape));
  const apart = new Set<string>();
  let found = walk(patterns, free, options);
  for (
    let covered = found;
    (covered = found.filter((word) => words.has(word) && !apart.has(word))).length > 0;
  ) {
    for (const word of covered) apart.add(word);
    found = walk([...patterns, ...[...apart].map(literalShape)], free, options);
  }
  const classes = new Map<bigint, WordClass>();
  for (const word of [...usable, ...found]) {
    const fits = placesWhere(shapes, (shape) => fitsShape(shape, word));
    if (!classes.has(fits)) classes.set(fits, { word, fits });
  }
  return [...classes.values()];
}

/** The shape of one word. */
export function literalShape(word: string): Shape {
  return {
    glob: Array.from({ length: word.length }, (_, index) => word.charCodeAt(index)),
    fold: false,
  };
}

const END = -3;
const MOST_STATES = 4_000;

type Automaton = {
  readonly codes: readonly number[];
  readonly folds: readonly boolean[];
  readonly ends: ReadonlyMap<number, number>;
  readonly starts: readonly number[];
};

function automatonOf(shapes: readonly Shape[]): Automaton {
  const codes: number[] = [];
  const folds: boolean[] = [];
  const starts: number[] = [];
  const ends = new Map<number, number>();
  for (const [place, { glob, fold }] of shapes.entries()) {
    starts.push(codes.length);
    for (const code of [...glob, END]) {
      codes.push(code);
      folds.push(fold);
    }
    ends.set(codes.length - 1, place);
  }
  return { codes, folds, ends, starts };
}

/** Adds a point, and those behind it that an empty run of an asterisk reaches. */
function enter({ codes }: Automaton, points: Set<number>, point: number): void {
  points.add(point);
  for (let at = point; codes[at] === ANY; at += 1) points.add(at + 1);
}

function step(automaton: Automaton, points: readonly number[], letter: number): readonly number[] {
  const next = new Set<number>();
  const lower = String.fromCharCode(letter).toLowerCase().charCodeAt(0);
  for (const point of points) {
    const code = automaton.codes[point];
    if (code === ANY) enter(automaton, next, point);
    else if (code === ONE || code === (automaton.folds[point] === true ? lower : letter))
      enter(automaton, next, point + 1);
  }
  return [...next].toSorted((a, b) => a - b);
}

/** The letters that some point waits for; every other letter does what the free one does. */
function awaited(
  { codes, folds }: Automaton,
  points: readonly number[],
  cased: boolean,
): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const point of points) {
    const code = codes[point] ?? END;
    if (code < 0) continue;
    letters.add(code);
    if (cased && folds[point] === true)
      letters.add(String.fromCharCode(code).toUpperCase().charCodeAt(0));
  }
  return letters;
}

type Visit = {
  readonly points: readonly number[];
  readonly word: string;
  readonly hasFree: boolean;
};

/**
 * One word of each class of the shapes, the shortest, with the free letter where the class
 * has such a word.
 */
function walk(
  shapes: readonly Shape[],
  free: string,
  { without, budget, place }: WordOptions,
): readonly string[] {
  if (shapes.length === 0) return [free];
  const automaton = automatonOf(shapes);
  const cased = shapes.some(({ fold }) => !fold);
  const first = new Set<number>();
  for (const start of automaton.starts) enter(automaton, first, start);
  const queue: Visit[] = [
    { points: [...first].toSorted((a, b) => a - b), word: '', hasFree: false },
  ];
  const seen = new Set([keyOf(queue[0])]);
  const found = new Map<bigint, Visit>();
  for (const visit of queue) {
    const fits = accepted(automaton, visit.points);
    const known = found.get(fits);
    if (known === undefined || (visit.hasFree && !known.hasFree)) found.set(fits, visit);
    const letters = [...awaited(automaton, visit.points, cased)].map((code) =>
      String.fromCharCode(code),
    );
    for (const letter of [free, ...letters]) {
      if (letter === without) continue;
      const next: Visit = {
        points: step(automaton, visit.points, letter.charCodeAt(0)),
        word: visit.word + letter,
        hasFree: visit.hasFree || letter === free,
      };
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > MOST_STATES) throw new TooLarge(place);
      queue.push(next);
    }
  }
  budget.spend(queue.length, place);
  return [...found.values()].map(({ word }) => word);
}

const keyOf = (visit: Visit | undefined): string =>
  visit === undefined ? '' : `${visit.hasFree ? '+' : '-'}${visit.points.join()}`;

function accepted({ ends }: Automaton, points: readonly number[]): bigint {
  let fits = 0n;
  for (const point of points) {
    const place = ends.get(point);
    if (place !== undefined) fits |= bit(place);
  }
  return fits;
}
