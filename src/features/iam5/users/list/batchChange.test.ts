import { expect, it } from 'vitest';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { changeProblem } from './batchChange.ts';

const user = (user_name: string): NewUser => ({
  user_id: user_name,
  user_name,
  is_root_user: false,
  enabled: true,
  urn: '',
  created_at: '',
});
const users = [user('ann'), user('Long-name-7')];
const typed = (password: string) =>
  ({ attribute: 'password', way: 'typed', password, resetAtNextLogin: true }) as const;

it.each([
  ['', 'Enter a password.'],
  ['short', 'Use 8 to 32 characters.'],
  ['7-eman-gnoL', 'Must not be the username of Long-name-7 or its reverse.'],
  ['Practice-2026!', undefined],
])('a password typed for several users has to suit each of them: %j', (password, problem) =>
  expect(changeProblem(typed(password), users)).toBe(problem),
);

it('a status and generated passwords always suit', () => {
  expect(changeProblem({ attribute: 'status', enabled: false }, users)).toBeUndefined();
  expect(changeProblem({ ...typed(''), way: 'generated' }, users)).toBeUndefined();
});
