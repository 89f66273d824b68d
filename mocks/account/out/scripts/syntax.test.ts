import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWorld } from '#mocks/scenarios/scenarios.ts';
import { mainAccount } from '#mocks/seed/base.ts';
import { accountPlan, fillAccount } from '#mocks/testing/accountPlans.ts';
import { output } from '#mocks/testing/programs.ts';
import { copyOf } from '#mocks/world/copy.ts';
import { exportAs } from '../exports.ts';

const pairs = fc.sample(fc.tuple(accountPlan, accountPlan), { numRuns: 8, seed: 3 });

describe('the script for the vendor’s command line', () => {
  it.each(pairs)('is a shell script that names an operation for every call', (from, to) => {
    const before = buildWorld('fresh', {}, 0);
    const after = copyOf(before);
    fillAccount(before, from, 0);
    fillAccount(after, to, 0);
    const account = before.tables.domains.find('name', mainAccount)?.id ?? '';
    const [file] = exportAs('cli', { before, after, account, all: false }).files;
    const text = file?.text ?? '';
    output('sh', ['-n'], text);
    const calls = [...text.matchAll(/^ *(?:send|\w+=\$\(look \w+) (IAM|EPS) (\S+)/gm)];
    expect(calls.length).toBeGreaterThan(10);
    for (const [, service = '', operation = ''] of calls)
      expect(`${service} ${operation}`).toMatch(/^IAM [A-Z]\w+\/v[35]$|^EPS [A-Z]\w+$/);
    expect(text).not.toMatch(/\bcurl\b/);
  });
});
