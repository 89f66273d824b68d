import { describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import { buildWorld } from '../../scenarios/scenarios.ts';
import { accountNamed, type Account } from '../account.ts';
import { storedPolicy, statementsOf, writePolicy } from '../repair/storedPolicy.ts';
import { inTrial } from '../repair/trial.ts';
import { readTests } from './readTests.ts';
import { runningKept } from './run.ts';
import { findingUnnoticed } from './unnoticed.ts';

const now = Date.UTC(2026, 0, 15, 12);
function account(): Account {
  const world = buildWorld('new-iam', {}, now);
  return { world, now, account: accountNamed(world) };
}

const action = 'ecs:cloudServers:deleteServers';
const tests = readTests({
  tests: [
    {
      id: 'reads',
      principal: 'user:office-worker',
      request: { action: 'ecs:cloudServers:list', context: { 'g:SourceIp': '203.0.113.7' } },
      expected: 'allowed',
    },
    { id: 'deletes', never: { except: ['root', 'user:mfa-admin'] }, request: { action } },
    { id: 'gone', principal: 'user:gone', request: { action }, expected: 'refused' },
  ],
});

describe('statements that no test notices', () => {
  it('are those whose change leaves every test as it was, as running all of them shows', async () => {
    const catalog = await fullCatalogView();
    const at = account();
    const before = JSON.stringify(at.world.toJson());
    const run = (): string =>
      JSON.stringify(
        tests.map((one) => {
          const { ok, actual } = drain(runningKept(at, catalog, one));
          return [ok, actual];
        }),
      );
    const outcome = run();
    const { total, next, unnoticed } = drain(
      findingUnnoticed(at, catalog, tests, { from: 0, limit: 1_000 }),
    );
    expect(next).toBeNull();
    expect(unnoticed.length).toBeGreaterThan(0);
    expect(unnoticed.length).toBeLessThan(total);
    let seen = 0;
    for (const { id } of at.world.tables.identityPolicies.all()) {
      const stored = storedPolicy(at.world, id, 'identity');
      if (stored?.account !== at.account.id) continue;
      if (at.world.tables.attachments.count('policy', `${at.account.id}/${id}`) === 0) continue;
      const statements = statementsOf(stored.raw);
      for (const [index, statement] of statements.entries()) {
        const turned = { ...statement, Effect: statement['Effect'] === 'Deny' ? 'Allow' : 'Deny' };
        const same = (Statement: readonly object[]): boolean =>
          inTrial(
            at.world,
            (trial) => writePolicy(at.world, trial, stored, { ...stored.raw, Statement }),
            run,
          ) === outcome;
        const wanted = [
          ...(same(statements.filter((_, other) => other !== index)) ? ['dropped'] : []),
          ...(same(statements.with(index, turned)) ? ['flipped'] : []),
        ];
        const found = unnoticed.find(
          ({ policy, statement: place }) => policy.id === id && place.index === index,
        );
        expect([stored.name, index, found?.changes ?? []]).toEqual([stored.name, index, wanted]);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(3);
    expect(JSON.stringify(at.world.toJson())).toBe(before);
  });

  it('come part by part', async () => {
    const catalog = await fullCatalogView();
    const at = account();
    const part = (from: number, limit: number) =>
      drain(findingUnnoticed(at, catalog, tests, { from, limit }));
    const whole = part(0, 1_000);
    const [first, second] = [part(0, 2), part(2, 1_000)];
    expect([first.next, second.next]).toEqual([2, null]);
    expect([...first.unnoticed, ...second.unnoticed]).toEqual(whole.unnoticed);
  });
});
