import { table } from '#mocks/ground/table.ts';
import type { PasswordHash } from './iam.ts';

/**
 * What an account asks of passwords; `id` is the account's. An account without a row asks what
 * everybody asks. Ages in minutes, validity in days; a row without a validity is of an older world,
 * in which passwords did not end.
 */
export type PasswordPolicyRow = {
  readonly id: string;
  readonly maximum_consecutive_identical_chars: number;
  readonly minimum_password_age: number;
  readonly minimum_password_length: number;
  readonly password_reuse_prevention: number;
  readonly password_not_username_or_invert: boolean;
  readonly password_char_combination: number;
  readonly allow_user_to_change_password: boolean;
  readonly password_validity_period?: number;
};

/**
 * When a user's password was set (epoch ms), and the ones before it, newest first; `id` is the
 * user's. A user without a row still has the password he was created with.
 */
export type PasswordRecordRow = {
  readonly id: string;
  readonly set_at: number;
  readonly former: readonly PasswordHash[];
};

/** Passwords beyond the hash that a user's row holds. */
export const passwordTables = {
  passwordPolicies: table<PasswordPolicyRow>()({}),
  passwordRecords: table<PasswordRecordRow>()({}),
} as const;
