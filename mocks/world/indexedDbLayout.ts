import type { DBSchema, IDBPDatabase } from 'idb';
import type { Base } from './base.ts';
import { hash32 } from '../ground/ids.ts';
import type { Commit } from './journal.ts';
import { storeFormat, type Head, type Kept, type Loaded } from './store.ts';
import type { Row } from '../ground/table.ts';

/**
 * A commit as it lies in the database: its text, and a sum over it and the one before, so
 * that damage shows.
 */
type StoredCommit = { readonly no: number; readonly text: string; readonly sum: number };
/**
 * Rows of one table that the world began with. A record of this form called `headCopy` keeps
 * the head once more.
 */
type StoredRows = { readonly table: string; readonly text: string; readonly sum: number };
/**
 * The head with the sum of the newest commit, so that an append reads one record only. Format 1
 * does not name itself.
 */
export type StoredHead = Omit<Head, 'format'> & { readonly format?: number; readonly sum: number };

export interface Schema extends DBSchema {
  head: { key: 'head'; value: StoredHead };
  commits: { key: number; value: StoredCommit };
  base: { key: string; value: StoredRows };
}

const headCopy = '*head';

/** The sum of a commit's text behind the one with the sum `previous`. */
export const sumOf = (previous: number, text: string): number => hash32(`${previous}/${text}`);

/** A world as the records of an empty database. */
export function recordsOf({ head, base = {}, commits }: Kept): {
  readonly head: StoredHead;
  readonly base: readonly StoredRows[];
  readonly commits: readonly StoredCommit[];
} {
  let sum = 0;
  const stored = commits.map((commit) => {
    const text = JSON.stringify(commit);
    sum = sumOf(sum, text);
    return { no: commit.no, text, sum };
  });
  const texts = [[headCopy, head] as const, ...Object.entries(base)].map(
    ([table, content]) => [table, JSON.stringify(content)] as const,
  );
  return {
    head: { ...head, no: commits.length, sum },
    base: texts.map(([table, text]) => ({ table, text, sum: hash32(text) })),
    commits: stored,
  };
}

export const headOf = ({
  format = 1,
  epoch,
  scenario,
  params,
  openedAt,
  no,
}: StoredHead): Head => ({ format, epoch, scenario, params, openedAt, no });

function isHead(value: unknown): value is StoredHead {
  if (typeof value !== 'object' || value === null) return false;
  const { epoch, scenario, params, openedAt, no, sum } = value as Record<string, unknown>;
  return (
    typeof epoch === 'string' &&
    typeof scenario === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    [openedAt, no, sum].every((number) => typeof number === 'number')
  );
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function parseCommit(text: unknown): Commit | undefined {
  const commit = parse(text);
  return typeof commit === 'object' &&
    commit !== null &&
    Array.isArray((commit as { changes?: unknown }).changes)
    ? (commit as Commit)
    : undefined;
}

/** The commits up to the first that is not whole, and the sum of the last of them. */
function wholeCommits(stored: readonly StoredCommit[]): {
  readonly commits: readonly Commit[];
  readonly sum: number;
} {
  const commits: Commit[] = [];
  let sum = 0;
  for (const record of stored) {
    const commit =
      record.no === commits.length + 1 && record.sum === sumOf(sum, record.text)
        ? parseCommit(record.text)
        : undefined;
    if (commit === undefined) break;
    commits.push(commit);
    sum = record.sum;
  }
  return { commits, sum };
}

/** What the world began with; `lost` when it is not whole. */
function baseIn(records: readonly StoredRows[]): Base | 'lost' {
  const tables = records
    .filter(({ table }) => table !== headCopy)
    .map(
      ({ table, text, sum }) => [table, hash32(text) === sum ? parse(text) : undefined] as const,
    );
  if (tables.length === 0 || tables.some(([, rows]) => !Array.isArray(rows))) return 'lost';
  // the sums say that we wrote them
  return Object.fromEntries(tables) as Record<string, readonly Row[]>;
}

/** The head: its own record, or the copy beside the base when that is not whole. */
function headIn(record: unknown, base: readonly StoredRows[]): StoredHead | undefined {
  if (isHead(record)) return record;
  const copy = base.find(({ table, text, sum }) => table === headCopy && hash32(text) === sum);
  const head = { ...(parse(copy?.text) as object | undefined), sum: 0 };
  return isHead(head) ? head : undefined;
}

/**
 * Reads everything at one moment and checks it: numbers without a gap, sums that follow from each
 * other, a head that fits.
 */
export async function load(db: IDBPDatabase<Schema>): Promise<Loaded> {
  const tx = db.transaction(['head', 'commits', 'base']);
  const [record, stored, rows] = await Promise.all([
    tx.objectStore('head').get('head'),
    tx.objectStore('commits').getAll(),
    tx.objectStore('base').getAll(),
  ]);
  if (record === undefined && stored.length === 0 && rows.length === 0) return { state: 'empty' };
  const format = (record as { format?: unknown } | undefined)?.format;
  if (typeof format === 'number' && format > storeFormat) return { state: 'newer', format };
  const head = headIn(record, rows);
  if (head === undefined)
    return { state: 'damaged', reason: 'The record that says which world this is cannot be read.' };
  const base = head.format === undefined ? undefined : baseIn(rows);
  if (base === 'lost')
    return {
      state: 'damaged',
      reason: 'What this world began with cannot be read.',
      head: headOf(head),
    };
  const { commits, sum } = wholeCommits(stored);
  const reason = complaint(record, stored.length, commits.length, sum);
  if (reason !== undefined)
    return { state: 'damaged', reason, head: headOf(head), intactUntil: commits.length };
  return { state: 'ready', head: headOf(head), base, commits };
}

/** What does not fit, in words; undefined when all does. */
function complaint(
  record: unknown,
  stored: number,
  whole: number,
  sum: number,
): string | undefined {
  if (whole < stored) return `Change ${whole + 1} cannot be read.`;
  if (!isHead(record)) return 'The record that says which world this is cannot be read.';
  if (record.no !== whole) return `${record.no} changes are announced, ${whole} are there.`;
  return record.sum === sum
    ? undefined
    : 'The record that says which world this is does not fit its changes.';
}

/** The head record of a world cut off after `no` commits: what `truncate` writes. */
export async function headAfter(
  db: IDBPDatabase<Schema>,
  no: number,
): Promise<StoredHead | undefined> {
  const [record, last, rows] = await Promise.all([
    db.get('head', 'head'),
    no === 0 ? undefined : db.get('commits', no),
    db.getAll('base'),
  ]);
  const head = headIn(record, rows);
  return head && { ...head, no, sum: last?.sum ?? 0 };
}

/** Everything in a database of whatever version, as JSON text. */
export async function dump(db: IDBPDatabase<Schema>, workspace: string): Promise<string> {
  const stores = await Promise.all(
    [...db.objectStoreNames].map(async (name) => [name, await db.getAll(name)] as const),
  );
  return JSON.stringify({ workspace, version: db.version, ...Object.fromEntries(stores) });
}
