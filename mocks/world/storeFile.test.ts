import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedStore } from '../pipeline/storedWorld.ts';
import { lineAfter } from './journalFile.ts';
import { StoreGone, type CommitStore } from './store.ts';
import { StateFileRefused, StoreInUse } from './fileLock.ts';
import { openFileStore } from './storeFile.ts';
import { createTestBackend } from '../testing/testBackend.ts';

let folder: string;
let file: string;
let opened: CommitStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'world.journal');
  opened = [];
});
afterEach(() => {
  opened.forEach((store) => store.close());
  rmSync(folder, { recursive: true });
});

async function reopened() {
  opened.forEach((store) => store.close());
  const store = await openFileStore(file);
  opened.push(store);
  return createTestBackend({ store });
}

const create = (name: string, { api }: Awaited<ReturnType<typeof createTestBackend>>) =>
  api.groupCreate({ body: { group: { name } } });
const names = async ({ api }: Awaited<ReturnType<typeof createTestBackend>>) =>
  (await api.groupList({})).groups.map(({ name }) => name);

describe('a journal in a file', () => {
  it('brings the world back, with its tokens', async () => {
    const first = await reopened();
    await create('kept', first);
    const token = first.backend.controls.signInAs('admin');
    const second = await reopened();
    expect(await names(second)).toContain('kept');
    expect((await second.apiWith(token).groupList({})).groups.length).toBeGreaterThan(0);
    expect(second.backend.controls.state().commit_no).toBe(1);
  });

  it('leaves out a last line that was not finished, and goes on behind the whole ones', async () => {
    const first = await reopened();
    await create('whole', first);
    await create('torn', first);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, -20));
    const second = await reopened();
    expect(await names(second)).toContain('whole');
    expect(await names(second)).not.toContain('torn');
    await create('later', second);
    expect(await names(await reopened())).toEqual(expect.arrayContaining(['whole', 'later']));
  });

  it.each(['a changed line', 'a missing line', 'rubbish'])(
    'tells %s, and restores what is before it',
    async (damage) => {
      const first = await reopened();
      for (const name of ['one', 'two', 'three']) await create(name, first);
      const lines = readFileSync(file, 'utf8').split('\n');
      const second = lines.findIndex((line) => line.includes('"two"'));
      if (damage === 'a changed line')
        lines[second] = (lines[second] ?? '').replace('"two"', '"zwo"');
      else if (damage === 'a missing line') lines.splice(second, 1);
      writeFileSync(file, lines.join('\n'));
      if (damage === 'rubbish') appendFileSync(file, 'rubbish\n');
      const intact = damage === 'rubbish' ? 3 : 1;
      await expect(reopened()).rejects.toThrow(DamagedStore);
      await expect(reopened()).rejects.toMatchObject({ intactUntil: intact });
      opened.forEach((store) => store.close());
      const store = await openFileStore(file);
      await store.truncate(intact);
      store.close();
      const third = await reopened();
      expect(await names(third)).toContain('one');
      expect(third.backend.controls.state().commit_no).toBe(intact);
    },
  );

  it('tells damage of what it began with, of which nothing can be restored', async () => {
    await reopened();
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('RehearsalCo', 'RehearsalXX'));
    await expect(reopened()).rejects.toMatchObject({ intactUntil: undefined });
  });

  it('starts over in place of the old world', async () => {
    const first = await reopened();
    await create('gone', first);
    await first.backend.controls.open({ scenario: 'ucs' });
    await first.apiAs('admin').groupCreate({ body: { group: { name: 'new' } } });
    const second = await reopened();
    expect(await names(second)).toContain('new');
    expect(await names(second)).not.toContain('gone');
    expect(second.backend.controls.state().scenario).toBe('ucs');
  });
});

describe('a state file that is not ours', () => {
  const lineOf = (entry: object): string => lineAfter(0, entry).line;
  const head = { epoch: 'e', scenario: 'fresh', params: {}, openedAt: 1, no: 0 };

  it.each<[string, string, RegExp]>([
    ['JSON', '{"my":"data"}', /is not a state file of this backend.*name another file/],
    ['JSON with a line feed', '{"my":"data"}\n', /is not a state file/],
    ['a text', 'Dear diary,\ntoday', /is not a state file/],
    ['one line feed', '\n', /is not a state file/],
    ['a journal of somebody else', lineOf({ format: 2, name: 'x' }), /is not a state file/],
    ['half a head', lineOf(head).slice(0, -9), /is not a state file/],
    ['a head whose sum is another', lineOf(head).replace('fresh', 'fresx'), /is not a state file/],
  ])('is refused and left as it was: %s', async (_, text, reason) => {
    writeFileSync(file, text);
    await expect(openFileStore(file)).rejects.toThrow(reason);
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual([text, ['world.journal']]);
  });

  it('of a newer format is refused and left as it was', async () => {
    const text = `${lineOf({ ...head, format: 3, tables: 0, more: true })}whatever comes then\n`;
    writeFileSync(file, text);
    await expect(reopened()).rejects.toThrow(/has format 3.*left as it is/);
    opened.splice(0).forEach((store) => store.close());
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual([text, ['world.journal']]);
  });

  it('and has another’s lock or draft beside it leaves those too', async () => {
    writeFileSync(`${file}.new`, 'mine');
    await reopened();
    opened.splice(0).forEach((store) => store.close());
    expect(readFileSync(`${file}.new`, 'utf8')).toBe('mine');
    writeFileSync(`${file}.lock`, 'mine');
    await expect(openFileStore(file)).rejects.toThrow(StateFileRefused);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe('mine');
  });

  it('is not a link to one of ours: the link stays', async () => {
    await reopened();
    opened.splice(0).forEach((store) => store.close());
    const link = join(folder, 'link');
    symlinkSync(file, link);
    const store = await openFileStore(link);
    opened.push(store);
    const test = await createTestBackend({ store });
    await test.backend.controls.open({ scenario: 'ucs' });
    expect(readFileSync(file, 'utf8')).toContain('"scenario":"ucs"');
  });
});

