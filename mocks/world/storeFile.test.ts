import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedStore } from '../pipeline/ledger.ts';
import type { CommitStore } from './store.ts';
import { openFileStore, StoreInUse } from './storeFile.ts';
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
      if (damage === 'a changed line') lines[2] = (lines[2] ?? '').replace('"two"', '"zwo"');
      else if (damage === 'a missing line') lines.splice(2, 1);
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

  it('is for one process at a time, and takes over what a dead one has left', async () => {
    await reopened();
    await expect(openFileStore(file)).rejects.toThrow(StoreInUse);
    opened.splice(0).forEach((store) => store.close());
    writeFileSync(`${file}.lock`, '999999999');
    await expect(reopened()).resolves.toBeDefined();
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
