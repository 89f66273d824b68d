import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import { dump, headAfter, headOf, load, recordsOf, sumOf, type Schema } from './indexedDbLayout.ts';
import type { Commit } from './journal.ts';
import { StorageFull, StoreGone, type CommitStore, type Kept } from './store.ts';

/** Name of the database in which a workspace lies. */
export const databaseName = (workspace: string): string => `rehearsal/${workspace}`;

type Stores = ['head', 'commits', 'base'];
type Writing = { readonly [S in Stores[number]]: IDBPObjectStore<Schema, Stores, S, 'readwrite'> };

/** What happens to a database under its users. */
type Fate = { readonly gone: (reason: StoreGone) => void };

const deleted = (): StoreGone => new StoreGone('The saved world was deleted.');

/** Opens the database, of this version or, when a later console has made it, as it is. */
async function open(
  name: string,
  fate: Fate,
): Promise<{ readonly db: IDBPDatabase<Schema>; readonly newer: boolean }> {
  const callbacks = {
    // Somebody wants to delete or upgrade the database: this connection must not stand in the way,
    // and is of no use any more.
    blocking: (_current: number, blocked: number | null, event: IDBVersionChangeEvent) => {
      (event.target as IDBDatabase).close();
      fate.gone(
        blocked === null
          ? deleted()
          : new StoreGone('A newer version of this console has taken the saved world over.'),
      );
    },
    // The browser has thrown the database away.
    terminated: () => fate.gone(deleted()),
  };
  try {
    const db = await openDB<Schema>(name, 2, {
      ...callbacks,
      upgrade: (upgrading, from) => {
        if (from < 1) {
          upgrading.createObjectStore('head');
          upgrading.createObjectStore('commits', { keyPath: 'no' });
        }
        upgrading.createObjectStore('base', { keyPath: 'table' });
      },
    });
    return { db, newer: false };
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
    return { db: await openDB<Schema>(name, undefined, callbacks), newer: true };
  }
}

/** Puts a whole world in place of what is there. */
async function replace({ head, commits, base }: Writing, kept: Kept): Promise<void> {
  const records = recordsOf(kept);
  await Promise.all([base.clear(), commits.clear()]);
  await Promise.all([
    ...records.base.map((record) => base.put(record)),
    ...records.commits.map((record) => commits.add(record)),
    head.put(records.head, 'head'),
  ]);
}

/**
 * Puts the base beside commits that have none, if they still are those of `kept`: another tab may
 * have been faster.
 */
async function adopt({ head, base }: Writing, kept: Kept): Promise<void> {
  const newest = await head.get('head');
  if (
    newest === undefined ||
    newest.format !== undefined ||
    newest.epoch !== kept.head.epoch ||
    newest.no !== kept.commits.length
  )
    return;
  const records = recordsOf(kept);
  await Promise.all([
    ...records.base.map((record) => base.put(record)),
    head.put({ ...records.head, sum: newest.sum }, 'head'),
  ]);
}

/**
 * The store of the page: one database per workspace, shared by its tabs. A commit is compared
 * and appended in one transaction; where the browser has Web Locks, deciding and appending is
 * exclusive too. Other tabs are told by a broadcast, but nothing depends on it: every call
 * reads the head first.
 */
export async function openIndexedDbStore(workspace: string): Promise<CommitStore> {
  const name = databaseName(workspace);
  const mourners = new Set<(reason: StoreGone) => void>();
  let gone: StoreGone | undefined;
  const { db, newer } = await open(name, {
    gone: (reason) => {
      gone ??= reason;
      mourners.forEach((mourner) => mourner(reason));
    },
  });
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const tell = (): void => channel?.postMessage('changed');
  const listeners = new Set<() => void>();
  channel?.addEventListener('message', () => listeners.forEach((listener) => listener()));

  const opened = (): IDBPDatabase<Schema> => {
    if (gone !== undefined) throw gone;
    return db;
  };

  const write = async <T>(work: (stores: Writing) => Promise<T>): Promise<T> => {
    const tx = opened().transaction(['head', 'commits', 'base'], 'readwrite');
    const done = tx.done.then(
      () => undefined,
      (error: unknown) => error ?? new Error('The transaction was aborted'),
    );
    try {
      const result = await work({
        head: tx.objectStore('head'),
        commits: tx.objectStore('commits'),
        base: tx.objectStore('base'),
      });
      const failure = await done;
      if (failure !== undefined) throw failure as Error;
      tell();
      return result;
    } catch (error) {
      abort(tx); // what was written before the failure must not stay
      await done;
      throw isFull(error) ? new StorageFull() : error;
    }
  };

  return {
    load: async () => (newer ? { state: 'newer', format: opened().version } : load(opened())),
    head: async () => {
      const found = newer ? undefined : await opened().get('head', 'head');
      return found && headOf(found);
    },
    commitsAfter: async (no) =>
      (await opened().getAll('commits', IDBKeyRange.lowerBound(no, true))).map(
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
    reset: (kept) => write((stores) => replace(stores, kept)),
    adopt: (kept) => write((stores) => adopt(stores, kept)),
    truncate: async (no) => {
      const next = await headAfter(opened(), no);
      await write(async ({ head, commits }) => {
        await commits.delete(IDBKeyRange.lowerBound(no, true));
        if (next !== undefined) await head.put(next, 'head');
      });
    },
    dump: () => dump(opened(), workspace),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onGone: (listener) => {
      mourners.add(listener);
      if (gone !== undefined) listener(gone);
    },
    exclusively: (work) => (hasLocks() ? navigator.locks.request(name, work) : work()),
    close: () => {
      channel?.close();
      db.close();
    },
  };
}

/** A transaction that has ended by itself cannot be aborted any more. */
function abort(tx: { readonly abort: () => void }): void {
  try {
    tx.abort();
  } catch {
    // it has aborted itself, or was never begun
  }
}

const hasLocks = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
