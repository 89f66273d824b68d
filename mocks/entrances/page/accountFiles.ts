import { deleteDB } from 'idb';
import type {
  AccountDrift,
  AccountFiles,
  AccountRead,
  BroughtAccount,
} from '#src/api/accountFiles.ts';
import { sharedStorage } from '#src/api/tabStorage.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import { driftBetween, type Drift } from '#mocks/account/in/drift.ts';
import { limits } from '#mocks/account/in/files/limits.ts';
import { AccountReader, importedScenario, type Imported } from '#mocks/account/in/importAccount.ts';
import { masked } from '#mocks/account/in/mask.ts';
import type { Kept } from '#mocks/world/store.ts';
import { databaseName, openIndexedDbStore } from '#mocks/world/storeIndexedDb.ts';
import { keysOf } from './browserKeys.ts';

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

/** What was read, behind what the page sees of it. */
const readings = new WeakMap<AccountRead, Kept>();

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function seen({ report, kept, account }: Imported): AccountRead {
  const marks = kept?.base?.['importMarks'] ?? [];
  const counts = new Map<string, number>();
  for (const mark of marks)
    if ('code' in mark) counts.set(String(mark.code), (counts.get(String(mark.code)) ?? 0) + 1);
  const marked = [...counts].map(([code, count]) => ({ code, count }));
  const read: AccountRead = { report: { ...report, marked }, account };
  if (kept !== undefined) readings.set(read, kept);
  return read;
}

const keptOf = (read: AccountRead, isMasked: boolean): Kept => {
  const kept = readings.get(read);
  if (kept === undefined) throw new Error('Nothing was read.');
  return isMasked ? masked(kept) : kept;
};

/** What a workspace holds, where that is an account that was brought in. */
async function heldIn(workspace: string): Promise<Kept | undefined> {
  const store = await openIndexedDbStore(workspace);
  try {
    const loaded = await store.load();
    return loaded.state === 'ready' && loaded.head.scenario === importedScenario
      ? loaded
      : undefined;
  } finally {
    store.close();
  }
}

async function drift(
  read: AccountRead,
  workspace: string,
  isMasked: boolean,
): Promise<Drift | undefined> {
  const held = readList().some((one) => one.workspace === workspace)
    ? await heldIn(workspace)
    : undefined;
  return held && driftBetween(held, keptOf(read, isMasked));
}

/** Brings accounts into workspaces of this browser. */
export const pageAccountFiles: AccountFiles = {
  read: async (files, { signal, onProgress }) => {
    const reader = new AccountReader();
    let total = 0;
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      total += file.size;
      if (file.size > limits.file || total > limits.total)
        reader.refuse(file.path, 'TOO_BIG', 'Bigger than what is read here.');
      else {
        const bytes = await file.bytes().catch(() => undefined);
        if (bytes === undefined)
          reader.refuse(file.path, 'FILE_NOT_READ', 'The browser could not read it.');
        else reader.add({ name: file.path, bytes });
      }
      onProgress(index + 1);
      await turn();
    }
    const catalog = await fullCatalogView();
    signal.throwIfAborted();
    return seen(reader.finish(Date.now(), crypto.randomUUID(), catalog));
  },
  compare: async (read, { workspace, masked: isMasked }): Promise<AccountDrift | undefined> => {
    const found = await drift(read, workspace, isMasked);
    return found && { live: found.live, rehearsed: found.rehearsed };
  },
  open: async (read, { workspace, masked: isMasked, carry }) => {
    const carried = carry ? (await drift(read, workspace, isMasked))?.carried : undefined;
    const kept = carried ?? keptOf(read, isMasked);
    const store = await openIndexedDbStore(workspace);
    try {
      await store.reset(kept);
    } finally {
      store.close();
    }
    const name = isMasked ? 'masked account' : (read.account?.name ?? '');
    const others = readList().filter((one) => one.workspace !== workspace);
    writeList([...others, { workspace, name, at: Date.now(), masked: isMasked }]);
  },
  list: readList,
  forget: async (workspace) => {
    await deleteDB(databaseName(workspace));
    for (const key of keysOf(workspace)) sharedStorage.removeItem(key);
    writeList(readList().filter((one) => one.workspace !== workspace));
  },
};
