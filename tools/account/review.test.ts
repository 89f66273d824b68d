import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { accountCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'review-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = 'docs/examples/plan.json';
const planText = readFileSync(plan, 'utf8');
const now = Date.UTC(2026, 10, 1, 12);

async function run(...args: readonly string[]) {
  let out = '';
  const say = (text: string): void => void (out += text);
  const code = await accountCommand(['review', ...args], now, say, say);
  return { code, out };
}
async function json(...args: readonly string[]) {
  const { code, out } = await run(...args, '--json');
  return { code, report: JSON.parse(out) as Record<string, unknown> };
}
function planWith(change: (text: string) => string): string {
  const file = join(folder, 'plan.json');
  writeFileSync(file, change(planText));
  return file;
}
const tests = (expected: 'allowed' | 'refused'): string => {
  const file = join(folder, `${expected}.json`);
  const test = { id: 'start', principal: 'nora', request: { action: 'ecs:cloudServers:start' } };
  writeFileSync(file, JSON.stringify({ tests: [{ ...test, expected }] }));
  return file;
};

describe('review', () => {
  it('tells who gains and loses, and passes a plan that breaks nothing', async () => {
    const { code, report } = await json(plan, '--tests', tests('refused'));
    expect(code).toBe(0);
    expect(report).toMatchObject({
      verdict: 'pass',
      findings: [],
      tests: { passed: 1, failed: 0 },
      blast: {
        gained: [
          { principal: 'user:nora', actions: ['ecs:cloudServers:stop'] },
          { principal: 'user:omar', actions: ['ecs:cloudServers:list', 'ecs:cloudServers:stop'] },
        ],
        lost: [{ principal: 'user:nora', actions: ['ecs:cloudServers:start'] }],
      },
    });
  });

  it('fails on a broken test', async () => {
    const { code, report } = await json(plan, '--tests', tests('allowed'));
    expect([code, report['verdict']]).toEqual([1, 'fail']);
  });

  it('fails on an error in a policy that the plan makes, not in one that stays', async () => {
    const wrong = (text: string) => text.replaceAll('ecs:cloudServers:stop', 'ecs:cloudServers');
    const { code, report } = await json(planWith(wrong));
    expect([code, report['verdict']]).toEqual([1, 'fail']);
    expect(report['findings']).toMatchObject([{ severity: 'error', name: 'v1 of servers' }]);
    const before = (text: string) => text.replaceAll('ecs:cloudServers:start', 'ecs:cloudServers');
    expect((await json(planWith(before))).report['findings']).toEqual([]);
  });

  it('replays recorded calls: refused now, and refusals allowed', async () => {
    const { report } = await json(plan, 'docs/examples/traces.json');
    expect(report['uses']).toMatchObject({
      refused: [{ actor: 'nora', operation: 'ECS start', count: 2 }],
      allowed: [],
      unchanged: 1,
      unknown: [{ operation: 'ECS stop' }],
    });
  });

  it('writes Markdown in which nothing of the account has a meaning', async () => {
    const { out } = await run(
      planWith((text) => text.replaceAll('operators', '<img src=x>@all`|**x**')),
    );
    const prose = out.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/(`+)[^]*?\1/g, '');
    expect(prose).not.toMatch(/<img|@all|\*\*/);
    expect(out).toContain('<img');
  });

  it.each([
    [[], /Name the plan/],
    [['docs/examples/no-such-plan.json'], /ENOENT/],
    [['docs/examples/access-tests.json'], /access-tests.json: /],
  ])('refuses %j', async (args, words) => {
    const { code, out } = await run(...args);
    expect(code).toBe(2);
    expect(out).toMatch(words);
  });
});
