import { expect, it } from 'vitest';
import { paths } from '#src/paths.ts';
import { counterpart } from './counterpart.ts';
import { areas } from './navigation.ts';

it.each([
  [paths.users(), paths.newUsers()],
  [paths.groups(), paths.newGroups()],
  [paths.agencies(), paths.newAgencies()],
  [paths.policies(), paths.identityPolicies()],
  [paths.user('u1'), paths.newUser('u1')],
  [paths.group('g1'), paths.newGroup('g1')],
  [paths.agency('a1'), paths.newAgency('a1')],
])('%s and %s are the same page of the two consoles', (old, other) => {
  expect(counterpart(old)).toBe(other);
  expect(counterpart(other)).toBe(old);
});

it('leads from pages without a twin to the nearest list, or nowhere', () => {
  expect(counterpart(paths.userCreate())).toBe(paths.newUsers());
  expect(counterpart(paths.policy('p1'))).toBe(paths.identityPolicies());
  expect(counterpart(paths.identityPolicy('p1'))).toBe(paths.policies());
  for (const path of [paths.projects(), paths.authorization(), paths.bothConsoles()])
    expect(counterpart(path)).toBeUndefined();
});

it('knows a twin for every list of the new console', () => {
  const lists = areas
    .filter(({ id }) => id === 'iam5')
    .flatMap(({ nav }) => nav.flatMap((entry) => ('to' in entry ? [entry.to] : [])))
    .filter((to) => to !== paths.bothConsoles());
  expect(lists.filter((to) => counterpart(to) === undefined)).toEqual([]);
});
