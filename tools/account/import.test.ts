import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { openFileStore } from '#mocks/world/storeFile.ts';
import { resource, state } from '#mocks/account/in/testing/importing.ts';
import { accountCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const put = (name: string, content: unknown): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const write = (text: string): void => void (out += text);
  const code = await accountCommand(args, Date.UTC(2026, 10, 1, 12), write, write);
  return { code, out };
}
const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await run(...args, '--json')).out) as T;

const policy = JSON.stringify({
  Version: '1.1',
  Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:list'] }],
});
const file = put(
  'state.json',
  state(
    resource('identity_user', 'u', { id: 'u1', name: 'ann', password: 'TOP-SECRET' }),
    resource('identity_group', 'g', { id: 'g1', name: 'ops', domain_id: 'd1' }),
    resource('identity_group_membership', 'm', { group: 'g1', users: ['u1'] }),
    resource('identity_role', 'r', { id: 'r1', name: 'Read', type: 'XA', policy }),
    resource('identity_group_role_assignment', 'a', {
      group_id: 'g1',
      role_id: 'r1',
      project_id: 'all',
    }),
  ),
);

describe('account import', () => {
  it('writes a world that the other commands and the backend open', async () => {
    const { code, out } = await run('import', file, '--out', at('world'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      read: expect.arrayContaining([
        { kind: 'user', count: 1 },
        { kind: 'group membership', count: 1 },
      ]),
      left: [],
      placeholders: [],
      secretsDropped: 1,
    });
    expect(readFileSync(at('world'), 'utf8')).not.toContain('TOP-SECRET');
    const asked = ['ecs:cloudServers:list', '--state', at('world')] as const;
    expect(await json('check', 'ann', ...asked)).toMatchObject({ allowed: true });
    expect(await json('who-can', ...asked)).toMatchObject({
      classes: [{ count: 1 }, { principals: ['user:ann'] }],
    });
    expect(await json('access', 'ann', '--state', at('world'))).toMatchObject({ unknown: [] });
    const nothing = { gained: [], lost: [], unknown: [] };
    expect(await json('diff', `${at('world')}#0`, at('world'))).toEqual(nothing);

    const store = await openFileStore(at('world'));
    const { backend, apiAs } = await createTestBackend({ store });
    expect(backend.controls.state().scenario).toBe('account');
    const { users } = await apiAs('account-d1').userList({});
    expect(users.map(({ name }) => name).toSorted()).toEqual(['account-d1', 'ann']);
    store.close();
  });

  it('reads folders, and exits 1 when anything was left', async () => {
    mkdirSync(at('dump/v5'), { recursive: true });
    put('dump/users.json', { users: [{ id: 'u1', name: 'ann' }] });
    put('dump/v5/broken.json', '{"groups": [');
    const { code, out } = await run('import', at('dump'), '--out', at('two'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      left: [{ file: at('dump/v5/broken.json'), place: '1:13' }],
    });
    expect(existsSync(at('two'))).toBe(true);
  });

  it.each([
    [['import', at('none.json'), '--out', at('x')], 'FILE_NOT_READ'],
    [['import', '--out', at('x')], 'BAD_USE'],
    [['import', file], 'BAD_USE'],
    [['import', file, '--out', at('state.json')], 'OUT_REFUSED'],
    [['import', put('broken.json', '{"a":'), '--out', at('x')], 'CUT_OFF'],
    [['import', put('other.json', '{"a": 1}'), '--out', at('x')], 'NOT_UNDERSTOOD'],
  ])('exits 2 and writes nothing: %j', async (args, code) => {
    const { code: exit, out } = await run(...args, '--json');
    expect([exit, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([2, code]);
    expect(existsSync(at('x'))).toBe(false);
  });
});
