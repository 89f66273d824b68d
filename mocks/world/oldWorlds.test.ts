import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as Scenarios from '../scenarios/scenarios.ts';
import { createTestBackend } from '../testing/testBackend.ts';
import type { Commit } from './journal.ts';
import type { CommitStore } from './store.ts';
import { openFileStore } from './storeFile.ts';
import { openIndexedDbStore } from './storeIndexedDb.ts';
import type { World } from './world.ts';

/** Whether seeds and catalogues are those of another version. */
const later = vi.hoisted(() => ({ on: false }));

/**
 * Seeds of a later version: every seeded person is described anew, a group and a permission are
 * gone, others have come.
 */
vi.mock('../scenarios/scenarios.ts', async (original) => {
  const actual = await original<typeof Scenarios>();
  const buildWorld: typeof actual.buildWorld = (name, params, openedAt) => {
    const world = actual.buildWorld(name, params, openedAt);
    if (!later.on) return world;
    for (const user of Array.from(world.tables.users.all()))
      world.set('users', user.id, {
        ...user,
        description: 'A later seed',
        email: 'later@example.com',
      });
    for (const role of Array.from(world.tables.roles.all()))
      world.set('roles', role.id, { ...role, description: 'A later catalogue' });
    const gone = [...world.tables.groups.all()].find((group) => group.name !== 'admin');
    if (gone !== undefined) world.set('groups', gone.id, undefined);
    const role = [...world.tables.roles.all()].find(({ domain_id }) => domain_id === null);
    if (role !== undefined)
      world.set('roles', 'a-later-role', {
        ...role,
        id: 'a-later-role',
        name: 'later',
        display_name: 'Later FullAccess',
      });
    return world;
  };
  return { ...actual, buildWorld };
});

