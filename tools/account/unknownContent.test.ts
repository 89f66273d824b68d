import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imported } from '#mocks/account/in/testing/importing.ts';
import { writeJournal } from '#mocks/world/journalFile.ts';
import { accountCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'unknown-'));
afterAll(() => rmSync(folder, { recursive: true }));
const world = join(folder, 'world');

async function run(...args: string[]): Promise<Record<string, unknown>> {
  let out = '';
  const write = (text: string): void => void (out += text);
  await accountCommand([...args, '--json'], Date.UTC(2026, 10, 1, 12), write, write);
  return JSON.parse(out) as Record<string, unknown>;
}
const ask = (who: string, action: string): Promise<Record<string, unknown>> =>
  run('check', who, action, '--state', world);

const policy = (Effect: string, action: string): object => ({
  Version: '1.1',
  Statement: [{ Effect, Action: [action] }],
});
const custom = (id: string, display_name: string, document: object): object => ({
  id,
  display_name,
  name: `custom_d_${id}`,
  catalog: 'CUSTOMED',
  type: 'XA',
  domain_id: 'd',
  policy: document,
});
const granted = (id: string, role: string): object => ({
  user: { id },
  role: { id: role },
  scope: { domain: { id: 'd' } },
  is_inherited: true,
});
const files = (...more: readonly object[]): Record<string, unknown> => ({
  'users.json': {
    users: ['ann', 'ben', 'cleo'].map((name) => ({ id: name, name, domain_id: 'd' })),
  },
  'roles.json': {
    roles: [
      custom('list', 'List', policy('Allow', 'ecs:cloudServers:list')),
      custom('never', 'Never', policy('Deny', 'ecs:cloudServers:delete')),
      { id: 'sys', display_name: 'Some New FullAccess', catalog: 'NEW', type: 'AA' },
    ],
  },
  'assignments.json': { role_assignments: more },
});

beforeAll(() => {
  const held = [
    granted('ann', 'list'),
    granted('ann', 'sys'),
    granted('ann', 'never'),
    granted('ben', 'list'),
    granted('cleo', 'sys'),
  ];
  const { kept } = imported(files(...held));
  if (kept !== undefined) writeFileSync(world, writeJournal(kept).text);
});

describe('a permission whose content nobody knows', () => {
  it('leaves open what it alone could allow', async () => {
    expect(await ask('cleo', 'ecs:cloudServers:list')).toMatchObject({
      allowed: null,
      outcome: 'unknown',
      unknown: [{ policy: 'Some New FullAccess', reason: 'content-unknown' }],
    });
  });

  it('does not touch what another one allows, for it only allows', async () => {
    expect(await ask('ann', 'ecs:cloudServers:list')).toMatchObject({ allowed: true });
  });

  it('does not touch what a Deny refuses, nor what administrators may', async () => {
    const denied = { allowed: false, outcome: 'explicit-deny' };
    expect(await ask('ann', 'ecs:cloudServers:delete')).toMatchObject(denied);
    expect(await ask('root', 'ecs:cloudServers:delete')).toMatchObject({ allowed: true });
    expect(await ask('ben', 'ecs:cloudServers:start')).toMatchObject({ allowed: false });
  });

  it('leaves who-can, access and tests open for those who hold it', async () => {
    const whoCan = await run('who-can', 'ecs:cloudServers:delete', '--state', world);
    expect(whoCan).toMatchObject({
      classes: [{ principals: ['root'] }],
      unknown: [{ reason: 'content-unknown', principals: ['user:cleo'] }],
    });
    const access = await run('access', 'cleo', '--state', world);
    expect(access).toMatchObject({
      policy: null,
      unknown: expect.arrayContaining([
        expect.objectContaining({ reason: 'content-unknown', place: 'Some New FullAccess' }),
      ]),
    });
    const tests = join(folder, 'tests.json');
    const request = { action: 'ecs:cloudServers:start' };
    writeFileSync(
      tests,
      JSON.stringify({
        tests: [
          { id: 'a', principal: 'cleo', request, expected: 'refused' },
          { id: 'b', principal: 'ben', request, expected: 'refused' },
        ],
      }),
    );
    expect(await run('test', tests, '--state', world)).toMatchObject({ passed: 1, unknown: 1 });
  });

  it('says so in a difference, instead of gained or lost', async () => {
    const other = join(folder, 'other');
    const { kept } = imported(files(granted('ben', 'list'), granted('ben', 'sys')));
    if (kept !== undefined) writeFileSync(other, writeJournal(kept).text);
    const report = await run('diff', world, other);
    const unknown = report['unknown'] as readonly { principal: string; reason: string }[];
    expect(unknown.map(({ principal, reason }) => `${principal} ${reason}`)).toEqual(
      expect.arrayContaining(['user:ben content-unknown', 'user:cleo content-unknown']),
    );
  });

  it('may deny as well when it is a custom one: a list without its versions', async () => {
    const file = join(folder, 'custom');
    const { kept } = imported({
      ...files(granted('ben', 'list')),
      'v5.json': { policies: [{ policy_id: 'p', policy_name: 'P', policy_type: 'custom' }] },
      'v5-user-ben-attached.json': { attached_policies: [{ policy_id: 'p', policy_name: 'P' }] },
    });
    if (kept !== undefined) writeFileSync(file, writeJournal(kept).text);
    expect(await run('check', 'ben', 'ecs:cloudServers:list', '--state', file)).toMatchObject({
      allowed: null,
      outcome: 'unknown',
    });
  });
});
