import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';

const worker: AccessTestEntry = {
  id: 'office reads',
  principal: 'user:office-worker',
  request: { action: 'ecs:cloudServers:list', context: { 'g:SourceIp': '203.0.113.7' } },
  expected: 'allowed',
  why: 'The office has to see its servers.',
};
const never: AccessTestEntry = {
  id: 'nobody deletes',
  never: { except: ['group:admin', 'user:mfa-admin'] },
  request: { action: 'ecs:cloudServers:deleteServers' },
};

describe('access tests of a world', () => {
  let at: TestBackend;
  const keep = (...tests: readonly AccessTestEntry[]) =>
    at.api.deskTestKeep({ body: { tests: [...tests] } });
  const run = async () => (await at.api.deskTestRun({ body: {} })).results;
  const breakOf = async (id: string) => (await at.api.deskTestBreak({ body: { id } })).change;
  const detach = async (policy: string) => {
    const [user] = (await at.api.v5UserList({})).users.filter(
      ({ user_name }) => user_name === 'office-worker',
    );
    const { attached_policies } = await at.api.v5UserPolicyList({
      params: { user_id: user?.user_id ?? '' },
    });
    const found = attached_policies.find(({ policy_name }) => policy_name === policy);
    await at.api.v5UserPolicyDetach({
      params: { policy_id: found?.policy_id ?? '' },
      body: { user_id: user?.user_id ?? '' },
    });
  };
  beforeEach(async () => {
    at = await createTestBackend({ scenario: 'new-iam' });
  });

  it('are kept as they are written, by a change that can be undone', async () => {
    expect(await at.api.deskTestCount({})).toEqual({ total: 0, notes: 0 });
    expect(await keep(worker, never)).toEqual({ kept: 2 });
    expect((await at.api.deskTests({})).tests).toEqual([worker, never]);
    const { entries } = await at.api.journalList({});
    expect(entries[0]).toMatchObject({ summary: 'Kept 2 access tests', actor: 'admin' });
    await at.api.deskTestDelete({ body: { ids: [worker.id] } });
    expect((await at.api.deskTests({})).tests).toEqual([never]);
    await at.api.journalUndo({ body: {} });
    expect(await at.api.deskTestCount({})).toEqual({ total: 2, notes: 0 });
    await expect(at.api.deskTestDelete({ body: { ids: ['gone'] } })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('are refused when they are no tests or have a name that is taken, unless it gives way', async () => {
    const odd = { ...worker, expected: 'perhaps' } as unknown as AccessTestEntry;
    await expect(keep(odd)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('$.tests[0].expected') as unknown,
    });
    await expect(keep(worker, worker)).rejects.toMatchObject({ status: 409 });
    await keep(worker);
    await expect(keep(never, worker)).rejects.toMatchObject({ status: 409 });
    expect(await at.api.deskTestCount({})).toEqual({ total: 1, notes: 0 });
    const other: AccessTestEntry = { ...worker, expected: 'refused' };
    await at.api.deskTestKeep({ body: { tests: [other], replace: true } });
    expect((await at.api.deskTests({})).tests).toEqual([other]);
  });

  it('hold or do not, and show by which question', async () => {
    const broken: AccessTestEntry = { ...never, id: 'nobody at all', never: {} };
    const lost: AccessTestEntry = { ...worker, id: 'lost', principal: 'user:nobody' };
    await keep(worker, never, broken, lost);
    const results = await run();
    expect(results.map(({ id, ok, actual }) => [id, ok, actual])).toEqual([
      ['office reads', true, 'allowed'],
      ['nobody deletes', true, 'refused'],
      ['nobody at all', false, 'allowed'],
      ['lost', false, 'unknown'],
    ]);
    expect(results[3]?.problem).toContain('has no user "nobody"');
    const question = results[2]?.question;
    expect(question?.action).toBe(never.request.action);
    if (question === null || question === undefined) throw new Error('no question');
    expect((await at.api.deskCheck({ body: question })).decision.allowed).toBe(true);
  });

  it('name the change that broke them', async () => {
    await keep(worker, { ...worker, id: 'never held', expected: 'refused' });
    const group = await at.api.v5GroupCreate({ body: { group_name: 'one' } });
    await detach('ReadFromOffice');
    await at.api.v5GroupDelete({ params: { group_id: group.group.group_id } });
    expect((await run()).map(({ ok }) => ok)).toEqual([false, true]);
    const { entries } = await at.api.journalList({});
    const culprit = entries.find(({ call }) => call === 'v5UserPolicyDetach');
    expect(culprit).toBeDefined();
    expect(await breakOf(worker.id)).toMatchObject({ no: culprit?.no, actor: 'admin' });
    expect(await breakOf('never held')).toBeNull();
    await at.api.journalUndo({ body: { no: culprit?.no ?? 0 } });
    expect((await run()).map(({ ok }) => ok)).toEqual([true, false]);
    expect(await breakOf(worker.id)).toBeNull();
  });

  it('that are kept red were broken before, or never held', async () => {
    await detach('ReadFromOffice');
    await keep(worker, { ...worker, id: 'never', principal: 'user:nobody' });
    expect((await breakOf(worker.id))?.no).toBe(1);
    expect(await breakOf('never')).toBeNull();
  });
});
