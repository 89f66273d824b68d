import { randomBytes } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';

/** A file cannot be used as the place where a world is kept. Nothing was written. */
export class StateFileRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StateFileRefused';
  }
}

/** Another process writes to the file. */
export class StoreInUse extends StateFileRefused {
  constructor(file: string, owner: string) {
    super(
      `${file} is in use by ${owner}. End it first, or name another file. If you are sure that nothing runs there, remove ${file}.lock.`,
    );
    this.name = 'StoreInUse';
  }
}

/**
 * Who holds a lock. `born` and `space` tell a process from a later one with the same number, where
 * the system can say so.
 */
type Owner = {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
  readonly born?: string;
  readonly space?: string;
};

/** How often a holder shows that it is alive, and how long a newcomer waits for that sign (ms). */
const beat = 1_000;
const patience = 3_500;

/** Who holds locks in this process: a number that was used again by ourselves is nobody else's. */
const held = new Set<string>();

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/**
 * When a process began, in ticks since the machine did, on this boot; undefined where the
 * system does not tell.
 */
function bornOf(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  // The name of the program stands in brackets and may hold anything; the 20th field
  // behind it is the time.
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return boot === undefined || ticks === undefined ? undefined : `${boot}/${ticks}`;
}

/** The space in which process numbers count: containers have their own. */
const spaceOf = (): string | undefined => attempt(() => readlinkSync('/proc/self/ns/pid'));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Reads a lock. Version 0.1.0 wrote the number of its process only; undefined for what no
 * version has written.
 */
function readOwner(text: string): Owner | undefined {
  if (/^[1-9]\d{0,9}$/.test(text)) return { pid: Number(text), host: hostname(), nonce: '' };
  const owner = attempt((): unknown => JSON.parse(text));
  return typeof owner === 'object' &&
    owner !== null &&
    'pid' in owner &&
    typeof owner.pid === 'number' &&
    'nonce' in owner
    ? (owner as Owner)
    : undefined;
}

/** Whether the owner lives, as far as the system can say without waiting. */
function verdict(
  path: string,
  { pid, host, nonce, born, space }: Owner,
): 'alive' | 'dead' | 'unknown' {
  if (held.has(nonce)) return 'alive';
  // this process has just begun and holds nothing
  if (nonce === '' && pid === process.pid) return 'dead';
  if (host !== hostname() || space !== (nonce === '' ? undefined : spaceOf())) return 'unknown';
  if (!isAlive(pid)) return 'dead';
  const now = bornOf(pid);
  if (born !== undefined && now !== undefined) return born === now ? 'alive' : 'dead';
  // A lock of 0.1.0 that is older than the process of its number is of an earlier one.
  const since = attempt(() => statSync(`/proc/${pid}`).ctimeMs);
  const written = attempt(() => statSync(path).mtimeMs);
  if (nonce === '')
    return since !== undefined && written !== undefined && since > written + 2_000
      ? 'dead'
      : 'alive';
  return 'unknown';
}

/** Waits for a sign of life: the holder touches its lock every second. */
async function beats(path: string): Promise<boolean> {
  const before = attempt(() => statSync(path).mtimeMs);
  for (let waited = 0; waited < patience; waited += 250) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = attempt(() => statSync(path).mtimeMs);
    if (now !== before) return now !== undefined;
  }
  return false;
}

/** Who the lock names, in words. */
const nameOf = ({ pid, host }: Owner): string =>
  `process ${pid}${host === hostname() ? '' : ` on ${host}`}`;

/**
 * Removes what a dead owner has left.
 * @throws StateFileRefused when it is not dead, or the lock is no lock of ours
 */
async function clear(file: string, path: string): Promise<void> {
  const text = attempt(() => readFileSync(path, 'utf8'));
  if (text === undefined) return; // it went away by itself
  const owner = readOwner(text);
  if (owner === undefined)
    throw new StateFileRefused(
      `${path} is not a lock of this backend. Name another state file, or remove ${path}.`,
    );
  const found = verdict(path, owner);
  if (found === 'alive' || (found === 'unknown' && (await beats(path))))
    throw new StoreInUse(file, nameOf(owner));
  // Somebody else may have cleared and taken it meanwhile.
  if (attempt(() => readFileSync(path, 'utf8')) === text) rmSync(path, { force: true });
}

/**
 * Links a file into place, or writes it there where the file system has no links.
 * @throws EEXIST when something is there
 */
function put(aside: string, path: string, text: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    writeFileSync(path, text, { flag: 'wx' });
  }
}

/** A lock that is held. `lost` when somebody else has taken it, as after a long sleep. */
export type Lock = { readonly lost: () => boolean; readonly release: () => void };

/**
 * Takes a file for this process. What a dead owner has left is taken over, whatever process
 * has its number now.
 * @throws StoreInUse naming the living owner; StateFileRefused when the lock file
 * is somebody else's
 */
export async function lockFile(file: string): Promise<Lock> {
  const path = `${file}.lock`;
  const nonce = randomBytes(8).toString('hex');
  const [born, space] = [bornOf(process.pid), spaceOf()];
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    nonce,
    ...(born !== undefined && { born }),
    ...(space !== undefined && { space }),
  };
  const text = JSON.stringify(owner);
  await clear(file, path);
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const aside = `${path}.${nonce}`;
  writeFileSync(aside, text, { flag: 'wx' });
  try {
    put(aside, path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StoreInUse(file, 'a process that has just started');
  } finally {
    rmSync(aside, { force: true });
  }
  held.add(nonce);
  const isOurs = (): boolean => attempt(() => readFileSync(path, 'utf8')) === text;
  let lost = false;
  const timer = setInterval(() => {
    lost ||= !isOurs();
    if (!lost) attempt(() => utimesSync(path, new Date(), new Date()));
  }, beat);
  timer.unref();
  return {
    lost: () => lost,
    release: () => {
      clearInterval(timer);
      held.delete(nonce);
      if (isOurs()) rmSync(path, { force: true });
    },
  };
}
