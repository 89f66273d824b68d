import { expect, it } from 'vitest';
import { paths } from '#src/paths.ts';
import { chosenScope, readChoice, writeChoice, type WizardChoice } from './wizardUrl.ts';

const full: WizardChoice = {
  roles: ['a', 'b'],
  onlySelected: true,
  scope: 'project',
  projects: ['p1', 'p2'],
  enterpriseProjects: ['0'],
  returnTo: '/iam/groups/1?tab=users',
};

it('reads back what it wrote and keeps parameters of others', () => {
  const written = writeChoice(full, new URLSearchParams('step=scope'));
  expect(readChoice(new URLSearchParams(written.toString()))).toEqual(full);
  expect(written.get('step')).toBe('scope');
});

it('leaves no trace of defaults', () => {
  expect(writeChoice(readChoice(new URLSearchParams()), new URLSearchParams()).toString()).toBe('');
});

it('does not believe nonsense', () => {
  expect(readChoice(new URLSearchParams('scope=moon&roles=,a,a,'))).toMatchObject({
    scope: undefined,
    roles: ['a'],
  });
});

it.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'iam/users',
])('never returns to %s', (address) => {
  expect(readChoice(new URLSearchParams({ return: address })).returnTo).toBeUndefined();
});

it('takes over what another page prefilled', () => {
  const { search } = new URL(
    paths.agencyAuthorize('1', { roles: ['a', 'b'], scope: 'all' }),
    'http://console.test',
  );
  expect(readChoice(new URLSearchParams(search))).toMatchObject({
    roles: ['a', 'b'],
    scope: 'all',
    onlySelected: false,
  });
});

it('joins a scope with the rows of its table', () => {
  expect(chosenScope('project', full)).toEqual({ kind: 'project', projectIds: ['p1', 'p2'] });
  expect(chosenScope('enterpriseProject', full)).toEqual({
    kind: 'enterpriseProject',
    enterpriseProjectIds: ['0'],
  });
  expect(chosenScope('global', full)).toEqual({ kind: 'global' });
});
