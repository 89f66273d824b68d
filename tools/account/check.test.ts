import { describe, expect, it } from 'vitest';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { readEvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { CheckReport } from '#mocks/analysis/answers/check.ts';
import { accountCommand } from './command.ts';
import { readOptions } from './options.ts';
import { openWorld } from './openWorld.ts';
import { findSubject } from '#mocks/analysis/subject.ts';

const now = Date.UTC(2026, 10, 1, 12);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await accountCommand(
    args,
    now,
    (text) => (out += text),
    (text) => (err += text),
  );
  return { code, out, err };
}

const inNewIam = ['--scenario', 'new-iam', '--json'];
const check = async (...args: string[]): Promise<CheckReport> =>
  JSON.parse((await run('check', ...args, ...inNewIam)).out) as CheckReport;

describe('account check', () => {
  it.each([
    // Who, what, where and in which circumstances; and the answer.
    [['one-server', 'ecs:cloudServers:list'], true],
    [['user:one-server', 'ecs:cloudServers:delete'], false],
    [['root', 'ecs:cloudServers:delete'], true],
    [['group:admin', 'ecs:cloudServers:delete'], true],
    [['group:ucs-readers', 'ecs:cloudServers:delete'], false],
    [['agency:AuditAgency', 'iam:users:listUsersV5'], true],
    [['office-worker', 'ecs:cloudServers:list'], false],
    [['office-worker', 'ecs:cloudServers:list', '--context', '{"g:SourceIp":"203.0.113.7"}'], true],
    [['mfa-admin', 'ecs:cloudServers:deleteServers', '--context={"g:MFAPresent":true}'], true],
    [['mfa-admin', 'ecs:cloudServers:deleteServers', '--context={"g:MFAPresent":false}'], false],
    [['night-shift', 'ecs:cloudServers:list', '--region', 'ap-southeast-3'], true],
    [['night-shift', 'ecs:cloudServers:list', '--region', 'cn-north-4'], false],
    [
      [
        'night-shift',
        'ecs:cloudServers:list',
        '--project=ap-southeast-3',
        '--context={"G:currentTime":"2027-06-01T00:00:00Z"}',
      ],
      false,
    ],
  ])('%j', async (args, allowed) => {
    const report = await check(...args);
    expect(report).toMatchObject({ allowed, outcome: allowed ? 'allow' : 'implicit-deny' });
  });

  it('asks the trust policy of the agency that the resource names', async () => {
    const { account } = openWorld(readOptions(['--scenario', 'new-iam']), now);
    const agency = `iam::${account.id}:agency:AuditAgency`;
    const asked = ['sts:agencies:assume', '--resource', agency] as const;
    expect(await check('PartnerCo/auditor', ...asked)).toMatchObject({ allowed: true });
    expect(await check('PartnerCo/root', ...asked)).toMatchObject({ allowed: true });
    expect(await check('root', ...asked)).toMatchObject({ allowed: false });
    expect(await check('PartnerCo/auditor', 'sts:agencies:assume')).toMatchObject({
      allowed: false,
    });
  });

  it('names the deciding statement, the way to it, and what came close', async () => {
    const { decidedBy } = await check('ucs-reader', 'ucs:clusters:get');
    expect(decidedBy).toMatchObject({
      policy: 'UCSReadOnlyPolicy',
      path: [
        { kind: 'user', name: 'ucs-reader' },
        { kind: 'group', name: 'ucs-readers' },
      ],
      scope: { kind: 'all' },
    });
    const { nearMisses } = await check('office-worker', 'ecs:cloudServers:list');
    expect(nearMisses[0]).toMatchObject({
      policy: 'ReadFromOffice',
      reason: { type: 'condition', key: 'g:SourceIp', actual: null },
    });
    expect(await check('root', 'ecs:cloudServers:list')).toMatchObject({
      decidedBy: { policy: null, path: [{ kind: 'account' }] },
    });
  });

  it('prints a request that decides the same when it is read back', async () => {
    const { request, allowed } = await check('one-server', 'ecs:cloudServers:get');
    const subject = findSubject(openWorld(readOptions(['--scenario=new-iam']), now), 'one-server');
    const read = readEvalCase({ id: '', title: '', policies: [], request }, () => false);
    expect(decide(read.request, compileGrants(subject.grants)).allowed).toBe(allowed);
  });

  it('leaves the world as it was after asking about a group', () => {
    const at = openWorld(readOptions(['--scenario', 'new-iam']), now);
    const before = JSON.stringify(at.world.toJson());
    findSubject(at, 'group:ucs-readers');
    expect(JSON.stringify(at.world.toJson())).toBe(before);
  });

  it.each([
    [['check', 'nobody', 'ecs:cloudServers:get', ...inNewIam], 'BAD_USE'],
    [['check', 'one-server', 'ecs:*:get', ...inNewIam], 'BAD_USE'],
    [['check', 'one-server', ...inNewIam], 'BAD_USE'],
    [['check', 'one-server', 'ecs:cloudServers:get', '--json'], 'BAD_USE'],
    [['check', 'one-server', 'ecs:cloudServers:get', '--context', '[]', ...inNewIam], 'BAD_USE'],
    [['check', 'one-server', 'ecs:cloudServers:get', '--project', 'no', ...inNewIam], 'BAD_USE'],
    [['check', 'one-server', 'ecs:cloudServers:get', '--scenario', 'no', '--json'], 'BAD_USE'],
    [['check', 'a', 'ecs:cloudServers:get', '--state', 'no/such', '--json'], 'FILE_NOT_READ'],
    [['check', 'a', 'a:b:c', '--state', 'package.json', '--json'], 'NOT_A_STATE_FILE'],
    [['guess', '--json'], 'BAD_USE'],
  ])('is refused: %j', async (args, code) => {
    const { code: exit, out } = await run(...args);
    expect([exit, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([2, code]);
  });
});
