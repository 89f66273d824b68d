import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '#src/api/api.ts';
import { sessionInfo, signOut } from '#src/api/session.ts';
import { sharedStorage, tabStorage } from '#src/api/tabStorage.ts';
import { startBackend, type Started } from './browser.ts';

const replaced: string[] = [];

/** A page at an address: only what `startBackend` touches. */
function page(address: string): void {
  const location = new URL(address, 'https://console.test');
  vi.stubGlobal('window', {
    location,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, to: string) => replaced.push(to),
    },
  });
}

const stored = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
});

async function open(address: string): Promise<Started> {
  page(address);
  return startBackend();
}

async function opened(address: string): Promise<Extract<Started, { state: 'ready' }>> {
  const started = await open(address);
  if (started.state !== 'ready') throw new Error(started.reason);
  return started;
}

/** A storage whose very name throws, as where a browser blocks it. */
function blocked(name: 'localStorage' | 'sessionStorage' | 'indexedDB'): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
  });
  return () =>
    before === undefined
      ? Reflect.deleteProperty(globalThis, name)
      : Object.defineProperty(globalThis, name, before);
}

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  stored.clear();
  replaced.length = 0;
  await opened('/');
  await signOut();
});

describe('opening the page', () => {
  it('follows its link, takes it out of the address, and goes on without it', async () => {
    const first = await opened('/iam/groups?scenario=flexusl&as=flex-operator&tab=a');
    expect([replaced.at(-1), first.problem, first.persistent]).toEqual([
      '/iam/groups?tab=a',
      undefined,
      true,
    ]);
    expect((await sessionInfo()).user.name).toBe('flex-operator');
    await opened('/?as=admin');
    await api.groupCreate({ body: { group: { name: 'kept' } } });
    const again = await opened('/');
    expect(again.backend.controls.state()).toMatchObject({
      scenario: 'flexusl',
      commit_no: 1,
      workspace: 'default',
    });
    expect((await api.groupList({ query: { name: 'kept' } })).groups).toHaveLength(1);
  });

  it('keeps workspaces apart, and stays in the one of its link', async () => {
    await opened('/?scenario=flexusl&ws=demo');
    expect((await opened('/')).backend.controls.state()).toMatchObject({
      workspace: 'demo',
      scenario: 'flexusl',
    });
    stored.clear();
    expect((await opened('/')).backend.controls.state()).toMatchObject({
      workspace: 'default',
      scenario: 'fresh',
    });
  });

  it('says what a link asked for in vain', async () => {
    expect((await opened('/?scenario=nowhere&as=nobody')).problem).toBe(
      'There is no scenario nowhere. There is nobody called nobody in this world. People of other accounts are named ACCOUNT/USER.',
    );
  });

  it('plans the faults of its link', async () => {
    await opened('/?as=admin&faults=groupList:throttle:x1');
    await expect(api.groupList({})).rejects.toMatchObject({ status: 429 });
    await api.groupList({});
  });
});

describe('where storage throws', () => {
  it.each(['localStorage', 'sessionStorage', 'indexedDB'] as const)(
    '%s alone: the page starts and works',
    async (name) => {
      const unblock = blocked(name);
      try {
        const { backend, persistent } = await opened(
          '/?scenario=flexusl&as=admin&ws=blocked&undo=off',
        );
        expect(persistent).toBe(name !== 'indexedDB');
        await api.groupCreate({ body: { group: { name: 'made' } } });
        expect((await sessionInfo()).user.name).toBe('admin');
        expect(backend.controls.state()).toMatchObject({ workspace: 'blocked', commit_no: 1 });
        await expect(api.journalUndo({ body: {} })).rejects.toMatchObject({ code: 'CONSOLE.0004' });
      } finally {
        unblock();
      }
      tabStorage.removeItem('workspace');
      sharedStorage.removeItem('undo/blocked');
    },
  );
});

describe('undo', () => {
  it('is off for a workspace whose link said so, and on again when one says that', async () => {
    await opened('/?scenario=flexusl&as=admin&undo=off');
    await api.groupCreate({ body: { group: { name: 'made' } } });
    const refusal = { status: 403, code: 'CONSOLE.0004' };
    await expect(api.journalUndo({ body: {} })).rejects.toMatchObject(refusal);
    await opened('/');
    await expect(api.journalUndo({ body: { no: 1 } })).rejects.toMatchObject(refusal);
    expect((await api.journalList({ query: {} })).undo_off).toBe(true);
    await opened('/?undo=on');
    expect((await api.journalList({ query: {} })).undo_off).toBe(false);
    await api.journalUndo({ body: {} });
  });

  it('is for whoever sits at the desk, whatever the permissions of the person signed in', async () => {
    await opened('/?scenario=flexusl&as=admin');
    await api.groupCreate({ body: { group: { name: 'made' } } });
    await opened('/?as=flex-operator');
    expect((await api.journalUndo({ body: {} })).entry).toMatchObject({
      actor: 'flex-operator',
      undoes: 1,
    });
  });
});

describe('a world that is gone, or of another time', () => {
  it('is told when its database is deleted, and saved again from memory', async () => {
    const started = await opened('/?scenario=flexusl&as=admin');
    await api.groupCreate({ body: { group: { name: 'kept' } } });
    const told = new Promise<string>((resolve) =>
      started.backend.onGone(({ message }) => resolve(message)),
    );
    await deleteDB('rehearsal/default');
    expect(await told).toBe('The saved world was deleted.');
    await started.saveAgain();
    await opened('/');
    expect((await api.groupList({ query: { name: 'kept' } })).groups).toHaveLength(1);
  });

  it('is left as it is when a later version has saved it', async () => {
    const db = await openDB('rehearsal/later', 7, {
      upgrade: (upgrading) => void upgrading.createObjectStore('worlds'),
    });
    await db.put('worlds', 'from the future', 1);
    const started = await open('/?ws=later');
    expect(started.state).toBe('newer');
    expect(started.state === 'newer' && (await started.download())).toContain('from the future');
    expect(await db.get('worlds', 1)).toBe('from the future');
    db.close();
    tabStorage.removeItem('workspace');
  });
});

describe('a damaged world', () => {
  async function damage(): Promise<Extract<Started, { state: 'damaged' }>> {
    const { backend } = await opened('/?scenario=flexusl&as=admin');
    for (const name of ['one', 'two']) await api.groupCreate({ body: { group: { name } } });
    backend.close();
    const db = await openDB('rehearsal/default');
    await db.put('commits', { no: 2, text: '{}', sum: 0 });
    db.close();
    const started = await open('/');
    if (started.state !== 'damaged') throw new Error('The damage was not noticed');
    return started;
  }

  it('is reported, can be downloaded, and restored up to the last good change', async () => {
    const damaged = await damage();
    expect([damaged.intactUntil, damaged.reason]).toEqual([1, 'Change 2 cannot be read.']);
    expect(await damaged.download()).toContain('Created user group one');
    const restored = await damaged.restore();
    expect(restored.state === 'ready' && restored.backend.controls.state()).toMatchObject({
      scenario: 'flexusl',
      commit_no: 1,
    });
  });

  it('can be given up for a new one', async () => {
    const fresh = await (await damage()).reset();
    expect(fresh.state === 'ready' && fresh.backend.controls.state()).toMatchObject({
      scenario: 'fresh',
      commit_no: 0,
    });
  });
});
