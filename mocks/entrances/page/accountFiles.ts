import { deleteDB } from 'idb';
import type { AccountFiles, AccountRead, BroughtAccount } from '#src/api/accountFiles.ts';
import { sharedStorage } from '#src/api/tabStorage.ts';
import { limits } from '#mocks/account/in/files/limits.ts';
import { databaseName } from '#mocks/world/storeIndexedDb.ts';
import { keysOf } from './browserKeys.ts';
import { asking, type Ask, type End } from './asking.ts';
import type { AccountReading } from './accountReading.ts';

const listKey = 'accounts';

function readList(): readonly BroughtAccount[] {
  try {
    const stored: unknown = JSON.parse(sharedStorage.getItem(listKey) ?? '[]');
    return Array.isArray(stored) ? (stored as readonly BroughtAccount[]) : [];
  } catch {
    return [];
  }
}

const writeList = (accounts: readonly BroughtAccount[]): void =>
  accounts.length === 0
    ? sharedStorage.removeItem(listKey)
    : sharedStorage.setItem(listKey, JSON.stringify(accounts));

const holds = (workspace: string): boolean => readList().some((one) => one.workspace === workspace);

/** Reads that live in a worker, by what the page sees of them. */
const readings = new WeakMap<AccountRead, Ask<AccountReading>>();

function askAbout(read: AccountRead): Ask<AccountReading> {
  const ask = readings.get(read);
  if (ask === undefined) throw new Error('Nothing was read.');
  return ask;
}

/** A worker that reads accounts, and how it is ended. */
export type Reader = { readonly end: End; readonly close: () => void };

function workerReader(onError: () => void): Reader {
  const worker = new Worker(new URL('accountWorker.ts', import.meta.url), { type: 'module' });
  worker.onerror = onError;
  return { end: worker, close: () => worker.terminate() };
}

/**
 * Brings accounts into workspaces of this browser. Files are read by a worker, which keeps what was
 * read: the page stays free, and stopping ends it at once.
 */
export function accountFilesBy(start: (onError: () => void) => Reader): AccountFiles {
  return {
    read: async (files, { signal, onProgress }) => {
      signal.throwIfAborted();
      const { end, close } = start(() => fail(new Error('The files could not be read.')));
      const { ask, fail } = asking<AccountReading>(end);
      signal.addEventListener('abort', () => {
        close();
        fail(new DOMException('Stopped.', 'AbortError'));
      });
      let total = 0;
      for (const [index, { path, size, bytes: read }] of files.entries()) {
        total += size;
        const isTooBig = size > limits.file || total > limits.total;
        const bytes = isTooBig ? undefined : await read().catch(() => undefined);
        signal.throwIfAborted();
        await ask('add', { path, size, bytes }, bytes === undefined ? [] : [bytes.buffer]);
        onProgress(index + 1);
      }
      const seen = await ask('finish', { at: Date.now(), epoch: crypto.randomUUID() });
      readings.set(seen, ask);
      return seen;
    },
    compare: async (read, where) =>
      holds(where.workspace) ? askAbout(read)('compare', where) : undefined,
    open: async (read, { workspace, masked, carry }) => {
      const isCarried = carry && holds(workspace);
      await askAbout(read)('open', { workspace, masked, carry: isCarried });
      const name = masked ? 'masked account' : (read.account?.name ?? '');
      const others = readList().filter((one) => one.workspace !== workspace);
      writeList([...others, { workspace, name, at: Date.now(), masked }]);
    },
    list: readList,
    forget: async (workspace) => {
      await deleteDB(databaseName(workspace));
      for (const key of keysOf(workspace)) sharedStorage.removeItem(key);
      writeList(readList().filter((one) => one.workspace !== workspace));
    },
  };
}

export const pageAccountFiles: AccountFiles = accountFilesBy(workerReader);
