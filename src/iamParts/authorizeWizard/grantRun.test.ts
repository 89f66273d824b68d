import { expect, it } from 'vitest';
import type { GrantableRole } from '#src/domain/access/grantableRole.ts';
import type { PlannedGrant } from '#src/domain/access/splitGrants.ts';
import { Problem } from '#src/api/problem.ts';
import { runGrants, waiting, type GrantProgress } from './grantRun.ts';

const role = (id: string): GrantableRole => ({ id, name: id, displayName: id, level: 'AX', kind: 'system-policy', catalog: 'X', depends: [] });
const plan = ['a', 'b', 'c'].map((id): PlannedGrant => ({ role: role(id), scope: { kind: 'all' }, moved: false }));
const states = (list: readonly GrantProgress[]): string[] => list.map((entry) => entry.state);

it('goes on after a refusal, keeps its words and reports every step', async () => {
  const seen: string[] = [];
  const end = await runGrants(
    waiting(plan),
    async ({ role: { id } }) => {
      if (id === 'b') throw new Problem({ status: 403, code: '403', message: 'no' });
    },
    (list) => seen.push(states(list).map((state) => state.charAt(0)).join('')),
  );
  expect(seen).toEqual(['www', 'rww', 'dww', 'drw', 'dfw', 'dfr', 'dfd']);
  expect(end[1]).toMatchObject({ state: 'failed', problem: { message: 'no' } });
});

it('retries the failed ones only', async () => {
  const start: GrantProgress[] = plan.map((grant, index) => (index === 1 ? { grant, state: 'failed', problem: new Problem({ status: 500, code: '500', message: '' }) } : { grant, state: 'done' }));
  const sent: string[] = [];
  const end = await runGrants(start, async (grant) => void sent.push(grant.role.id), () => {});
  expect(sent).toEqual(['b']);
  expect(states(end)).toEqual(['done', 'done', 'done']);
});
