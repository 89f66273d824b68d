import { describe, expect, it } from 'vitest';
import { imported, resource, state } from '#mocks/account/in/testing/importing.ts';
import { createTestBackend } from '../testing/testBackend.ts';

const odd = JSON.stringify({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['iam:users:paint'] }],
});
const files = {
  'state.json': state(
    resource('identityv5_policy', 'p', { id: 'p1', policy_name: 'odd', policy_document: odd }),
    resource('identity_group', 'g', { id: 'g1', name: 'ops' }),
    resource('identity_group_membership', 'm', { id: 'g1', group: 'g1', users: ['u9'] }),
  ),
  'roles.json': {
    roles: [{ id: 'sys', display_name: 'Some New FullAccess', catalog: 'NEW', type: 'AA' }],
  },
};

describe('notes about what was brought in', () => {
  it('stand at the things that pages show', async () => {
    const at = await createTestBackend({ scenario: 'fresh' });
    expect(await at.api.deskBrought({})).toEqual({ notes: [] });
    const { world } = imported(files);
    if (world === undefined) throw new Error('The files are understood');
    const own = at.backend.controls.world();
    for (const table of [
      'placeholders',
      'unknownContents',
      'importMarks',
      'policyVersions',
    ] as const)
      for (const row of world.tables[table].all()) own.set(table, row.id, row as never);
    const { notes } = await at.api.deskBrought({});
    expect(notes).toContainEqual(
      expect.objectContaining({ id: 'u9', label: 'placeholder', severity: 'warning' }),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({
        id: 'p1',
        label: 'UNKNOWN_ACTION',
        text: expect.stringMatching(/iam:users:paint.*\(v1, \$\.Statement\[0\]\)$/),
      }),
    );
    expect(notes).toContainEqual(expect.objectContaining({ label: 'content unknown' }));
    expect((await at.api.deskTestCount({})).notes).toBe(notes.length);
  });

  it('end with the finding that they tell of', async () => {
    const at = await createTestBackend({ scenario: 'fresh' });
    const { group } = await at.api.groupCreate({ body: { group: { name: 'ops' } } });
    const own = at.backend.controls.world();
    const row = `groups/${group.id}`;
    const mark = { id: `${row}/0`, row, code: 'ODD', severity: 'warning', message: 'x', path: '' };
    own.set('importMarks', mark.id, mark);
    expect((await at.api.deskBrought({})).notes).toEqual([]);
  });
});
