import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { readEvalCase, type CasePolicy } from '#src/domain/policy/engine/evalCase.ts';
import { compareCommand, type CompareReport } from './compare.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await compareCommand(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

const policy = (...statements: object[]): object => ({ Version: '5.0', Statement: statements });
const allow = (...actions: string[]): object => ({ Effect: 'Allow', Action: actions });
const deny = (...actions: string[]): object => ({ Effect: 'Deny', Action: actions });
const trust = (...accounts: string[]): object => ({
  ...allow('sts:agencies:assume'),
  Principal: { IAM: accounts },
});

const one = file('one.json', policy(allow('ecs:cloudServers:get')));
const two = file('two.json', policy(allow('ecs:cloudServers:get', 'ecs:cloudServers:stop')));
const denying = file('denying.json', policy(allow('ecs:cloudServers:get'), deny('obs:*:*')));
const trusting = file('trusting.json', policy(trust('a1')));
const trustingTwo = file('trustingTwo.json', policy(trust('a1', 'a2')));

describe('the compare command', () => {
  it.each([
    [[one, one], 0],
    [[one, two], 0],
    [[one, two, '--fail-on', 'gained'], 1],
    [[one, two, '--fail-on=gained'], 1],
    [[one, two, '--fail-on', 'lost'], 0],
    [[two, one, '--fail-on', 'lost'], 1],
    [[one, two, '--fail-on', 'any'], 1],
    [[one, one, '--fail-on', 'any'], 0],
    // The Deny says nothing alone and takes from what its holder has elsewhere.
    [[one, denying, '--fail-on', 'lost'], 1],
    [[denying, one, '--fail-on', 'gained'], 1],
    [[denying, one, '--fail-on', 'lost'], 0],
  ])('ends as asked: %j', async (args, code) => {
    expect((await run(...args)).code).toBe(code);
  });

  it('gives examples that decide confirms, read as its cases are', async () => {
    const pairs = [
      { saved: one, edited: two, type: 'identity' },
      { saved: denying, edited: two, type: 'identity' },
      { saved: trusting, edited: trustingTwo, type: 'trust' },
    ] as const;
    for (const { saved, edited, type } of pairs) {
      const report = JSON.parse((await run(saved, edited, '--json')).out) as CompareReport;
      expect(report.relation).toBe('wider');
      const { readFileSync } = await import('node:fs');
      for (const { request } of report.gained) {
        const [before, after] = [saved, edited].map((path) => {
          const policies: CasePolicy[] = [
            { type, document: JSON.parse(readFileSync(path, 'utf8')) as unknown },
          ];
          const read = readEvalCase({ id: '', title: '', policies, request }, () => false);
          return decide(read.request, compileGrants(read.grants)).allowed;
        });
        expect([before, after]).toEqual([false, true]);
      }
    }
  });

  it('names the statement that makes the difference', async () => {
    const report = JSON.parse((await run(denying, two, '--json')).out) as CompareReport;
    expect(report.gained.map(({ statement }) => statement)).toEqual([
      { side: 'edited', index: 0, sid: null },
    ]);
    expect(report.inHands.gained.map(({ statement }) => statement)).toEqual([
      { side: 'saved', index: 1, sid: null },
    ]);
  });

  it('compares as the profile says', async () => {
    expect((await run(trusting, trustingTwo)).out).toMatch(
      /^Alone: wider .*\n {2}gained {2}.* of the account a2 \(edited policy, statement 1\)\n/,
    );
    expect((await run(trusting, one)).code).toBe(2);
    const scp = JSON.parse(
      (await run(one, two, '--profile', 'scp', '--json')).out,
    ) as CompareReport;
    expect(scp.gained[0]?.request.principal?.administrator).toBe(true);
  });

  it.each([
    [[], 'BAD_USE', null],
    [[one], 'BAD_USE', null],
    [[one, two, one], 'BAD_USE', null],
    [[one, two, '--fail-on'], 'BAD_USE', null],
    [[one, two, '--fail-on', 'sometimes'], 'BAD_USE', null],
    [[one, two, '--profile=moon'], 'BAD_USE', null],
    [[one, two, '--sideways'], 'BAD_USE', null],
    [[join(folder, 'absent.json'), one], 'FILE_NOT_READ', null],
    [[file('broken.json', '{\n"a": '), one], 'JSON_SYNTAX_ERROR', '2:1'],
    [[one, file('none.json', { Version: '5.0' })], 'UNREADABLE_POLICY', '$'],
    [[trusting, one], 'PROFILES_DIFFER', null],
  ])('says what is wrong with %j', async (args, code, place) => {
    const json = await run(...args, '--json');
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ error: { code, place } });
    const plain = await run(...args);
    expect([plain.code, plain.out, plain.err === '']).toEqual([2, '', false]);
  });
});
