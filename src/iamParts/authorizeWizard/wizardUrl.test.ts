import { expect, it } from 'vitest';
import { chosenScope, prefill, readWizard, writeWizard, type WizardState } from './wizardUrl.ts';

const full: WizardState = {
  step: 2, roles: ['a', 'b'], kind: 'custom-policy', service: 'COC', match: 'exact', search: 'x y', onlySelected: true,
  scope: 'project', projects: ['p1', 'p2'], enterpriseProjects: ['0'], returnTo: '/iam/groups/1?tab=users',
};

it('reads back what it wrote and keeps parameters of others', () => {
  const written = writeWizard(full, new URLSearchParams('other=1'));
  expect(readWizard(new URLSearchParams(written.toString()))).toEqual(full);
  expect(written.get('other')).toBe('1');
});

it('leaves no trace of defaults', () => {
  expect(writeWizard(readWizard(new URLSearchParams()), new URLSearchParams()).toString()).toBe('');
});

it('does not believe nonsense', () => {
  const state = readWizard(new URLSearchParams('step=2&type=zzz&scope=moon&match=9&roles=,a,a,'));
  expect(state).toMatchObject({ step: 2, kind: 'all', scope: undefined, match: 'fuzzy', roles: ['a'] });
  expect(readWizard(new URLSearchParams('step=2')).step).toBe(1);
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'iam/users'])('never returns to %s', (address) => {
  expect(readWizard(new URLSearchParams({ return: address })).returnTo).toBeUndefined();
});

it('hands over by link', () => {
  expect(readWizard(new URLSearchParams(prefill({ roles: ['a', 'b'], scope: 'all', returnTo: '/coc' })))).toMatchObject({ step: 1, roles: ['a', 'b'], scope: 'all', returnTo: '/coc' });
});

it('joins a scope with the rows of its table', () => {
  expect(chosenScope('project', full)).toEqual({ kind: 'project', projectIds: ['p1', 'p2'] });
  expect(chosenScope('enterpriseProject', full)).toEqual({ kind: 'enterpriseProject', enterpriseProjectIds: ['0'] });
  expect(chosenScope('global', full)).toEqual({ kind: 'global' });
});
