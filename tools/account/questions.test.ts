import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fullCatalogView } from '#src/catalog/view.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { accountCommand } from './command.ts';
import { membersOf } from '#mocks/analysis/members.ts';
import { readOptions } from './options.ts';
import { openWorld } from './openWorld.ts';
import { requestFor } from '#mocks/analysis/question.ts';
import { subjectOf } from '#mocks/analysis/subject.ts';
import type { WhoCanReport } from '#mocks/analysis/answers/whoCan.ts';

const now = Date.UTC(2026, 10, 1, 12);
const folder = mkdtempSync(join(tmpdir(), 'account-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run<T>(...args: string[]): Promise<{ code: number; report: T }> {
  let out = '';
  const code = await accountCommand(
    [...args, '--json'],
    now,
    (text) => (out += text),
    (text) => (out += text),
  );
  return { code, report: JSON.parse(out) as T };
}
const namesIn = ({ classes }: WhoCanReport): string[] =>
  classes.flatMap(({ principals }) => principals).toSorted();

describe('account who-can', () => {
  const circumstances: readonly AccessRequest['context'][] = [
    {},
    { 'g:SourceIp': '203.0.113.7' },
    { 'g:MFAPresent': 'true' },
    { 'g:ResourceTag/team': 'shop' },
  ];

  it.each([
    ['new-iam', 'ecs:cloudServers:list'],
    ['new-iam', 'ecs:cloudServers:deleteServers'],
    ['new-iam', 'ecs:cloudServers:start'],
    ['new-iam', 'iam:users:listUsersV5'],
    ['ucs', 'cce:cluster:delete'],
    ['organization', 'ecs:cloudServers:delete'],
    ['coc-limited', 'coc:instance:listResources'],
  ])('finds whoever one decision after the other finds: %s %s', async (scenario, action) => {
    const { report } = await run<WhoCanReport>('who-can', action, '--scenario', scenario, '--all');
    const at = openWorld(readOptions(['--scenario', scenario]), now);
    const catalog = await fullCatalogView();
    const projects = [undefined, 'ap-southeast-3'];
    const found = membersOf(at).filter(({ ref, name }) => {
      const subject = subjectOf(at, ref, name);
      const compiled = compileGrants(subject.grants);
      return projects.some((project) =>
        circumstances.some((context) => {
          const where = { context, ...(project !== undefined && { project }) };
          return decide(requestFor(at, catalog, subject, action, where), compiled).allowed;
        }),
      );
    });
    const names = namesIn(report);
    expect(report.unknown).toEqual([]);
    expect(found.filter(({ name }) => !names.includes(name))).toEqual([]);
    // Whoever is found by the comparison only has a witness that `decide` allows; here they are
    // the same people.
    expect(names).toEqual(found.map(({ name }) => name).toSorted());
  });

  it('asks within the circumstances that are given', async () => {
    const asked = ['who-can', 'ecs:cloudServers:deleteServers', '--scenario', 'new-iam'] as const;
    const without = await run<WhoCanReport>(...asked, '--context', '{"g:MFAPresent":false}');
    expect(namesIn(without.report)).not.toContain('user:mfa-admin');
    const with_ = await run<WhoCanReport>(...asked, '--context', '{"g:MFAPresent":true}');
    expect(namesIn(with_.report)).toContain('user:mfa-admin');
  });

  it('gathers 10,000 users by what they hold, page by page', async () => {
    const asked = ['who-can', 'iam:users:listUsers', '--scenario', 'large'] as const;
    const { report } = await run<WhoCanReport>(...asked, '--limit', '3');
    expect(namesIn(report)).toHaveLength(3);
    const all = await run<WhoCanReport>(...asked, '--all');
    // Every tenth of 1,000 groups, with ten users each, beside the account itself.
    expect([namesIn(all.report).length, all.report.next]).toEqual([1_001, null]);
    expect(all.report.classes.every(({ count }) => count === 10 || count === 1)).toBe(true);
    const more = await run<WhoCanReport>(...asked, '--limit', '3', '--next', String(report.next));
    expect(namesIn(more.report).filter((name) => namesIn(report).includes(name))).toEqual([]);
  }, 60_000);
});

describe('account access', () => {
  type Report = {
    readonly entries: readonly { readonly actions: readonly string[]; readonly scope: object }[];
    readonly policy: { readonly Statement: readonly object[] } | null;
    readonly unknown: readonly object[];
  };

  it('gives what is held, and one policy in its place', async () => {
    const { report } = await run<Report>('access', 'tag-operator', '--scenario', 'new-iam');
    expect(report.entries.map(({ actions }) => actions)).toEqual([
      ['ecs:cloudServers:list', 'ecs:cloudServers:get'],
      ['ecs:cloudServers:start', 'ecs:cloudServers:stop'],
    ]);
    expect(report.policy?.Statement).toHaveLength(2);
    expect(report.unknown).toEqual([]);
  });

  it('says why there is no one policy', async () => {
    const { report } = await run<Report>('access', 'ucs-operator', '--scenario', 'ucs');
    expect(report.policy).toBeNull();
    expect(report.unknown).toContainEqual({ reason: 'several-scopes', place: 'policy' });
  });
});

describe('account test', () => {
  type Report = {
    readonly passed: number;
    readonly failed: number;
    readonly results: readonly {
      readonly id: string;
      readonly ok: boolean;
      readonly witness: { readonly principal: string } | null;
    }[];
  };
  const file = (content: unknown): string => {
    const path = join(folder, 'tests.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('holds never-rules against everybody, and names who breaks one', async () => {
    const path = 'docs/examples/access-tests.json';
    const { code, report } = await run<Report>('test', path, '--scenario', 'new-iam');
    expect([code, report.passed, report.failed]).toEqual([1, 2, 1]);
    expect(report.results[2]).toMatchObject({
      id: 'nobody-deletes',
      ok: false,
      witness: { principal: 'user:mfa-admin' },
    });
  });

  it('excepts the members of a group, and a person', async () => {
    const rule = (...except: string[]): string =>
      file({
        tests: [{ id: 'a', never: { except }, request: { action: 'ucs:clusters:get' } }],
      });
    const code = async (...except: string[]): Promise<number> =>
      (await run('test', rule(...except), '--scenario', 'new-iam')).code;
    expect(await code('root')).toBe(1);
    expect(await code('root', 'group:ucs-readers')).toBe(0);
    expect(await code('root', 'ucs-reader')).toBe(0);
  });

  it.each([
    [{}, '$.tests'],
    [{ tests: [{ id: 'a' }] }, '$.tests[0].request'],
    [{ tests: [{ id: 'a', principal: 'b', request: { action: 'a:b:c' } }] }, '$.tests[0].expected'],
    [{ tests: [{ id: 'a', request: { action: 'a:b:c' } }] }, '$.tests[0]'],
    [{ tests: [], more: 1 }, '$.more'],
  ])('refuses what is no list of tests: %j', async (content, place) => {
    const { code, report } = await run<object>('test', file(content), '--scenario', 'new-iam');
    expect([code, report]).toMatchObject([2, { error: { code: 'UNREADABLE_TESTS', place } }]);
  });

  it('is described by the published schema', () => {
    const schema: unknown = JSON.parse(readFileSync('docs/schemas/access-tests.json', 'utf8'));
    expect(schema).toMatchObject({
      properties: { tests: { items: { $ref: '#/$defs/test' } } },
      $defs: { test: { required: ['id', 'request'] } },
    });
  });
});
