import { fileURLToPath } from 'node:url';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decideCommand, type CaseReport } from './decide.ts';

const folder = mkdtempSync(join(tmpdir(), 'decide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const published = fileURLToPath(
  new URL('../../src/domain/policy/cases/decide/evaluation.json', import.meta.url),
);
const policy = {
  type: 'identity',
  name: 'P',
  document: { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }] },
};

function run(...args: string[]): { code: number; out: string; err: string } {
  let out = '';
  let err = '';
  const code = decideCommand(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the decide command', () => {
  it('decides the published cases as expected', () => {
    const { code, out } = run(published);
    expect(out).toMatch(/61 of 61 as expected\n$/);
    expect(code).toBe(0);
  });

  it('shows the evidence and fails when a decision differs', () => {
    const cases = file('differs.json', [
      {
        id: 'A',
        title: 'a case',
        policies: [policy],
        request: { action: 'ucs:clusters:get' },
        decision: 'explicit-deny',
        expected: 'deny',
      },
    ]);
    const { code, out } = run(cases);
    expect(code).toBe(1);
    expect(out).toContain('FAIL A  allow (expected explicit-deny)  a case');
    expect(out).toContain('Statement 1 of the policy “P” allows it by “ucs:clusters:get”.');
    expect(out).toContain('0 of 1 as expected');
  });

  it('prints one JSON document', () => {
    const parsed = JSON.parse(run('--json', published).out) as {
      total: number;
      cases: CaseReport[];
    };
    expect(parsed.total).toBe(61);
    expect(parsed.cases[0]?.decision?.decidedBy).toMatchObject({
      type: 'statement',
      statement: { actionPattern: 'ucs:clusters:delete' },
    });
  });

  it('reports a case it cannot read and goes on', () => {
    const cases = file('odd.json', {
      cases: [
        {
          id: 'B',
          policies: [{ type: 'identity', document: { Version: '1.1' } }],
          request: { action: 'a:b:c' },
          decision: 'allow',
        },
        {
          id: 'C',
          policies: [{ ...policy, scope: { type: 'moon' } }],
          request: { action: 'a:b:c' },
          decision: 'allow',
        },
        17,
        { id: 'D', policies: [], request: { action: 'a:b:c' } },
        { id: 'E', policies: [], request: { action: 'a:b:c' }, expected: 'deny' },
      ],
    });
    const { code, out } = run(cases);
    expect(code).toBe(1);
    expect(out).toContain('The policy has no Statement.');
    expect(out).toContain('The scope type "moon" is not known.');
    expect(out).toContain('FAIL case 3  not decided');
    expect(out).toContain('The case names no expected decision.');
    expect(out).toContain('1 of 5 as expected');
  });

  it.each([
    [[]],
    [['--verbose', published]],
    [[join(folder, 'absent.json')]],
    [[file('broken.json', '{')]],
    [[file('other.json', { a: 1 })]],
  ])('answers wrong use with 2: %j', (args) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
});
