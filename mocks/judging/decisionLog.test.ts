import { describe, expect, it } from 'vitest';
import { createDecisionStore } from './decisionLog.ts';
import { createMemoryStore } from '../world/storeMemory.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

/** The browser's storage of one origin, as its tabs share it. */
function storage(broken = false) {
  const items = new Map<string, string>();
  const fail = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void (broken ? fail() : items.set(key, value)),
  };
}

const refusedId = async ({ fetch }: TestBackend): Promise<string> =>
  (await fetch('/v3/groups', { as: 'flex-operator' })).headers.get('X-Decision-Id') ?? '';
const read = ({ fetch }: TestBackend, id: string, as: string) =>
  fetch(`/console/v1/decisions/${id}`, { as });

describe('a refusal', () => {
  it('can be read back in another tab and after a reload, by the person concerned and his administrator', async () => {
    const store = createMemoryStore();
    const decisionStore = createDecisionStore(storage(), 'test');
    const first = await createTestBackend({ scenario: 'flexusl', store, decisionStore });
    const id = await refusedId(first);
    const second = await createTestBackend({ store, decisionStore });
    const here = await read(first, id, 'flex-operator');
    const there = await read(second, id, 'flex-operator');
    expect([here.status, there.status]).toEqual([200, 200]);
    expect(await there.json()).toEqual(await here.json());
    expect((await read(second, id, 'admin')).status).toBe(200);
    expect((await second.api.decisionList({})).decisions.map((one) => one.id)).toEqual([id]);
  });

  it('is answered as ever, and read back in its own tab, where nothing can be stored', async () => {
    const backend = await createTestBackend({
      scenario: 'flexusl',
      decisionStore: createDecisionStore(storage(true), 'test'),
    });
    expect((await read(backend, await refusedId(backend), 'flex-operator')).status).toBe(200);
  });
});

describe('the store of decisions', () => {
  const refusal = (id: string) => ({
    id,
    at: 0,
    call: 'groupList',
    principalUrn: 'urn',
    decision: {} as never,
  });

  it('keeps the latest fifty of each workspace', () => {
    const place = storage();
    const decisionStore = createDecisionStore(place, 'one');
    for (let count = 1; count <= 51; count++) decisionStore.keep([refusal(`d${count}`)]);
    expect(['d1', 'd2', 'd51'].map((id) => decisionStore.find(id)?.id)).toEqual([
      undefined,
      'd2',
      'd51',
    ]);
    expect(createDecisionStore(place, 'two').find('d51')).toBeUndefined();
  });

  it.each(['{', '7', '[7,null,{"id":"d1"}]'])('takes %s for an empty one', (text) => {
    const place = storage();
    place.items.set('refusals/one', text);
    const decisionStore = createDecisionStore(place, 'one');
    expect(decisionStore.find('d1')).toBeUndefined();
    decisionStore.keep([refusal('d2')]);
    expect(decisionStore.find('d2')?.id).toBe('d2');
  });
});
