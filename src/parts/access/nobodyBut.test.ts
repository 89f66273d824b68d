import { describe, expect, it } from 'vitest';
import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { nobodyBut } from './nobodyBut.ts';

const action = 'ecs:cloudServers:deleteServers';

describe('nobody but', () => {
  it('names groups and people outside of whom nobody can, as a rule that holds', async () => {
    const { api } = await createTestBackend({ scenario: 'new-iam' });
    const answer = await api.deskHolders({ body: { action, limit: 100, next: 0 } });
    const except = nobodyBut(answer);
    expect(except).toEqual(['root', 'user:mfa-admin']);
    const rule: AccessTestEntry = {
      id: 'rule',
      never: { except: [...(except ?? [])] },
      request: { action },
    };
    const tighter = { ...rule, id: 'tighter', never: { except: ['root'] } };
    await api.deskTestKeep({ body: { tests: [rule, tighter] } });
    const { results } = await api.deskTestRun({ body: {} });
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('claims nothing of an answer that is not whole', async () => {
    const { api } = await createTestBackend({ scenario: 'new-iam' });
    const answer = await api.deskHolders({ body: { action, limit: 100, next: 0 } });
    expect(nobodyBut({ ...answer, left_out: true })).toBeUndefined();
    expect(nobodyBut({ ...answer, unknown: [{}] })).toBeUndefined();
    expect(nobodyBut({ ...answer, next: 1 })).toBeUndefined();
    const [first] = answer.classes;
    const many = first === undefined ? [] : [{ ...first, count: 1_000 }];
    expect(nobodyBut({ ...answer, classes: many })).toBeUndefined();
  });
});
