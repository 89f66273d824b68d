import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import { createTestBackend } from '../testing/testBackend.ts';
import { FaultPlan } from './faults.ts';

const plan = (...faults: Parameters<FaultPlan['plan']>[0]) => {
  let now = 1_000;
  const made = new FaultPlan(() => now);
  made.plan(faults);
  const struck = (call: keyof typeof contract) => made.strike(call, contract[call]) !== undefined;
  return { struck, forward: (ms: number) => void (now += ms) };
};

describe('a planned fault', () => {
  it('passes over the first calls', () => {
    const { struck } = plan({ call: 'groupList', kind: 'error', after: 2, times: 1 });
    expect([1, 2, 3, 4].map(() => struck('groupList'))).toEqual([false, false, true, false]);
  });

  it('begins later', () => {
    const { struck, forward } = plan({ call: '*', kind: 'expiry', after_ms: 60_000, times: 1 });
    expect(struck('groupList')).toBe(false);
    forward(60_000);
    expect(struck('groupList')).toBe(true);
    expect(struck('groupList')).toBe(false);
  });

  it('of every call spares the controls of the rehearsal, unless one is named', () => {
    const { struck } = plan({ call: '*', kind: 'error' }, { call: 'journalList', kind: 'error' });
    expect(struck('groupList')).toBe(true);
    expect(struck('faultPlan')).toBe(false);
    expect(struck('journalList')).toBe(true);
  });

  it('that ends a session spares calls that need none', () => {
    const { struck } = plan({ call: '*', kind: 'expiry' });
    expect(struck('health')).toBe(false);
    expect(struck('groupList')).toBe(true);
  });

  it('of a call that is none is refused', async () => {
    const { api } = await createTestBackend();
    const faults = [{ call: 'grouplist', kind: 'error' as const }];
    await expect(api.faultPlan({ body: { faults } })).rejects.toMatchObject({
      status: 400,
      message: 'Request parameter call grouplist is invalid.',
    });
  });
});