const samples = fileURLToPath(new URL('./samples/', import.meta.url));
let folder: string;
beforeEach(() => {
  later.on = false;
  globalThis.indexedDB = new IDBFactory();
  folder = mkdtempSync(join(tmpdir(), 'old-worlds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Sample = {
  readonly version: number;
  readonly stores: {
    readonly head: { value: object }[];
    readonly commits: { value: { readonly no: number; readonly text: string } }[];
  };
};
type Opened = { readonly store: CommitStore; readonly commits: readonly Commit[] };

/** A database as 0.1.0 left it. */
async function database(scenario: string): Promise<() => Promise<Opened>> {
  const { version, stores } = JSON.parse(
    readFileSync(`${samples}0.1.0-${scenario}.indexeddb.json`, 'utf8'),
  ) as Sample;
  const db = await openDB('rehearsal/old', version, {
    upgrade: (upgrading) => {
      upgrading.createObjectStore('head');
      upgrading.createObjectStore('commits', { keyPath: 'no' });
    },
  });
  for (const { value } of stores.head) await db.put('head', value, 'head');
  for (const { value } of stores.commits) await db.put('commits', value);
  db.close();
  return async () => ({
    store: await openIndexedDbStore('old'),
    commits: stores.commits.map(({ value }) => JSON.parse(value.text) as Commit),
  });
}

/** A state file as 0.1.0 left it. */
function stateFile(scenario: string): () => Promise<Opened> {
  const file = join(folder, 'state');
  cpSync(`${samples}0.1.0-${scenario}.journal`, file);
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return async () => ({
    store: await openFileStore(file),
    commits: lines.map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as Commit),
  });
}

const kinds: Readonly<Record<string, () => Promise<() => Promise<Opened>>>> = {
  'a database, flexusl': () => database('flexusl'),
  'a database, new-iam': () => database('new-iam'),
  'a state file, flexusl': () => Promise.resolve(stateFile('flexusl')),
  'a state file, ucs': () => Promise.resolve(stateFile('ucs')),
};

type Touched = { readonly table: string; readonly id: string; readonly row: unknown };

/**
 * Each row that was touched, as the first change found it (`before`) or as the last one
 * left it (`after`).
 */
function touched(commits: readonly Commit[], side: 'before' | 'after'): Touched[] {
  const rows = new Map<string, Touched>();
  for (const { table, id, before, after } of commits.flatMap(({ changes }) => changes)) {
    const key = `${table}/${id}`;
    if (side === 'after' || !rows.has(key))
      rows.set(key, { table, id, row: side === 'after' ? after : before });
  }
  return [...rows.values()];
}
const now = (world: World, rows: readonly Touched[]): Touched[] =>
  rows.map(({ table, id }) => ({
    table,
    id,
    row: world.row(table as Parameters<World['row']>[0], id),
  }));

describe.each(Object.keys(kinds))('%s, written by 0.1.0', (kind) => {
  it.each(['the same seeds', 'later seeds'])(
    'opens under %s with every change, and every change is taken back',
    async (seeds) => {
      const open = await kinds[kind]?.();
      if (open === undefined) throw new Error('no such kind');
      later.on = seeds === 'later seeds';
      for (const attempt of ['first', 'second']) {
        // Opened once, it has a base of its own: the seeds may change again.
        if (attempt === 'second') later.on = !later.on;
        const { store, commits } = await open();
        expect(commits.length).toBeGreaterThan(15);
        const { backend } = await createTestBackend({ store });
        const { controls } = backend;
        expect(controls.commits()).toEqual(commits);
        expect(now(controls.world(), touched(commits, 'after'))).toEqual(touched(commits, 'after'));
        backend.close();
      }
      const { store, commits } = await open();
      const { backend } = await createTestBackend({ store });
      // An undo and what it has taken back are no longer there to be taken back.
      const settled = new Set(
        commits.flatMap(({ no, undoes }) => (undoes === undefined ? [] : [no, undoes])),
      );
      for (const { no } of commits.toReversed())
        if (!settled.has(no)) await backend.controls.undo(no, 'test');
      expect(now(backend.controls.world(), touched(commits, 'before'))).toEqual(
        touched(commits, 'before'),
      );
      backend.close();
    },
  );

  it('goes on: people of it sign in, and what they do is stored beside', async () => {
    const open = await kinds[kind]?.();
    if (open === undefined) throw new Error('no such kind');
    later.on = true;
    const first = await createTestBackend({ store: (await open()).store });
    await first.api.groupCreate({ body: { group: { name: 'later' } } });
    expect(
      (await first
        .apiAs('bob')
        .authDomainList({})
        .catch((error: unknown) => error)) as { status?: number },
    ).toMatchObject({ status: 401 }); // disabled in 0.1.0
    const world = first.backend.controls.world().toJson();
    first.backend.close();
    later.on = false;
    const second = await createTestBackend({ store: (await open()).store });
    expect(second.backend.controls.world().toJson()).toEqual(world);
    second.backend.close();
  });
});

describe('a world of this version', () => {
  const places: Readonly<Record<string, () => Promise<CommitStore>>> = {
    'a database': () => openIndexedDbStore('own'),
    'a state file': () => openFileStore(join(folder, 'own')),
  };

  it.each(Object.keys(places))(
    'in %s is the same one under later seeds, but for permissions that have come',
    async (place) => {
      const open = places[place];
      if (open === undefined) throw new Error('no such place');
      const first = await createTestBackend({ store: await open(), scenario: 'flexusl' });
      await first.api.groupCreate({ body: { group: { name: 'kept' } } });
      const { roles = [], ...before } = first.backend.controls.world().toJson();
      first.backend.close();
      later.on = true;
      const second = await createTestBackend({ store: await open() });
      const { roles: after = [], ...rest } = second.backend.controls.world().toJson();
      expect(rest).toEqual(before);
      expect(after.filter(({ id }) => id !== 'a-later-role')).toEqual(roles);
      expect(after).toHaveLength(roles.length + 1);
      second.backend.close();
    },
  );

  it('gets what the seeds have for tables that came after it', async () => {
    const store = await openIndexedDbStore('own');
    const first = await createTestBackend({ store, scenario: 'flexusl' });
    const { quotas: _, ...base } = first.backend.kept().base ?? {};
    await store.reset({ ...first.backend.kept(), base });
    const second = await createTestBackend({ store });
    expect(second.backend.controls.world().toJson()).toEqual(
      first.backend.controls.world().toJson(),
    );
    second.backend.close();
  });
});
