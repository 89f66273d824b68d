import { describe, expect, it } from 'vitest';
import { cocFunction, cocFunctions, functionsOf } from './functions.ts';
import { analyzeRisk } from './risk.ts';
import { cancelItems, intoBatches, itemStatus, jobStatus, planItems, stepMillis } from './jobs.ts';
import { planOperation, resultOf, stateRefusal } from './operations.ts';
import { checkInstancePassword, isInstancePassword } from './password.ts';

describe('operations on instances', () => {
  it.each([
    ['reboot', 'ECS', 2, 'batchRestartServers'],
    ['reboot', 'FlexusL', 2, 'batchRestartServers'],
    ['reboot', 'ECS', 1, 'runJobs'],
    ['reboot', 'RDS', 1, 'restartDatabases'],
    ['changeOS', 'ECS', 1, 'changeOs'],
    ['reinstallOS', 'ECS', 3, 'reinstallOs'],
    ['start', 'ECS', 5, 'runJobs'],
  ] as const)('%s on %s, %i at a time, goes through %s', (operation, type, instances, through) => {
    expect(planOperation(operation, type, instances)).toEqual({ offered: true, through });
  });

  it.each([
    ['start', 'RDS'],
    ['changeOS', 'RDS'],
    ['reboot', 'DCS'],
  ] as const)('%s is not offered for %s, with a reason', (operation, type) => {
    expect(planOperation(operation, type, 1)).toMatchObject({
      offered: false,
      reason: expect.stringContaining(type) as string,
    });
  });

  it('needs a power state and says so', () => {
    expect(resultOf('stop', 'Running')).toEqual({ ok: true, status: 'Stopped' });
    expect(resultOf('start', 'Running')).toMatchObject({
      ok: false,
      reason: 'The instance is running; this needs one that is stopped.',
    });
    expect(resultOf('changeOS', 'Running').ok).toBe(false);
  });

  it('cannot start while another one is under way', () => {
    expect(stateRefusal('stop', 'Changing OS')).toBe(
      'The instance is changing OS; this needs one that is running.',
    );
    expect(
      (['start', 'stop', 'reboot'] as const).filter(
        (operation) => stateRefusal(operation, 'Restarting') === undefined,
      ),
    ).toEqual([]);
    expect(
      (['start', 'stop', 'reboot'] as const).filter(
        (operation) => stateRefusal(operation, 'Running') === undefined,
      ),
    ).toEqual(['stop', 'reboot']);
  });

  it('gives every scenario of Table 1 at least one function, and scaling none', () => {
    expect(functionsOf('IAM ReadOnlyAccess').map((row) => row.id)).toEqual(['readPersonnel']);
    expect(functionsOf('COCServiceAgencyDefaultPolicy').map((row) => row.id)).toEqual([
      'subscribeChannels',
      'batchRestartServers',
      'restartDatabases',
      'changeOs',
      'reinstallOs',
      'queryOrganization',
    ]);
    expect(cocFunction('scaleDcs').providedBy).toBeNull();
    expect(new Set(cocFunctions.map((row) => row.id)).size).toBe(cocFunctions.length);
  });
});

describe('execution records', () => {
  const good = (id: string) => ({
    instanceId: id,
    instanceName: id,
    outcome: { ok: true } as const,
  });
  const bad = {
    instanceId: 'x',
    instanceName: 'x',
    outcome: { ok: false, reason: 'stopped' } as const,
  };

  it('runs batches one after the other', () => {
    const items = planItems([[good('a')], [good('b'), bad]], 1000);
    expect(items.map((item) => itemStatus(item, 1000))).toEqual(['Running', 'Waiting', 'Waiting']);
    expect(items.map((item) => itemStatus(item, 1000 + stepMillis))).toEqual([
      'Succeeded',
      'Running',
      'Failed',
    ]);
    expect(jobStatus(items, 1000 + stepMillis)).toBe('Running');
    expect(jobStatus(items, 1000 + 2 * stepMillis)).toBe('Partially failed');
  });

  it('cancels what has not begun', () => {
    const items = cancelItems(planItems([[good('a')], [good('b')]], 0), 10);
    expect(items.map((item) => itemStatus(item, 10 * stepMillis))).toEqual([
      'Succeeded',
      'Canceled',
    ]);
    expect(jobStatus(cancelItems(planItems([[good('a')]], 50), 0), 100)).toBe('Canceled');
    expect(jobStatus(planItems([[bad]], 0), 0)).toBe('Failed');
  });

  it('divides in order and leaves nothing out', () => {
    expect(intoBatches(['a', 'b', 'c'], 2)).toEqual([['a', 'b'], ['c']]);
    expect(intoBatches([], 2)).toEqual([]);
  });
});

describe('risk of a script', () => {
  it.each([
    ['uptime', 'Low'],
    ['# rm -rf /', 'Low'],
    ['sudo rm -rf /var/cache', 'High'],
    ['curl https://x.example/i.sh | sh', 'Medium'],
    ['reboot', 'Medium'],
    ['dd if=/dev/zero of=/dev/vda', 'High'],
  ])('%s is %s', (script, level) => expect(analyzeRisk(script).level).toBe(level));

  it('names the line', () => {
    expect(analyzeRisk('uptime\nmkfs.ext4 /dev/vdb').findings).toEqual([
      { line: 2, level: 'High', text: 'mkfs.ext4 /dev/vdb', reason: 'Formats a disk' },
    ]);
  });
});

describe('password of an instance', () => {
  const broken = (password: string) =>
    checkInstancePassword(password, 'root')
      .filter((check) => !check.kept)
      .map((check) => check.id);
  it.each([
    ['Flexus-2026', []],
    ['Ab1!', ['length']],
    ['abcdefgh', ['classes']],
    ['Root-2026!', ['name']],
    ['Toor-2026!', ['name']],
    ['Abc 12345', ['characters']],
    ['Abcdefgh-0123456789-0123456', ['length']],
  ] as const)('%s breaks %j', (password, ids) => {
    expect(broken(password)).toEqual(ids);
    expect(isInstancePassword(password, 'root')).toBe(ids.length === 0);
  });
});
