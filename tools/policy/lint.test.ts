import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintCommand, type FileReport } from './lint.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-lint-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await lintCommand(
    args,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

const good = file(
  'good.json',
  '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:cloudServers:list"]}]}',
);
const warned = file(
  'warned.json',
  '{"Version":"1.1","Statement":[{"Effect":"Deny","Action":["ecs:cloudServers:list"]}]}',
);
const broken = file(
  'broken.json',
  '{\n  "Version": "1.1",\n  "Statement": [\n    {"Effect": "Allow", "Action": "ecs:*:*"},\n  ]\n}',
);

describe('policy lint', () => {
  it('ends well when there is nothing to say, or only a warning', async () => {
    expect(await run(good)).toEqual({ code: 0, out: `${good}: no findings (custom)\n`, err: '' });
    const result = await run(warned);
    expect(result.code).toBe(0);
    expect(result.out).toContain(`${warned}:1:31  warning  DENY_ONLY  `);
  });

  it('names place, class and code of errors, and ends with 1', async () => {
    const { code, out } = await run(good, broken);
    expect(code).toBe(1);
    expect(out).toContain(`${broken}:4:35  error  IAM.1030  `);
    expect(out).toContain(`${broken}:4:45  error  JSON_SYNTAX_ERROR  `);
  });

  it('tells statements that decide nothing, with what covers them', async () => {
    const statement = (action: string) => ({ Effect: 'Allow', Action: [action] });
    const covered = file(
      'covered.json',
      JSON.stringify({
        Version: '1.1',
        Statement: [statement('ecs:cloudServers:list'), statement('ecs:*:*')],
      }),
    );
    const { code, out } = await run(covered);
    expect(code).toBe(0);
    expect(out).toContain(
      'DEAD_STATEMENT  Statement 1 decides nothing: statement 2 allows it already.',
    );
  });

  it.each([
    [
      'identity',
      'the operator of a landing zone',
      [
        {
          Action: [
            'IdentityCenter:permissionSet:attachCustomPolicy',
            'organizations:ous:create',
            'eps:enterpriseProjects:enable',
            'tms:predefineTags:update',
          ],
        },
        { Action: ['sts:agencies:assume'], Resource: ['iam::*:agency:operator'] },
      ],
    ],
    [
      'scp',
      'its guardrails',
      [
        {
          Effect: 'Deny',
          Action: ['ram:resourceShares:create', 'ram:resourceShares:associate'],
          Condition: { 'ForAnyValue:StringNotMatch': { 'ram:TargetOrgPaths': ['o-1/r-1/*'] } },
        },
        {
          Effect: 'Deny',
          Action: ['rms:aggregationAuthorizations:create'],
          Condition: { StringNotMatch: { 'rms:AuthorizedAccountOrgPath': ['o-1/r-1/*'] } },
        },
        {
          Effect: 'Deny',
          Action: ['obs:bucket:PutBucketAcl'],
          Condition: { StringEquals: { 'obs:x-obs-acl': ['public-read'] } },
        },
      ],
    ],
  ])('has nothing to say of real names: %s, %s', async (profile, name, statements) => {
    const Statement = statements.map((one) => ({ Effect: 'Allow', Resource: ['*'], ...one }));
    const path = file(`${name}.json`, JSON.stringify({ Version: '5.0', Statement }));
    expect((await run(path, `--profile=${profile}`)).out).toBe(
      `${path}: no findings (${profile})\n`,
    );
  });

  it('gives the same as JSON', async () => {
    const { code, out } = await run(broken, '--json');
    const [report] = JSON.parse(out) as FileReport[];
    expect(code).toBe(1);
    expect(report?.findings).toContainEqual(
      expect.objectContaining({
        code: 'IAM.1030',
        severity: 'error',
        path: '$.Statement[0].Action',
        line: 4,
        column: 35,
        endLine: 4,
        endColumn: 44,
        fix: 'Make it a list',
      }),
    );
  });

  it('takes the profile from the text, or from the option', async () => {
    const trust = file(
      'trust.json',
      '{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["sts:agencies:assume"],"Principal":{"Service":["service.OBS"]}}]}',
    );
    expect((await run(trust)).code).toBe(0);
    const agency = file(
      'agency.json',
      '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["iam:agencies:assume"],"Resource":{"uri":["/iam/agencies/a1"]}}]}',
    );
    expect((await run(agency)).out).toBe(`${agency}: no findings (agency)\n`);
    const result = await run(trust, '--profile=identity');
    expect(result.code).toBe(1);
    expect(result.out).toContain('UNSUPPORTED_PRINCIPAL');
  });

  it('says how it is used, and that a file cannot be read', async () => {
    expect((await run()).code).toBe(2);
    expect((await run(good, '--nonsense')).code).toBe(2);
    expect((await run(good, '--profile=nonsense')).code).toBe(2);
    const missing = await run(join(folder, 'missing.json'));
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('cannot be read');
  });
});
