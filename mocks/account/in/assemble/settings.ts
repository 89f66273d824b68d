import { defaultSignInRules, signInBounds } from '#src/domain/access/signInRules.ts';
import type { PasswordPolicyRow } from '#mocks/world/tables/passwords.ts';
import type { LoginPolicyRow, ProtectPolicyRow } from '#mocks/world/tables/security.ts';
import { flag, isRec, list, numeric, record, text, type Rec } from '../facts/values.ts';
import type { Assembly } from './account.ts';

const passwordPolicy = (id: string, values: Rec): PasswordPolicyRow => ({
  id,
  maximum_consecutive_identical_chars: numeric(values, 'maximum_consecutive_identical_chars') ?? 0,
  minimum_password_age: numeric(values, 'minimum_password_age') ?? 0,
  minimum_password_length: numeric(values, 'minimum_password_length') ?? 8,
  password_reuse_prevention:
    numeric(values, 'password_reuse_prevention', 'number_of_recent_passwords_disallowed') ?? 1,
  password_not_username_or_invert: flag(values, 'password_not_username_or_invert') ?? true,
  password_char_combination: numeric(values, 'password_char_combination') ?? 2,
  allow_user_to_change_password: flag(values, 'allow_user_to_change_password') ?? true,
  password_validity_period: numeric(values, 'password_validity_period') ?? 0,
});

const loginPolicy = (id: string, values: Rec): LoginPolicyRow => {
  const rules = Object.fromEntries(
    Object.keys(signInBounds).map((key) => [
      key,
      numeric(values, key) ??
        (key === 'account_validity_period' ? numeric(values, 'user_validity_period') : undefined) ??
        defaultSignInRules[key as keyof typeof signInBounds],
    ]),
  );
  return {
    ...defaultSignInRules,
    ...rules,
    show_recent_login_info:
      flag(values, 'show_recent_login_info') ?? defaultSignInRules.show_recent_login_info,
    custom_info_for_login:
      text(values, 'custom_info_for_login') ?? defaultSignInRules.custom_info_for_login,
    id,
  };
};

/** The first block of a setting, or the object that answers have in its place. */
function blockOf(values: Rec, key: string): Rec {
  const [first] = list(values, key) ?? [];
  return record(values, key) ?? (isRec(first) ? first : {});
}

const protectPolicy = (id: string, values: Rec): ProtectPolicyRow => {
  const allowed = { ...blockOf(values, 'self_management'), ...blockOf(values, 'allow_user') };
  const [mobile, email] = [
    text(values, 'verification_mobile', 'mobile') ?? '',
    text(values, 'verification_email', 'email') ?? '',
  ];
  const may = (...keys: readonly string[]): boolean => flag(allowed, ...keys) ?? true;
  return {
    id,
    operation_protection: flag(values, 'protection_enabled', 'operation_protection') ?? false,
    allow_user: {
      manage_accesskey: may('manage_accesskey', 'access_key'),
      manage_email: may('manage_email', 'email'),
      manage_mobile: may('manage_mobile', 'mobile'),
      manage_password: may('manage_password', 'password'),
    },
    admin_check: text(values, 'admin_check') === 'on' || `${mobile}${email}` !== '' ? 'on' : 'off',
    mobile,
    email,
    scene: text(values, 'scene') ?? (mobile !== '' ? 'mobile' : email !== '' ? 'email' : ''),
  };
};

/** The members of a setting that say something about the account, and not about the resource. */
const settingValues = (values: Rec): Rec =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key]) => !['id', 'domain_id', 'links', 'timeouts'].includes(key),
    ),
  );

/**
 * Settings of the whole account. From where people are let in is kept and not enforced: a rehearsal
 * comes from no address of the account's.
 */
export function addSettings({ seed, gathered, account }: Assembly): void {
  for (const { is } of gathered.of('setting')) {
    const values = settingValues(is.values);
    if (is.name === 'password policy')
      seed.add('passwordPolicies', passwordPolicy(account.id, values));
    if (is.name === 'login policy') seed.add('loginPolicies', loginPolicy(account.id, values));
    if (is.name === 'protection policy')
      seed.add('protectPolicies', protectPolicy(account.id, values));
    const id = `setting/${is.name}`;
    const before = seed.world.tables.importedOthers.get(id)?.values ?? {};
    seed.add('importedOthers', {
      id,
      type: is.name,
      name: is.name,
      values: { ...before, ...values },
    });
  }
}
