import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import { DamagedStore } from './ledger.ts';
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
