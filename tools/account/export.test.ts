import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { accountCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const state = 'mocks/world/samples/0.1.0-flexusl.journal';

async function run(...args: readonly string[]) {
  let out = '';
  const code = await accountCommand(
    ['export', '--state', state, ...args],
    0,
    (text) => (out += text),
    (text) => (out += text),
  );
  return { code, out };
}
const json = async (...args: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run(...args, '--json')).out) as Record<string, unknown>;

describe('export', () => {
  it('writes the files of a form and says which', async () => {
    const out = join(folder, 'new', 'terraform');
    const report = await json('--as', 'terraform', '--out', out);
    expect(report).toMatchObject({
      as: 'terraform',
      files: ['main.tf', 'PLAN.md'],
      created: 15,
      changed: 2,
      removed: 1,
    });
    expect(readdirSync(out)).toEqual(['PLAN.md', 'main.tf']);
    expect(readFileSync(join(out, 'main.tf'), 'utf8')).toContain(
      'resource "huaweicloud_identity_group" "operators"',
    );
  });

  it('goes from any point of the history to any other, and back', async () => {
    const there = await json('--as', 'diff', '--out', '-', '--from', '0', '--to', '3');
    const back = await json('--as', 'diff', '--out', '-', '--from', '3', '--to', '0');
    expect([there['created'], there['changed'], there['removed']]).toEqual([
      back['removed'],
      back['changed'],
      back['created'],
    ]);
    expect(there['created']).toBeGreaterThan(0);
    const none = await json('--as', 'diff', '--out', '-', '--from', '3', '--to', '3');
    expect(none).toMatchObject({ created: 0, changed: 0, removed: 0 });
  });

  it('writes the whole account with --all, and tells what no call makes', async () => {
    const whole = await json('--as', 'curl', '--out', '-', '--all');
    expect(whole['removed']).toBe(0);
    expect(JSON.stringify(whole['byHand'])).toContain('An access key is made by whom it is for');
    const report = await json('--as', 'policies', '--out', join(folder, 'policies'), '--all');
    expect(report['files']).toContain('policies/Starters.json');
  });

  it('writes a change request whose tests hold after the change and not before', async () => {
    const out = join(folder, 'request');
    await json('--as', 'request', '--out', out);
    expect(readFileSync(join(out, 'request.html'), 'utf8')).toMatch(/<h2>Who gains<\/h2>/);
    expect(readFileSync(join(out, 'request.md'), 'utf8')).toMatch(
      /## Who loses\n\n- `user:flex-op/,
    );
    const hold = async (at: string): Promise<Record<string, unknown>> => {
      let text = '';
      await accountCommand(
        ['test', join(out, 'access-tests.json'), '--state', at, '--json'],
        0,
        (one) => (text += one),
      );
      return JSON.parse(text) as Record<string, unknown>;
    };
    const after = await hold(state);
    expect(after['passed']).toBeGreaterThan(2);
    expect(after['failed']).toBe(0);
  });

  it.each([
    [['--as', 'csv', '--out', '-'], /--as takes diff, terraform/],
    [['--as', 'diff'], /--out DIR/],
    [['--as', 'diff', '--out', '-', '--from', '99'], /The newest commit is number/],
    [['--as', 'diff', '--out', '-', '--from', 'x'], /whole number/],
    [['--as', 'diff', '--out', join(state, 'below-a-file')], /ENOTDIR|EEXIST/],
  ])('refuses %j', async (args, words) => {
    const { code, out } = await run(...args);
    expect(code).toBe(2);
    expect(out).toMatch(words);
  });
});
