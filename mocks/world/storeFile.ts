import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lockFile, StateFileRefused } from './fileLock.ts';
import { lineAfter, readJournal, writeJournal, type Content } from './journalFile.ts';
import type { Commit } from './journal.ts';
import { StorageFull, StoreGone, type CommitStore, type Kept, type Loaded } from './store.ts';

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');

/**
 * Reaches the disk with what a folder says about its files: a name put in place is only
 * then there for good.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined); // some systems do not open folders
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * Writes a whole file beside the old one, and puts it in its place when it is on the disk.
 * @throws StorageFull
 */
async function writeAside(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}.new`;
  const fresh = await open(aside, 'wx');
  try {
    await fresh.writeFile(text);
    await fresh.sync();
    await fresh.close();
    await rename(aside, file);
  } catch (error) {
    await fresh.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw isFull(error) ? new StorageFull() : error;
  }
  await syncFolder(dirname(file));
}

type Ours = Content & { readonly loaded: Loaded };

/** @throws StateFileRefused when the file is not ours */
function readOurs(file: string): Ours {
  const { loaded, ...rest } = readJournal(existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (loaded.state === 'foreign')
    throw new StateFileRefused(
      `${file} is not a state file of this backend. It was left as it is: name another file, or move it away.`,
    );
  return { loaded, ...rest };
}

/**
 * A store in one file, for one process: commits are only ever appended, and an append has
 * reached the disk when it returns. Starting over writes a new file beside the old one and puts
 * it in its place.
 * @throws StoreInUse, StateFileRefused; nothing has been written then
 */
export async function openFileStore(path: string): Promise<CommitStore> {
  const file = existsSync(path) ? realpathSync(path) : path; // a link stays one
  const lock = await lockFile(file);
  try {
    return storeIn(file, lock, readOurs(file));
  } catch (error) {
    lock.release();
    throw error;
  }
}

function storeIn(
  file: string,
  lock: Awaited<ReturnType<typeof lockFile>>,
  read: Ours,
): CommitStore {
  let content = read;
  let handle: FileHandle | undefined;
  let broken: StoreGone | undefined;
  const held = (): Kept | undefined =>
    content.loaded.state === 'ready' ? content.loaded : undefined;

  const checkUsable = (): void => {
    if (lock.lost()) broken ??= new StoreGone(`Another process has taken ${file} over.`);
    if (broken !== undefined) throw broken;
  };

  /** Opens for appending, behind the last whole line. */
  const appending = async (): Promise<FileHandle> => {
    if (handle !== undefined) return handle;
    handle = await open(file, 'a');
    await handle.truncate(content.length);
    return handle;
  };

  const writeAnew = async (kept: Kept): Promise<void> => {
    checkUsable();
    const { text, sum } = writeJournal(kept);
    await writeAside(file, text);
    await handle?.close();
    handle = undefined;
    content = {
      loaded: {
        state: 'ready',
        ...kept,
        head: { ...kept.head, no: kept.commits.length },
        commits: [...kept.commits],
      },
      sum,
      length: Buffer.byteLength(text),
    };
  };

  /**
   * Takes back half a line. What the disk has refused for another reason than room is not
   * trusted any more.
   */
  const takeBack = async (target: FileHandle, error: unknown): Promise<never> => {
    const cut = await target.truncate(content.length).then(
      () => true,
      () => false,
    );
    if (cut && isFull(error)) throw new StorageFull();
    broken = new StoreGone(
      `${file} could not be written: ${error instanceof Error ? error.message : String(error)}. Its changes up to now are whole; start again to go on.`,
    );
    throw broken;
  };

  const append = async (epoch: string, commit: Commit): Promise<boolean> => {
    checkUsable();
    const now = held();
    if (now === undefined || now.head.epoch !== epoch || now.head.no !== commit.no - 1)
      return false;
    const { line, sum } = lineAfter(content.sum, commit);
    const target = await appending();
    try {
      await target.appendFile(line);
      await target.datasync();
    } catch (error) {
      return takeBack(target, error);
    }
    (now.commits as Commit[]).push(commit); // the list is this store's own
    content = {
      loaded: { state: 'ready', ...now, head: { ...now.head, no: commit.no } },
      sum,
      length: content.length + Buffer.byteLength(line),
    };
    return true;
  };

  return {
    load: () => Promise.resolve(content.loaded),
    head: () => Promise.resolve(held()?.head),
    commitsAfter: (no) => Promise.resolve(held()?.commits.slice(no) ?? []),
    append,
    reset: writeAnew,
    adopt: writeAnew,
    truncate: async (no) => {
      const { loaded } = readJournal(await readFile(file, 'utf8'), no);
      if (loaded.state === 'ready') await writeAnew(loaded);
    },
    dump: () => readFile(file, 'utf8'),
    subscribe: () => () => undefined, // nobody else writes: the lock sees to that
    onGone: () => undefined, // told by the next call
    exclusively: (work) => work(),
    close: () => {
      void handle?.close();
      lock.release();
    },
  };
}
