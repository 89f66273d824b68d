import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';

const between = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** What can be set, with the published bounds. Ages in minutes, validity in days. */
const shared = {
  maximum_consecutive_identical_chars: between(0, 32),
  minimum_password_age: between(0, 1440),
  minimum_password_length: between(8, 32),
  password_not_username_or_invert: z.boolean(),
  password_validity_period: between(0, 180),
  password_char_combination: between(2, 4),
} as const;
const told = { maximum_password_length: z.number(), password_requirements: z.string() } as const;

const v5Policy = z.object({
  ...shared,
  password_reuse_prevention: between(0, 24),
  allow_user_to_change_password: z.boolean(),
});
const oldPolicy = z.object({ ...shared, number_of_recent_passwords_disallowed: between(0, 10) });
const oneV5 = z.object({ password_policy: z.extend(v5Policy, told) });
const oneOld = z.object({
  password_policy: z.extend(oldPolicy, {
    ...told,
    number_of_recent_passwords_disallowed: z.number(),
  }),
});

const v5 = {
  family: 'v5',
  status: 200,
  path: '/v5/password-policy',
  source: 'https://support.huaweicloud.com/api-iam5, security settings',
} as const;
const old = {
  family: 'iam',
  status: 200,
  path: '/v3.0/OS-SECURITYPOLICY/domains/:domain_id/password-policy',
  source: 'docs/sources/api-contract.md#sdk-os-securitypolicy',
} as const;

/**
 * What an account asks of passwords, in both families, and the change of one's own password.
 */
export const v5PasswordRows = {
  v5PasswordPolicyShow: {
    ...v5,
    method: 'GET',
    access: guard('iam:securitypolicies:getPasswordPolicyV5'),
    response: oneV5,
    operation: 'showPasswordPolicyV5',
    summary: 'Password policy of the account',
  },
  v5PasswordPolicyUpdate: {
    ...v5,
    method: 'PUT',
    access: guard('iam:securitypolicies:updatePasswordPolicyV5'),
    body: z.partial(v5Policy),
    response: oneV5,
    versionOf: 'v5PasswordPolicyShow',
    operation: 'updatePasswordPolicyV5',
    summary: 'Modify the password policy of the account',
  },
  passwordPolicyShow: {
    ...old,
    method: 'GET',
    access: guard('iam:securitypolicies:getPasswordPolicy'),
    response: oneOld,
    operation: 'showDomainPasswordPolicy',
    summary: 'Password policy of the account',
  },
  passwordPolicyUpdate: {
    ...old,
    method: 'PUT',
    access: guard('iam:securitypolicies:updatePasswordPolicy'),
    body: z.object({ password_policy: z.partial(oldPolicy) }),
    response: oneOld,
    versionOf: 'passwordPolicyShow',
    operation: 'updateDomainPasswordPolicy',
    summary: 'Modify the password policy of the account',
  },
  v5OwnPasswordChange: {
    ...v5,
    method: 'POST',
    path: '/v5/caller-password',
    access: guard('iam:users:changePasswordV5'),
    resource: 'iam::{domain_id}:user:{own_name}',
    body: z.object({ new_password: z.string(), old_password: z.string() }),
    response: empty,
    operation: 'changePasswordV5',
    summary: 'Change the own password',
  },
} as const satisfies Contract;
