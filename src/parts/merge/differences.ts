import { stretchesOf } from './lineMerge.ts';

/** What a form holds, field by field, as text. */
export type Values<K extends string> = Readonly<Record<K, string>>;

/** A field of a form; one of `lines` is compared line by line. */
export type Field = { readonly label: string; readonly lines?: true };

/** Whose text is taken. `both` takes theirs and then mine. */
export type Choice = 'theirs' | 'mine' | 'both';

/** A place where two people left different texts. Without a `suggestion` both have changed it. */
export type Difference = {
  readonly key: string;
  readonly label: string;
  readonly lines: boolean;
  readonly base: string;
  readonly theirs: string;
  readonly mine: string;
  readonly suggestion: Choice | undefined;
};

/** A piece of a field: agreed text, or a difference that is decided by a choice. */
type Piece = { readonly text: string } | Difference;

const suggested = (base: string, theirs: string, mine: string): Choice | undefined =>
  mine === base ? 'theirs' : theirs === base ? 'mine' : undefined;

function pieceOf(key: string, label: string, lines: boolean, texts: readonly string[]): Piece {
  const [base = '', theirs = '', mine = ''] = texts;
  if (theirs === mine) return { text: mine };
  return { key, label, lines, base, theirs, mine, suggestion: suggested(base, theirs, mine) };
}

/** Lines end with a line break here, so that a stretch without lines is no text. */
const block = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

function linePieces(key: string, label: string, texts: readonly string[]): readonly Piece[] {
  const [base = '', theirs = '', mine = ''] = texts;
  let at = 1;
  return stretchesOf(base, theirs, mine).map((stretch, index) => {
    const from = at;
    at += stretch.mine.length;
    const place = `${label}, ${stretch.mine.length > 1 ? `lines ${from}–${at - 1}` : `line ${from}`}`;
    return pieceOf(`${key} ${index}`, place, true, [
      block(stretch.base),
      block(stretch.theirs),
      block(stretch.mine),
    ]);
  });
}

/** Two changes of one thing: what both began with, what is there now, what is to be saved. */
export type Conflict<K extends string> = {
  readonly fields: Readonly<Record<K, Field>>;
  readonly base: Values<K>;
  readonly theirs: Values<K>;
  readonly mine: Values<K>;
};

/** The names of an object's own members, with their type. */
export const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(record) as K[]; // Object.keys forgets them

function piecesOf<K extends string>({ fields, base, theirs, mine }: Conflict<K>, key: K) {
  const { label, lines } = fields[key];
  const texts = [base[key], theirs[key], mine[key]];
  return lines === true ? linePieces(key, label, texts) : [pieceOf(key, label, false, texts)];
}

/** Every place where the two changes leave different texts, in the order of the fields. */
export const differencesOf = <K extends string>(conflict: Conflict<K>): readonly Difference[] =>
  keysOf(conflict.fields).flatMap((key) =>
    piecesOf(conflict, key).filter((piece) => 'key' in piece),
  );

function chosen(piece: Piece, choices: Readonly<Record<string, Choice>>): string {
  if (!('key' in piece)) return piece.text;
  const choice = choices[piece.key] ?? piece.suggestion ?? 'mine';
  return choice === 'both' ? piece.theirs + piece.mine : piece[choice];
}

/**
 * The values that follow from what was chosen at each difference; where nothing was
 * chosen, the suggestion.
 */
export function mergedValues<K extends string>(
  conflict: Conflict<K>,
  choices: Readonly<Record<string, Choice>>,
): Values<K> {
  const entries = keysOf(conflict.fields).map((key) => {
    const text = piecesOf(conflict, key)
      .map((piece) => chosen(piece, choices))
      .join('');
    return [key, conflict.fields[key].lines === true ? text.replace(/\n$/, '') : text] as const;
  });
  return Object.fromEntries(entries) as Values<K>; // one for each field
}

/** What was changed of the fields. */
export const changedOf = <K extends string>(
  before: Values<K>,
  after: Values<K>,
): Partial<Values<K>> =>
  Object.fromEntries(
    keysOf(after)
      .filter((key) => after[key] !== before[key])
      .map((key) => [key, after[key]]),
  ) as Partial<Values<K>>; // some of the fields
