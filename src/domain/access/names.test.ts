import { describe, expect, it } from 'vitest';
import cases from './cases/names.json' with { type: 'json' };
import {
  customPolicyDescriptionProblem,
  customPolicyNameProblem,
  descriptionProblem,
  emailProblem,
  externalIdProblem,
  groupNameProblem,
  mobileProblem,
  projectSuffixProblem,
  serverNameProblem,
  userNameProblem,
} from './nameRules.ts';
import { generatePassword, passwordProblem, passwordStrength } from './password.ts';
import { remaining } from './quota.ts';

/** `x{64}` in a case stands for 64 times x. */
const spelled = (value: string): string =>
  value.replace(/x\{(\d+)\}/, (_, count: string) => 'x'.repeat(Number(count)));
const owner = { name: 'operator9', email: 'ops@example.com', mobile: '5551234567' };

const rules: Record<string, (value: string) => string | undefined> = {
  serverName: serverNameProblem,
  userName: userNameProblem,
  groupName: groupNameProblem,
  description: descriptionProblem,
  policyName: customPolicyNameProblem,
  policyDescription: customPolicyDescriptionProblem,
  email: emailProblem,
  password: (value) => passwordProblem(value, owner),
};

describe.each([
  'serverName',
  'userName',
  'groupName',
  'description',
  'policyName',
  'policyDescription',
  'email',
  'password',
] as const)('%s', (rule) => {
  it.each(cases[rule] as readonly { value: string; ok: boolean; says?: string }[])(
    '$value',
    ({ value, ok, says }) => {
      expect(rules[rule]?.(spelled(value)) ?? 'fine').toMatch(
        ok ? /^fine$/ : new RegExp(`^${says}`),
      );
    },
  );
});

it('takes mobile numbers with their country code only', () => {
  expect(mobileProblem('', '')).toBeUndefined();
  expect(mobileProblem('0049', '15112345')).toBeUndefined();
  expect(mobileProblem('', '15112345')).toMatch(/together/);
  expect(mobileProblem('0049', '')).toMatch(/together/);
  expect(mobileProblem('0049', '15a')).toMatch(/digits/);
  expect(mobileProblem('+49', '15')).toMatch(/country code/);
});

it('counts a sub-project name together with its region', () => {
  expect(projectSuffixProblem('cn-north-4', 'dev')).toBeUndefined();
  expect(projectSuffixProblem('cn-north-4', 'a b')).toMatch(/Only letters/);
  expect(projectSuffixProblem('cn-north-4', 'x'.repeat(53))).toBeUndefined();
  expect(projectSuffixProblem('cn-north-4', 'x'.repeat(54))).toMatch(/now 65/);
});

it('limits external identity IDs', () => {
  expect(externalIdProblem('x'.repeat(128))).toBeUndefined();
  expect(externalIdProblem('x'.repeat(129))).toBeDefined();
});

it('generates passwords that the rule accepts and that look strong', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const made = Array.from({ length: 200 }, () => generatePassword(random));
  expect(
    made.every(
      (password) =>
        passwordProblem(password, owner) === undefined && passwordStrength(password) === 'High',
    ),
  ).toBe(true);
  expect(new Set(made).size).toBe(200);
  expect(made.filter((password) => !/^[A-Z]/.test(password))).toEqual([]);
});

it('rates strength', () => {
  expect([
    passwordStrength('abc'),
    passwordStrength('abcdefg1'),
    passwordStrength('Practice-2026!'),
  ]).toEqual(['Low', 'Middle', 'High']);
});

it('never leaves a negative remainder', () => {
  expect(remaining({ quota: 50, used: 3 })).toBe(47);
  expect(remaining({ quota: 50, used: 10_000 })).toBe(0);
});
