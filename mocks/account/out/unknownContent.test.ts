import { describe, expect, it } from 'vitest';
import { imported, resource, state } from '#mocks/account/in/testing/importing.ts';
import { accountNamed } from '#mocks/analysis/account.ts';
import { exportAs } from './exports.ts';

const { world } = imported({
  'roles.json': {
    roles: [
      { id: 'r1', display_name: 'Unsaid', name: 'custom_d_0', catalog: 'CUSTOMED', domain_id: 'd' },
    ],
  },
  'state.json': state(
    resource('identity_group', 'g', { id: 'g1', name: 'ops', domain_id: 'd' }),
    resource('identity_group_role_assignment', 'a', {
      group_id: 'g1',
      role_id: 'r1',
      domain_id: 'd',
    }),
  ),
});

describe('a custom policy whose content is in no file', () => {
  if (world === undefined) throw new Error('The files are understood');
  const account = accountNamed(world).id;
  const leaving = { before: world, after: world, account, all: true };

  it.each(['curl', 'cli', 'sdk'] as const)('is left to people by the script for %s', (form) => {
    const { files, byHand } = exportAs(form, leaving);
    expect(byHand).toContainEqual({
      title: 'Create role Unsaid',
      why: 'No file holds its content.',
    });
    const text = files[0]?.text ?? '';
    expect(text).not.toMatch(/POST[^\n]*OS-ROLE\/roles|create\w*CustomPolicy/i);
    // Whoever runs it before is told what is missing: the grant needs the policy's id.
    expect(text).toMatch(/There is no role Unsaid\.|"role Unsaid", .*, true\);/);
  });

  it.each(['terraform', 'tf.json'] as const)('has no block in %s, which says so', (form) => {
    const { files, notes } = exportAs(form, leaving);
    expect(notes).toContain('role Unsaid: No file holds its content.');
    expect(files[0]?.text).not.toMatch(/huaweicloud_identity_role\b/);
    expect(files[0]?.text).toContain('huaweicloud_identity_group');
  });

  it('is no policy file', () => {
    const { files } = exportAs('policies', leaving);
    expect(files.map(({ name }) => name)).toEqual(['index.json']);
  });
});
