import { describe, expect, it } from 'vitest';
import { worldOf } from '#mocks/pipeline/worldBase.ts';
import { applyChanges, type Change, type Commit } from '#mocks/world/journal.ts';
import type { Kept } from '#mocks/world/store.ts';
import { driftBetween } from './drift.ts';
import { masked } from './mask.ts';
import { imported, resource, state } from './testing/importing.ts';

const group = (id: string, description = ''): object =>
  resource('identity_group', id, { id, name: `name-${id}`, description, domain_id: 'd' });
function accountOf(...resources: readonly object[]): Kept {
  const { kept } = imported({ 'state.json': state(...resources) });
  if (kept === undefined) throw new Error('Nothing was read');
  return kept;
}
const rowOf = (kept: Kept, id: string) => worldOf(kept.head, kept.base ?? {}).row('groups', id);
function changeOf(kept: Kept, id: string, description: string): Change {
  const before = rowOf(kept, id);
  if (before === undefined) throw new Error('No such group');
  return { table: 'groups', id, before, after: { ...before, description } as never };
}
const commit = (no: number, ...changes: readonly Change[]): Commit => ({
  no,
  at: 1,
  actor: 'admin',
  call: 'groupUpdate',
  summary: `change ${no}`,
  changes,
});

describe('loading an account again', () => {
  const old = accountOf(group('a'), group('b'), group('c'));
  const rehearsed: Kept = {
    ...old,
    commits: [
      commit(1, changeOf(old, 'a', 'rehearsed')),
      commit(2, changeOf(old, 'b', 'rehearsed')),
      commit(3, changeOf(old, 'c', 'rehearsed')),
    ],
  };
  const now = accountOf(group('a'), group('b', 'rehearsed'), group('c', 'other'), group('e'));
  const drift = driftBetween(rehearsed, now);

  it('says what has changed in the live account since', () => {
    expect(drift.live).toEqual([
      { table: 'groups', name: 'name-b', what: 'changed' },
      { table: 'groups', name: 'name-c', what: 'changed' },
      { table: 'groups', name: 'name-e', what: 'added' },
    ]);
  });

  it('says what of the rehearsal still stands, and carries it over', () => {
    expect(drift.rehearsed.map(({ state: stands }) => stands)).toEqual([
      'stands',
      'done',
      'conflict',
    ]);
    const { head, base, commits } = drift.carried;
    const world = worldOf(head, base ?? {});
    for (const { changes } of commits) applyChanges(world, changes);
    const words = ['a', 'b', 'c'].map((id) => world.tables.groups.get(id)?.description);
    expect(words).toEqual(['rehearsed', 'rehearsed', 'other']);
    expect(commits.map(({ no }) => no)).toEqual([1]);
  });

  it('finds nothing where nothing has changed', () => {
    expect(driftBetween(old, old)).toMatchObject({ live: [], rehearsed: [] });
  });
});

describe('masking', () => {
  const [user, policy] = ['a1'.repeat(16), 'c3'.repeat(16)];
  const document = {
    Version: '5.0',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['iam:users:getUserV5'],
        Resource: [`iam::${'d4'.repeat(16)}:user:alice-of-shop`],
        Condition: { StringEquals: { 'g:UserName': ['alice-of-shop'] } },
      },
    ],
  };
  const kept = accountOf(
    resource('identity_user', 'u', {
      id: user,
      name: 'alice-of-shop',
      email: 'alice@example.com',
      description: 'Alice',
    }),
    resource('identity_group', 'g', {
      id: 'b2'.repeat(16),
      name: 'shop-team',
      domain_id: 'd4'.repeat(16),
    }),
    resource('identity_group_membership', 'm', { group: 'b2'.repeat(16), users: [user] }),
    resource('identityv5_policy', 'p', {
      id: policy,
      name: 'ShopPolicy',
      policy_document: JSON.stringify(document),
    }),
    resource('identityv5_policy_user_attach', 'pa', { policy_id: policy, user_id: user }),
    resource('identity_access_key', 'k', { id: 'AKIDSHOP0001', user_id: user }),
    resource('identity_acl', 'acl', {
      id: 'd4'.repeat(16),
      type: 'api',
      ip_cidrs: [{ cidr: '203.0.113.0/24', description: 'office of the shop' }],
    }),
  );

  it('leaves no name and no id of the account anywhere', () => {
    const text = JSON.stringify(masked(kept));
    const own = ['alice', 'shop', 'Shop', user, policy, 'd4d4', 'AKIDSHOP', 'state.json'];
    expect(own.filter((word) => text.includes(word))).toEqual([]);
  });

  it('keeps what belongs together together, and the actions', () => {
    const { head, base } = masked(kept);
    const { tables } = worldOf(head, base ?? {});
    const [attachment] = tables.attachments.all();
    const row = tables.users.get(attachment?.holder_id ?? '');
    expect(row?.name).toMatch(/^user-[0-9a-f]{8}$/);
    const [version] = tables.policyVersions.by('policy', attachment?.policy_id ?? '');
    expect(version?.document).toContain(`:user:${row?.name ?? ''}"`);
    expect(version?.document).toContain('iam:users:getUserV5');
    expect([...tables.memberships.all()].map(({ user_id }) => user_id)).toEqual([row?.id]);
    const [list] = tables.addressLists.all();
    expect(list?.netmasks.map(({ text }) => text)).toEqual(['203.0.113.0/24']);
    expect(list?.id).toBe(`${list?.domain_id ?? ''}/api`);
  });

  it('is the same every time', () => {
    expect(masked(kept)).toEqual(masked(kept));
  });
});
