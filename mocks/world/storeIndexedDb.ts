import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { hash32 } from '../ground/ids.ts';
import type { Commit } from './journal.ts';
import { StorageFull, type CommitStore, type Head, type Loaded } from './store.ts';

/** A commit as it lies in the database: its text, and a sum over it and the one before, so that damage shows. */
type Stored = { readonly no: number; readonly text: string; readonly sum: number };
/** The head with the sum of the newest commit, so that an append reads one record only. */
type StoredHead = Head & { readonly sum: number };

interface Schema extends DBSchema {
  head: { key: 'head'; value: StoredHead };
  commits: { key: number; value: Stored };
}

const databaseName = (workspace: string): string => `rehearsal/${workspace}`;
const sumOf = (previous: number, text: string): number => hash32(`${previous}/${text}`);

/**
 * The store of the page: one database per workspace, shared by its tabs. A commit is compared and appended in one
 * transaction; where the browser has Web Locks, deciding and appending is exclusive too. Other tabs are told by a
 * broadcast, but nothing depends on it: every call reads the head first.
 */
export async function openIndexedDbStore(workspace: string): Promise<CommitStore> {
  const name = databaseName(workspace);
  const db = await openDB<Schema>(name, 1, {
    upgrade: (upgrading) => {
      upgrading.createObjectStore('head');
      upgrading.createObjectStore('commits', { keyPath: 'no' });
    },
    // Another tab wants to delete or upgrade the database: this one must not stand in its way.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const tell = (): void => channel?.postMessage('changed');
  const listeners = new Set<() => void>();
  channel?.addEventListener('message', () => listeners.forEach((listener) => listener()));

  const write = async <T>(work: (tx: Writing) => Promise<T>): Promise<T> => {
    const tx = db.transaction(['head', 'commits'], 'readwrite');
    try {
      const [result] = await Promise.all([
        work({ head: tx.objectStore('head'), commits: tx.objectStore('commits') }),
        tx.done,
      ]);
      tell();
      return result;
    } catch (error) {
      throw isFull(error) ? new StorageFull() : error;
    }
  };

  return {
    load: () => load(db),
    head: async () => {
      const found = await db.get('head', 'head');
      return found && headOf(found);
    },
    commitsAfter: async (no) =>
      (await db.getAll('commits', IDBKeyRange.lowerBound(no, true))).map(
        ({ text }) => JSON.parse(text) as Commit,
      ),
    append: (epoch, commit) =>
      write(async ({ head, commits }) => {
        const newest = await head.get('head');
        if (newest === undefined || newest.epoch !== epoch || newest.no !== commit.no - 1)
          return false;
        const text = JSON.stringify(commit);
        const sum = sumOf(newest.sum, text);
        await commits.add({ no: commit.no, text, sum });
        await head.put({ ...newest, no: commit.no, sum }, 'head');
        return true;
      }),
    reset: (next) =>
      write(async ({ head, commits }) => {
        await commits.clear();
        await head.put({ ...next, sum: 0 }, 'head');
      }),
    truncate: (no) =>
      write(async ({ head, commits }) => {
        await commits.delete(IDBKeyRange.lowerBound(no, true));
        const newest = await head.get('head');
        const last = no === 0 ? undefined : await commits.get(no);
        if (newest !== undefined) await head.put({ ...newest, no, sum: last?.sum ?? 0 }, 'head');
      }),
    dump: async () =>
      JSON.stringify({
        workspace,
        head: await db.get('head', 'head'),
        commits: await db.getAll('commits'),
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exclusively: (work) => (hasLocks() ? navigator.locks.request(name, work) : work()),
    close: () => {
      channel?.close();
      db.close();
    },
  };
}

type Stores = ['head', 'commits'];
type Writing = {
  readonly head: IDBPObjectStore<Schema, Stores, 'head', 'readwrite'>;
  readonly commits: IDBPObjectStore<Schema, Stores, 'commits', 'readwrite'>;
};

/** Reads everything and checks it: numbers without a gap, sums that follow from each other, a head that fits. */
async function load(db: IDBPDatabase<Schema>): Promise<Loaded> {
  const [head, stored] = await Promise.all([db.get('head', 'head'), db.getAll('commits')]);
  if (head === undefined && stored.length === 0) return { state: 'empty' };
  if (!isHead(head))
    return { state: 'damaged', reason: 'The record that says which world this is cannot be read.' };
  const commits: Commit[] = [];
  let sum = 0;
  for (const record of stored) {
    const commit =
      record.no === commits.length + 1 && record.sum === sumOf(sum, record.text)
        ? parseCommit(record.text)
        : undefined;
    if (commit === undefined)
      return {
        state: 'damaged',
        reason: `Change ${commits.length + 1} cannot be read.`,
        head: headOf(head),
        intactUntil: commits.length,
      };
    commits.push(commit);
    sum = record.sum;
  }
  if (head.no !== commits.length)
    return {
      state: 'damaged',
      reason: `${head.no} changes are announced, ${commits.length} are there.`,
      head: headOf(head),
      intactUntil: Math.min(head.no, commits.length),
    };
  return { state: 'ready', head: headOf(head), commits };
}

function isHead(value: unknown): value is StoredHead {
  if (typeof value !== 'object' || value === null) return false;
  const { epoch, scenario, params, seedVersion, openedAt, no, sum } = value as Record<
    string,
    unknown
  >;
  return (
    typeof epoch === 'string' &&
    typeof scenario === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    [seedVersion, openedAt, no, sum].every((number) => typeof number === 'number')
  );
}

function parseCommit(text: unknown): Commit | undefined {
  try {
    const commit: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof commit === 'object' &&
      commit !== null &&
      Array.isArray((commit as { changes?: unknown }).changes)
      ? (commit as Commit)
      : undefined;
  } catch {
    return undefined;
  }
}

const headOf = ({ epoch, scenario, params, seedVersion, openedAt, no }: StoredHead): Head => ({
  epoch,
  scenario,
  params,
  seedVersion,
  openedAt,
  no,
});

const hasLocks = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
