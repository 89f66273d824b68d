import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';

/** Saves of one value that nobody else's could be lost under: they send no version. */
const oneValue: Readonly<Record<string, string>> = {
  'iam/users/create/UserCreatePage.tsx': 'the user has just been made here',
  'iam/shared/users/AccessKeyDialog.tsx': 'a status, or a description typed over the one shown',
  'iam/shared/users/AccessKeys.tsx': 'a status',
  'iam/users/detail/LoginProtectDialog.tsx': 'a switch and its method, always together',
  'iam/users/detail/SecurityTab.tsx': 'the lock that is lifted',
  'iam/users/detail/ResetPasswordDialog.tsx': 'a new password cannot be merged',
  'iam/users/list/BatchModifyDialog.tsx': 'one status for many users, on purpose',
  'iam5/users/detail/PasswordDialog.tsx': 'a new password cannot be merged',
  'iam5/users/list/batchChange.ts': 'one status for many users, on purpose',
};

const features = new URL('../../features/', import.meta.url);
const versioned = Object.entries<Endpoint>(contract)
  .filter(([, { versionOf }]) => versionOf !== undefined)
  .map(([name]) => name);
const one = `api\\.(?:${versioned.join('|')})\\b`;
const calls = new RegExp(`use\\w+\\(\\s*${one}|${one}\\(`);

const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.tsx?$/.test(file),
);
const saving = files.filter((file) => calls.test(readFileSync(new URL(file, features), 'utf8')));

it('sends with every save the version that it began from', () => {
  const without = saving.filter(
    (file) => !readFileSync(new URL(file, features), 'utf8').includes('ifMatch'),
  );
  expect(without.toSorted()).toEqual(Object.keys(oneValue).toSorted());
});

it('looks at real saves', () => {
  expect(saving.length).toBeGreaterThan(12);
  expect(calls.test('const update = useWrite(api.groupUpdate);')).toBe(true);
});
