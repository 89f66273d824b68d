import { expect, it } from 'vitest';
import { entriesToLeave } from './finish.ts';

it.each([
  ['a form opened from its list, back to the list', ['/users', '/'], '/users/create', '/users', 1],
  [
    'the third step of a wizard, back to its list',
    ['/users/create', '/users/create', '/users', '/'],
    '/users/create',
    '/users',
    3,
  ],
  [
    'a wizard that goes on to another page',
    ['/agencies/create', '/agencies'],
    '/agencies/create',
    '/agencies/a1',
    1,
  ],
  [
    'a wizard that stays with its last page',
    ['/users/create', '/users'],
    '/users/create',
    '/users/create',
    1,
  ],
  ['a form that goes on to another page', ['/agencies'], '/agencies/create', '/agencies/a1', 0],
  ['a wizard in a tab of its own', ['/users/create'], '/users/create', '/users', 1],
  ['where nothing is known of the history', [], '/users/create', '/users', 0],
])('%s', (_, behind, here, target, entries) =>
  expect(entriesToLeave(behind, here, target)).toBe(entries),
);
