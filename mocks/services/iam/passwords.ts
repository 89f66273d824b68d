import {
  defaultPasswordRules,
  longestPassword,
  passwordProblem,
  type PasswordOwner,
  type PasswordRules,
} from '#src/domain/access/password.ts';
import { passwordEnd } from '#src/domain/access/signInRules.ts';
import { protectPolicyOf } from '#mocks/identities/securitySettings.ts';
import { passwordFits } from '#mocks/identities/tokens.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { refuse } from '#mocks/ground/errors.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import type { PasswordPolicyRow } from '#mocks/world/tables/passwords.ts';
import type { Tables } from '#mocks/world/world.ts';

/** What is asked of passwords until an account asks something else (docs/sources/console.md#12). */
const defaults: Omit<PasswordPolicyRow, 'id'> = {
  maximum_consecutive_identical_chars: defaultPasswordRules.repeated,
  minimum_password_age: 0,
  minimum_password_length: defaultPasswordRules.minimumLength,
  password_reuse_prevention: 0,
  password_not_username_or_invert: defaultPasswordRules.notUsername,
  password_char_combination: defaultPasswordRules.kinds,
  allow_user_to_change_password: true,
  password_validity_period: 0,
};

/** The most passwords that an account can forbid to use again. */
const mostRemembered = 24;

/** The password policy of an account. */
export const passwordPolicyOf = (tables: Tables, accountId: string): PasswordPolicyRow =>
  tables.passwordPolicies.get(accountId) ?? { id: accountId, ...defaults };

/** The part of an account's policy that a password's text has to fulfil. */
export function passwordRulesOf(tables: Tables, accountId: string): PasswordRules {
  const policy = passwordPolicyOf(tables, accountId);
  return {
    minimumLength: policy.minimum_password_length,
    kinds: policy.password_char_combination,
    repeated: policy.maximum_consecutive_identical_chars,
    notUsername: policy.password_not_username_or_invert,
  };
}

/** Whom a password must not resemble. */
export const passwordOwner = ({
  name,
  email,
  phone,
}: Pick<UserRow, 'name' | 'email' | 'phone'>): PasswordOwner => ({ name, email, mobile: phone });

/** When a user's password was set, in epoch ms; undefined without a password. */
export const passwordSetAt = (tables: Tables, user: UserRow): number | undefined =>
  user.password === null
    ? undefined
    : (tables.passwordRecords.get(user.id)?.set_at ?? user.create_time);

/** When a user's password ends, in epoch ms; null when it does not, or there is none. */
export function passwordExpiry(tables: Tables, user: UserRow): number | null {
  const setAt = passwordSetAt(tables, user);
  const { password_validity_period: days = 0 } = passwordPolicyOf(tables, user.domain_id);
  return setAt === undefined ? null : passwordEnd(setAt, days);
}

/** Whether a user's password has ended. */
export function hasExpiredPassword(tables: Tables, user: UserRow, now: number): boolean {
  const end = passwordExpiry(tables, user);
  return end !== null && end <= now;
}

/**
 * A password that the account's policy does not allow for this user.
 * @throws ApiError 400 1103, 1118
 */
export function checkPasswordText(tables: Tables, user: UserRow, password: string): void {
  const rules = passwordRulesOf(tables, user.domain_id);
  if (
    password.length < rules.minimumLength ||
    password.length > longestPassword ||
    /\s/.test(password)
  )
    throw refuse('user1103');
  if (passwordProblem(password, passwordOwner(user), rules) !== undefined) throw refuse('user1118');
}

/**
 * The password he has, or one of those that the account forbids to use again: the newest is
 * the present one.
 * @throws ApiError 400 1108
 */
export function checkPasswordIsNew(tables: Tables, user: UserRow, password: string): void {
  const former = tables.passwordRecords.get(user.id)?.former ?? [];
  const present = user.password === null ? [] : [user.password];
  const barred = [...present, ...former].slice(
    0,
    Math.max(present.length, passwordPolicyOf(tables, user.domain_id).password_reuse_prevention),
  );
  if (barred.some((held) => passwordFits(password, held))) throw refuse('user1108');
}

/** Notes that a user has another password now, and which one he had. */
export function notePassword(
  { tables, tx, now }: Pick<Ctx, 'tables' | 'tx' | 'now'>,
  before: UserRow,
): void {
  const { former = [] } = tables.passwordRecords.get(before.id) ?? {};
  const kept =
    before.password === null ? former : [before.password, ...former].slice(0, mostRemembered - 1);
  tx.insert('passwordRecords', { id: before.id, set_at: now, former: kept });
}

/**
 * Whether somebody may change his own password now. Neither rule binds the account itself, and the
 * minimum age does not bind who was told to set a new one (ours).
 * @throws ApiError 403
 */
export function checkOwnChange({ tables, now }: Pick<Ctx, 'tables' | 'now'>, user: UserRow): void {
  if (user.is_domain_owner) return;
  const { allow_user_to_change_password: allowed, minimum_password_age: minutes } =
    passwordPolicyOf(tables, user.domain_id);
  const { manage_password } = protectPolicyOf(tables, user.domain_id).allow_user;
  if (!allowed || !manage_password) throw refuse('passwordsKept');
  const ended = hasExpiredPassword(tables, user, now);
  if (!user.pwd_status && !ended && now - (passwordSetAt(tables, user) ?? 0) < minutes * 60_000)
    throw refuse('passwordTooYoung', { minutes });
}
