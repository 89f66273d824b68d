import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '#src/api/api.ts';
import { sessionInfo, signOut } from '#src/api/session.ts';
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
