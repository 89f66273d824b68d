import type { Base } from './base.ts';
import { hash32 } from '../ground/ids.ts';
import type { Commit } from './journal.ts';
import { storeFormat, type Head, type Kept, type Loaded } from './store.ts';
import type { Row } from '../ground/table.ts';

/**
 * A line is `<sum> <json>`: the sum covers the line before too, so that a missing or
 * changed line shows.
 */
const sumOf = (previous: number, json: string): number => hash32(`${previous}/${json}`);

/**
 * The first line: the head, and how many lines with rows of the base follow. Format 1 has none and
 * does not name itself.
 */
type FirstLine = Omit<Head, 'format'> & { readonly format?: number; readonly tables?: number };
type BaseLine = { readonly table: string; readonly rows: readonly Row[] };

/** What a file holds. */
export type Content = {
  /** `foreign`: nothing of ours. */
  readonly loaded: Loaded | { readonly state: 'foreign' };
  /** The sum of the last line that counts: the next one goes on from it. */
  readonly sum: number;
  /** Bytes that can be read; what follows was never finished. */
  readonly length: number;
};

/** Length in UTF-8; a page has no Buffer. */
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function entryOf(
  line: string,
  previous: number,
): { readonly sum: number; readonly json: string } | undefined {
  const [, given, json] = /^(\d{1,10}) (.*)$/s.exec(line) ?? [];
  const sum = json === undefined ? undefined : sumOf(previous, json);
  return json === undefined || sum === undefined || Number(given) !== sum
    ? undefined
    : { sum, json };
}

function firstLineOf(
  line: string,
): { readonly first: FirstLine; readonly sum: number } | undefined {
  const entry = entryOf(line, 0);
  if (entry === undefined) return undefined;
  const first: unknown = JSON.parse(entry.json); // the sum says that it was written as JSON
  return typeof first === 'object' &&
    first !== null &&
    'epoch' in first &&
    'scenario' in first &&
    'openedAt' in first
    ? { first: first as FirstLine, sum: entry.sum }
    : undefined;
}

const damaged = (line: number, rest: object = {}): Loaded => ({
  state: 'damaged',
  reason: `Line ${line} of the file cannot be read.`,
  ...rest,
});

/**
 * Reads a journal: its head, the rows it began with, then one commit a line. A last line that was
 * not finished (the power went) is left out; any other line that does not fit is damage. A file
 * that does not begin with a head is not ours.
 * @param until reads this many commits at most
 */
export function readJournal(text: string, until = Infinity): Content {
  if (text === '') return { loaded: { state: 'empty' }, sum: 0, length: 0 };
  const lines = text.split('\n');
  const unfinished = lines.pop() ?? '';
  const start = firstLineOf(lines[0] ?? '');
  if (start === undefined) return { loaded: { state: 'foreign' }, sum: 0, length: 0 };
  const { format = 1, tables = 0, epoch, scenario, params, openedAt } = start.first;
  if (format > storeFormat) return { loaded: { state: 'newer', format }, sum: 0, length: 0 };
  const head: Head = { format, epoch, scenario, params, openedAt, no: 0 };
  const parts: unknown[] = [];
  let { sum } = start;
  const wanted = lines.slice(1, 1 + tables + until);
  for (const line of wanted) {
    const entry = entryOf(line, sum);
    if (entry === undefined) break;
    parts.push(JSON.parse(entry.json));
    sum = entry.sum;
  }
  const whole = parts.length === wanted.length;
  if (parts.length < tables) return { loaded: damaged(parts.length + 2, { head }), sum, length: 0 };
  const base: Base | undefined =
    format === 1
      ? undefined
      : Object.fromEntries(
          (parts.slice(0, tables) as BaseLine[]).map(({ table, rows }) => [table, rows]),
        );
  const commits = parts.slice(tables) as Commit[];
  if (!whole)
    return {
      loaded: damaged(parts.length + 2, { head, intactUntil: commits.length }),
      sum,
      length: 0,
    };
  return {
    loaded: { state: 'ready', head: { ...head, no: commits.length }, base, commits },
    sum,
    length: bytesOf(text) - bytesOf(unfinished),
  };
}

/** The line that stands for `entry` behind one with the sum `previous`. */
export function lineAfter(
  previous: number,
  entry: object,
): { readonly line: string; readonly sum: number } {
  const json = JSON.stringify(entry);
  const sum = sumOf(previous, json);
  return { line: `${sum} ${json}\n`, sum };
}

/** A whole world as the text of a file. */
export function writeJournal({ head, base = {}, commits }: Kept): {
  readonly text: string;
  readonly sum: number;
} {
  const rows = Object.entries(base).map(([table, content]): BaseLine => ({ table, rows: content }));
  let sum = 0;
  const lines = [{ ...head, no: 0, tables: rows.length }, ...rows, ...commits].map((entry) => {
    const next = lineAfter(sum, entry);
    ({ sum } = next);
    return next.line;
  });
  return { text: lines.join(''), sum };
}
