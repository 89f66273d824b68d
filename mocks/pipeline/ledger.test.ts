import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import { DamagedStore, NewerStore } from './storedWorld.ts';
import { StorageFull } from '../world/store.ts';
import { openIndexedDbStore } from '../world/storeIndexedDb.ts';
import { createMemoryStore } from '../world/storeMemory.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

/** Names of the groups that the test itself made: seeded ones are older. */
const groupNames = async ({ api, clock }: TestBackend) =>
  (await api.groupList({})).groups
    .filter((group) => group.create_time === clock.now())
    .map((group) => group.name);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('two backends on one store', () => {
  it.each(['memory', 'indexedDB'])('see each other and never lose a write (%s)', async (kind) => {
    const shared = createMemoryStore();
    const open = () => (kind === 'memory' ? Promise.resolve(shared) : openIndexedDbStore('race'));
    const one = await createTestBackend({ store: await open() });
    const two = await createTestBackend({ store: await open() });
    const writes = Array.from({ length: 10 }, (_, index) =>
      (index % 2 === 0 ? one : two).api.groupCreate({
        body: { group: { name: `group ${index}` } },
      }),
    );
    await Promise.all(writes);
    const wanted = Array.from({ length: 10 }, (_, index) => `group ${index}`);
    expect(await groupNames(one)).toEqual(wanted);
    expect(await groupNames(two)).toEqual(wanted);
    expect(one.backend.controls.commits()).toEqual(two.backend.controls.commits());
    expect(one.backend.controls.world().toJson()).toEqual(two.backend.controls.world().toJson());
  });

  it('refuse a name that the other one has just taken', async () => {
    const store = createMemoryStore();
    const one = await createTestBackend({ store });
    const two = await createTestBackend({ store });
    const results = await Promise.allSettled(
      [one, two].map(({ api }) => api.groupCreate({ body: { group: { name: 'only once' } } })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await groupNames(one)).toEqual(['only once']);
  });

  it('tell listeners of the other one, and follow when the world is replaced', async () => {
    const store = createMemoryStore();
    const one = await createTestBackend({ store });
    const two = await createTestBackend({ store });
    const heard = vi.fn();
    two.backend.onCommit(heard);
    await one.api.groupCreate({ body: { group: { name: 'x' } } });
    await vi.waitFor(() =>
      expect(heard).toHaveBeenLastCalledWith({ from: 'elsewhere', replaced: false }),
    );
    await one.apiAs(undefined).scenarioOpen({ body: { scenario: 'flexusl' } });
    await vi.waitFor(() =>
      expect(heard).toHaveBeenLastCalledWith({ from: 'elsewhere', replaced: true }),
    );
    expect((await two.apiAs(undefined).health({})).world.scenario).toBe('flexusl');
    expect((await two.fetch('/v3/groups', { as: 'flex-operator' })).status).toBe(403);
  });

  it('let a permission that was taken away in one refuse the next click in the other', async () => {
    const store = createMemoryStore();
    const one = await createTestBackend({ store, scenario: 'large', params: { users: 20 } });
    const two = await createTestBackend({ store, as: 'user-00001' });
    expect((await two.api.groupList({ query: { limit: 1 } })).total_number).toBe(1_001);
    const { groups } = await one.api.groupList({ query: { name: 'group-0001' } });
    const { users } = await one.api.userList({ query: { name: 'user-00001' } });
    await one.api.groupUserRemove({
      params: { group_id: groups[0]?.id ?? '', user_id: users[0]?.id ?? '' },
    });
    await expect(two.api.groupList({})).rejects.toMatchObject({
      status: 403,
      missingActions: ['iam:groups:listGroups|iam:groups:list'],
    });
  });
});

describe('the saved world', () => {
  it('is there again after a restart', async () => {
    const first = await createTestBackend({
      store: await openIndexedDbStore('kept'),
      scenario: 'flexusl',
    });
    await first.api.groupCreate({ body: { group: { name: 'kept' } } });
    const world = first.backend.controls.world().toJson();
    first.backend.close();
    const second = await createTestBackend({ store: await openIndexedDbStore('kept') });
    expect(second.backend.controls.world().toJson()).toEqual(world);
    expect((await second.apiAs(undefined).health({})).world).toMatchObject({
      scenario: 'flexusl',
      commit_no: 1,
    });
  });

  type StoredCommit = { readonly no: number; readonly text: string; readonly sum: number };
  const damages: Readonly<Record<string, (commits: readonly StoredCommit[]) => unknown[]>> = {
    'a changed letter': ([one, two, three]) => [
      one,
      two && { ...two, text: two.text.replace('group 1', 'group 9') },
      three,
    ],
    'a missing change': ([one, , three]) => [one, three],
    'a record of another kind': ([one, two, three]) => [
      one,
      two && { no: two.no, text: 17 },
      three,
    ],
    'a lost end': ([one]) => [one],
  };
  it.each(Object.keys(damages))(
    'with %s is reported and can be restored as far as it is whole',
    async (damage) => {
      const first = await createTestBackend({ store: await openIndexedDbStore('damaged') });
      for (let index = 0; index < 3; index += 1)
        await first.api.groupCreate({ body: { group: { name: `group ${index}` } } });
      first.backend.close();
      const db = await openDB('rehearsal/damaged');
      const stored = (await db.getAll('commits')) as StoredCommit[];
      const commits = damages[damage]?.(stored) ?? [];
      await db.clear('commits');
      for (const commit of commits) await db.put('commits', commit);
      db.close();

      const store = await openIndexedDbStore('damaged');
      const error: unknown = await createTestBackend({ store }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DamagedStore);
      expect((error as DamagedStore).intactUntil).toBe(1);
      expect(await store.dump()).toContain('group 0');
      await store.truncate(1);
      const restored = await createTestBackend({ store });
      expect(await groupNames(restored)).toEqual(['group 0']);
      await restored.api.groupCreate({ body: { group: { name: 'goes on' } } });
      restored.backend.close();
      expect(
        await groupNames(await createTestBackend({ store: await openIndexedDbStore('damaged') })),
      ).toEqual(['goes on', 'group 0']);
    },
  );

  it.each<[string, (head: object) => object | undefined]>([
    ['whose sum is another', (head) => ({ ...head, sum: 1 })],
    ['that says too few changes', (head) => ({ ...head, no: 1 })],
    ['that says too many', (head) => ({ ...head, no: 9 })],
    ['of another kind', () => ({ epoch: 7 })],
    ['that is gone', () => undefined],
  ])('with a head %s is reported, and all its changes are restored', async (_, change) => {
    const first = await createTestBackend({
      store: await openIndexedDbStore('head'),
      scenario: 'flexusl',
    });
    for (const name of ['one', 'two']) await first.api.groupCreate({ body: { group: { name } } });
    const world = first.backend.controls.world().toJson();
    first.backend.close();
    const db = await openDB('rehearsal/head');
    const changed = change((await db.get('head', 'head')) as object);
    if (changed === undefined) await db.delete('head', 'head');
    else await db.put('head', changed, 'head');
    db.close();
    const store = await openIndexedDbStore('head');
    await expect(createTestBackend({ store })).rejects.toMatchObject({
      name: 'DamagedStore',
      intactUntil: 2,
    });
    await store.truncate(2);
    const restored = await createTestBackend({ store });
    expect(restored.backend.controls.world().toJson()).toEqual(world);
    await restored.api.groupCreate({ body: { group: { name: 'goes on' } } });
    restored.backend.close();
    expect(
      (
        await createTestBackend({ store: await openIndexedDbStore('head') })
      ).backend.controls.state(),
    ).toMatchObject({ scenario: 'flexusl', commit_no: 3 });
  });

  it('whose beginning is damaged is reported, and cannot be restored', async () => {
    const first = await createTestBackend({ store: await openIndexedDbStore('base') });
    first.backend.close();
    const db = await openDB('rehearsal/base');
    const users = (await db.get('base', 'users')) as { text: string };
    await db.put('base', { ...users, text: users.text.replace('admin', 'nimda') });
    db.close();
    await expect(
      createTestBackend({ store: await openIndexedDbStore('base') }),
    ).rejects.toMatchObject({ name: 'DamagedStore', intactUntil: undefined });
  });

  it('of a newer format is refused, can be downloaded, and is left as it was', async () => {
    const later = await openDB('rehearsal/later', 3, {
      upgrade: (db) => void db.createObjectStore('worlds', { keyPath: 'id' }),
    });
    await later.put('worlds', { id: 1, text: 'from the future' });
    later.close();
    const store = await openIndexedDbStore('later');
    await expect(createTestBackend({ store })).rejects.toThrow(NewerStore);
    expect(await store.dump()).toContain('from the future');
    store.close();
    const marked = await createTestBackend({ store: await openIndexedDbStore('marked') });
    marked.backend.close();
    const db = await openDB('rehearsal/marked');
    const head = { ...((await db.get('head', 'head')) as object), format: 3 };
    await db.put('head', head, 'head');
    await expect(createTestBackend({ store: await openIndexedDbStore('marked') })).rejects.toThrow(
      NewerStore,
    );
    expect(await db.get('head', 'head')).toEqual(head);
    db.close();
  });

  it('keeps nothing of a change whose last record could not be written', async () => {
    const test = await createTestBackend({ store: await openIndexedDbStore('half') });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    try {
      await expect(
        test.api.groupCreate({ body: { group: { name: 'lost' } } }),
      ).rejects.toMatchObject({ status: 507 });
    } finally {
      put.mockRestore();
    }
    const db = await openDB('rehearsal/half');
    expect(await db.getAll('commits')).toEqual([]);
    db.close();
    await test.api.groupCreate({ body: { group: { name: 'kept' } } });
    test.backend.close();
    expect(
      await groupNames(await createTestBackend({ store: await openIndexedDbStore('half') })),
    ).toEqual(['kept']);
  });

  const deaths: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
    'is deleted': (name) => deleteDB(name),
    'is emptied': async (name) => {
      const db = await openDB(name);
      for (const store of db.objectStoreNames) await db.clear(store);
      db.close();
    },
    'is taken over by a newer version': async (name) => (await openDB(name, 3)).close(),
  };
  it.each(Object.keys(deaths))(
    'that %s under an open backend is noticed, told, and still in memory',
    async (death) => {
      const test = await createTestBackend({ store: await openIndexedDbStore('dying') });
      await test.api.groupCreate({ body: { group: { name: 'kept' } } });
      const heard = vi.fn();
      test.backend.onGone(heard);
      await deaths[death]?.('rehearsal/dying');
      await expect(
        test.api.groupCreate({ body: { group: { name: 'lost' } } }),
      ).rejects.toMatchObject({ status: 503 });
      await expect(test.api.groupList({})).rejects.toMatchObject({ status: 503 });
      expect(heard).toHaveBeenCalledTimes(1);
      const again = createMemoryStore();
      await again.reset(test.backend.kept());
      expect(await groupNames(await createTestBackend({ store: again }))).toEqual(['kept']);
    },
  );

  it('that no longer fits its base is reported', async () => {
    const store = createMemoryStore();
    const first = await createTestBackend({ store });
    await first.api.groupCreate({ body: { group: { name: 'x' } } });
    const [commit] = first.backend.controls.commits();
    if (commit === undefined) throw new Error('nothing was written');
    await store.append((await store.head())?.epoch ?? '', { ...commit, no: 2 });
    const error: unknown = await createTestBackend({ store }).catch((reason: unknown) => reason);
    expect((error as DamagedStore).intactUntil).toBe(1);
  });

  it('stays as it was when there is no room for a change, and says so', async () => {
    const store = { ...createMemoryStore(), append: () => Promise.reject(new StorageFull()) };
    const test = await createTestBackend({ store });
    await expect(test.api.groupCreate({ body: { group: { name: 'x' } } })).rejects.toMatchObject({
      status: 507,
    });
    expect(test.backend.controls.commits()).toEqual([]);
    expect(await groupNames(test)).toEqual([]);
  });
});