describe('a lock', () => {
  const lock = (): string => `${file}.lock`;
  const child = () =>
    spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  /** A lock as a backend on this machine would have written it. */
  const written = async (change: object): Promise<string> => {
    const store = await openFileStore(file);
    const text = JSON.stringify({
      ...(JSON.parse(readFileSync(lock(), 'utf8')) as object),
      nonce: 'of another',
      ...change,
    });
    store.close();
    return text;
  };

  it('keeps a second backend out, naming the living owner and how to go on', async () => {
    await reopened();
    await expect(openFileStore(file)).rejects.toThrow(StoreInUse);
    await expect(openFileStore(file)).rejects.toThrow(
      `in use by process ${process.pid}. End it first, or name another file.`,
    );
  });

  it('goes with its store, and only with its own', async () => {
    const store = await openFileStore(file);
    writeFileSync(lock(), 'of somebody else');
    store.close();
    expect(readFileSync(lock(), 'utf8')).toBe('of somebody else');
  });

  it.each(['the own number', 'the number of another process', 'a number that nobody has'])(
    'of a dead process does not keep anybody out: %s',
    async (whose) => {
      const other = child();
      const pid =
        whose === 'the own number'
          ? process.pid
          : whose === 'a number that nobody has'
            ? 999_999_999
            : (other.pid ?? 0);
      writeFileSync(lock(), await written({ pid, born: 'another boot/1' }));
      await expect(reopened()).resolves.toBeDefined();
      other.kill();
    },
  );

  it('of a living process with the number it was taken with keeps others out', async () => {
    const other = child();
    const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const born = `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
    writeFileSync(lock(), await written({ pid: other.pid, born }));
    await expect(openFileStore(file)).rejects.toThrow(`in use by process ${other.pid}`);
    other.kill();
  });

  it('of version 0.1.0 is of a dead process where the number is ours, and of a living one else', async () => {
    writeFileSync(lock(), String(process.pid));
    await reopened();
    opened.splice(0).forEach((store) => store.close());
    const other = child();
    writeFileSync(lock(), String(other.pid));
    await expect(openFileStore(file)).rejects.toThrow(StoreInUse);
    other.kill();
  });

  it('from another container is believed while it beats', async () => {
    writeFileSync(lock(), await written({ host: 'container-7', pid: process.pid }));
    const beating = setInterval(() => writeFileSync(lock(), readFileSync(lock(), 'utf8')), 400);
    await expect(openFileStore(file)).rejects.toThrow(`process ${process.pid} on container-7`);
    clearInterval(beating);
    await expect(reopened()).resolves.toBeDefined();
  });

  it('that was taken away keeps its former holder from writing', async () => {
    const first = await reopened();
    await create('before', first);
    writeFileSync(lock(), 'of another');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await expect(create('after', first)).rejects.toMatchObject({ status: 503 });
    expect(readFileSync(file, 'utf8').includes('"name":"after"')).toBe(false);
  });
});

describe('a disk that fails', () => {
  it('for another reason than room stops the store, and what was acknowledged is whole', async () => {
    const first = await reopened();
    await create('whole', first);
    const handle = await (await import('node:fs/promises')).open(file, 'r');
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> };
    await handle.close();
    const { datasync } = prototype;
    prototype.datasync = () =>
      Promise.reject(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
    try {
      await expect(create('lost', first)).rejects.toMatchObject({ status: 503 });
    } finally {
      prototype.datasync = datasync;
    }
    // The system may have forgotten what it could not write: a second success would prove nothing.
    await expect(create('later', first)).rejects.toMatchObject({ status: 503 });
    await expect(
      opened[0]?.append('', { no: 1, at: 0, actor: '', call: '', summary: '', changes: [] }),
    ).rejects.toThrow(StoreGone);
    const kept = await names(await reopened());
    expect(kept).toContain('whole');
    expect(kept).not.toContain('lost');
  });
});
