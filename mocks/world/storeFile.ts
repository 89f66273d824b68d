import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { hash32 } from '../ground/ids.ts';
import type { Commit } from './journal.ts';
import { StorageFull, type CommitStore, type Head, type Loaded } from './store.ts';

/** Another process writes to the file. */
export class StoreInUse extends Error {
  constructor(file: string, pid: number) {
    super(`${file} is in use by process ${pid}`);
    this.name = 'StoreInUse';
  }
}

/** A line is `<sum> <json>`: the sum covers the line before too, so that a missing or changed line shows. */
const sumOf = (previous: number, json: string): number => hash32(`${previous}/${json}`);
const lineOf = (sum: number, json: string): string => `${sum} ${json}\n`;

type Content = {
  readonly loaded: Loaded;
  readonly sum: number;
  /** Bytes that can be read; what follows was never finished. */ readonly length: number;
};

/**
 * Reads a journal: its head, then one commit a line. A last line that was not finished (the power went) is left out; any
 * other line that does not fit is damage.
 */
function read(text: string): Content {
  const lines = text.split('\n');
  const unfinished = lines.pop() ?? '';
  const commits: Commit[] = [];
  let head: Head | undefined;
  let sum = 0;
  for (const [index, line] of lines.entries()) {
    const [, given, json] = /^(\d+) (.*)$/s.exec(line) ?? [];
    const next = json === undefined ? undefined : sumOf(sum, json);
    if (json === undefined || next === undefined || Number(given) !== next) {
      const reason =
        index === 0
          ? 'The first line of the file cannot be read.'
          : `Line ${index + 1} of the file cannot be read.`;
      return {
        loaded: { state: 'damaged', reason, ...(head && { head, intactUntil: commits.length }) },
        sum,
        length: 0,
      };
    }
    if (head === undefined) head = JSON.parse(json) as Head;
    else commits.push(JSON.parse(json) as Commit);
    sum = next;
  }
  const length = Buffer.byteLength(text) - Buffer.byteLength(unfinished);
  if (head === undefined) return { loaded: { state: 'empty' }, sum, length: 0 };
  return {
    loaded: { state: 'ready', head: { ...head, no: commits.length }, commits },
    sum,
    length,
  };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Takes the file for this process. A lock whose process has gone is taken over. @throws StoreInUse */
function lock(file: string): () => void {
  const path = `${file}.lock`;
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    if (Number.isInteger(pid) && pid > 0 && isAlive(pid)) throw new StoreInUse(file, pid);
    rmSync(path, { force: true });
  }
  const descriptor = openSync(path, 'wx');
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
  return () => rmSync(path, { force: true });
}

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');

/**
 * A store in one file, for one process: commits are only ever appended, and an append has reached the disk when it
 * returns. Starting over writes a new file beside the old one and puts it in its place. @throws StoreInUse
 */
export async function openFileStore(file: string): Promise<CommitStore> {
  const unlock = lock(file);
  let content = read(existsSync(file) ? readFileSync(file, 'utf8') : '');
  let handle: FileHandle | undefined;
  const held = (): { head: Head; commits: readonly Commit[] } | undefined =>
    content.loaded.state === 'ready' ? content.loaded : undefined;

  /** Opens for appending, behind the last whole line. */
  const appending = async (): Promise<FileHandle> => {
    if (handle !== undefined) return handle;
    handle = await open(file, 'a');
    await handle.truncate(content.length);
    return handle;
  };

  const writeAnew = async (head: Head, commits: readonly Commit[]): Promise<void> => {
    let sum = 0;
    const text = [{ ...head, no: 0 }, ...commits]
      .map((entry) => {
        const json = JSON.stringify(entry);
        sum = sumOf(sum, json);
        return lineOf(sum, json);
      })
      .join('');
    await handle?.close();
    handle = undefined;
    const fresh = await open(`${file}.new`, 'w');
    try {
      await fresh.writeFile(text);
      await fresh.sync();
    } finally {
      await fresh.close();
    }
    await rename(`${file}.new`, file);
    content = {
      loaded: { state: 'ready', head: { ...head, no: commits.length }, commits: [...commits] },
      sum,
      length: Buffer.byteLength(text),
    };
  };

  return {
    load: () => Promise.resolve(content.loaded),
    head: () => Promise.resolve(held()?.head),
    commitsAfter: (no) => Promise.resolve(held()?.commits.slice(no) ?? []),
    append: async (epoch, commit) => {
      const now = held();
      if (now === undefined || now.head.epoch !== epoch || now.head.no !== commit.no - 1)
        return false;
      const json = JSON.stringify(commit);
      const sum = sumOf(content.sum, json);
      const line = lineOf(sum, json);
      const target = await appending();
      try {
        await target.appendFile(line);
        await target.datasync();
      } catch (error) {
        await target.truncate(content.length); // half a line must not stand before the next one
        throw isFull(error) ? new StorageFull() : error;
      }
      (now.commits as Commit[]).push(commit); // the list is this store's own
      content = {
        loaded: { state: 'ready', head: { ...now.head, no: commit.no }, commits: now.commits },
        sum,
        length: content.length + Buffer.byteLength(line),
      };
      return true;
    },
    reset: (head) => writeAnew(head, []),
    truncate: async (no) => {
      const intact = read(
        (await readFile(file, 'utf8'))
          .split('\n')
          .slice(0, no + 1)
          .join('\n')
          .concat('\n'),
      );
      if (intact.loaded.state === 'ready')
        await writeAnew(intact.loaded.head, intact.loaded.commits);
    },
    dump: () => readFile(file, 'utf8'),
    subscribe: () => () => undefined, // nobody else writes: the lock sees to that
    exclusively: (work) => work(),
    close: () => {
      void handle?.close();
      unlock();
    },
  };
}
