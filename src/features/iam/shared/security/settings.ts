import { loginInfoProblem, signInBounds, type Bounds } from '#src/domain/access/signInRules.ts';
import type { Values } from '#src/parts/merge/differences.ts';

/** One setting of a form: a number within bounds, a choice of on and off, or a text. */
export type Setting = { readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'number'; readonly bounds: Bounds; readonly unit: string }
  | { readonly kind: 'switch' }
  | { readonly kind: 'text'; readonly problem: (text: string) => string | undefined }
);

/** A value of a setting as the API has it. */
type SettingValue = number | boolean | string;

/** Settings with their values. */
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** The names of settings. */
export type NameOf<V> = keyof V & string;

/** Settings that are shown in one row and changed in one dialog. */
export type SettingGroup<V> = {
  readonly title: string;
  readonly text: string;
  readonly names: readonly NameOf<V>[];
  /** How they stand, in a few words. */
  readonly status: (values: V) => string;
};

/** What is wrong with a typed setting, in one sentence; undefined when nothing is. */
export function settingProblem(setting: Setting, text: string): string | undefined {
  if (setting.kind === 'switch') return undefined;
  if (setting.kind === 'text') return setting.problem(text);
  const { min, max } = setting.bounds;
  const value = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && value >= min && value <= max
    ? undefined
    : `Enter a whole number from ${min} to ${max}.`;
}

const textOf = (value: SettingValue): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

/** Settings as a form holds them. */
export const textsOf = <V extends SettingValues>(
  names: readonly NameOf<V>[],
  values: V,
): Values<NameOf<V>> =>
  Object.fromEntries(names.map((name) => [name, textOf(values[name] ?? '')])) as Values<NameOf<V>>; // one for each name

/** What a form has changed, as the API takes it. */
export function valuesOf<V extends SettingValues>(
  settings: Readonly<Record<NameOf<V>, Setting>>,
  texts: Partial<Values<NameOf<V>>>,
): Partial<V> {
  const entries = (Object.entries(texts) as [NameOf<V>, string][]).map(([name, text]) => {
    const { kind } = settings[name];
    const value = kind === 'number' ? Number(text) : kind === 'switch' ? text === 'on' : text;
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Partial<V>; // each of its setting's kind
}

const number = (label: string, bounds: Bounds, unit: string, hint?: string): Setting => ({
  kind: 'number',
  label,
  bounds,
  unit,
  ...(hint !== undefined && { hint }),
});

/** The login policy, by the names of the old IAM. */
type LoginValues = {
  readonly session_timeout: number;
  readonly period_with_login_failures: number;
  readonly login_failed_times: number;
  readonly lockout_duration: number;
  readonly account_validity_period: number;
  readonly show_recent_login_info: boolean;
  readonly custom_info_for_login: string;
};

/** How people sign in. Source: docs/sources/console.md#12. */
export const loginSettings: Readonly<Record<NameOf<LoginValues>, Setting>> = {
  session_timeout: number('Session Timeout', signInBounds.session_timeout, 'minutes'),
  period_with_login_failures: number(
    'Counting Window',
    signInBounds.period_with_login_failures,
    'minutes',
  ),
  login_failed_times: number('Failed Logins', signInBounds.login_failed_times, 'tries'),
  lockout_duration: number('Lockout Duration', signInBounds.lockout_duration, 'minutes'),
  account_validity_period: number(
    'Days Without Login',
    signInBounds.account_validity_period,
    'days',
    '0 disables nobody.',
  ),
  show_recent_login_info: { kind: 'switch', label: 'Recent Login' },
  custom_info_for_login: { kind: 'text', label: 'Login Text', problem: loginInfoProblem },
};

/** The rows of the login policy. Source: docs/sources/console.md#12. */
export const loginGroups: readonly SettingGroup<LoginValues>[] = [
  {
    title: 'Session Timeout',
    text: 'A session of the console ends when nothing is done in it.',
    names: ['session_timeout'],
    status: (values) => `After ${values.session_timeout} minutes`,
  },
  {
    title: 'Account Lockout',
    text: 'Whoever fails to prove who he is too often cannot log in for a while. An administrator lets him in again by enabling the user or setting a password.',
    names: ['period_with_login_failures', 'login_failed_times', 'lockout_duration'],
    status: (values) =>
      `${values.lockout_duration} minutes after ${values.login_failed_times} failures within ${values.period_with_login_failures} minutes`,
  },
  {
    title: 'Account Disabling',
    text: 'IAM users who stay away are disabled at their next login. The account itself is not.',
    names: ['account_validity_period'],
    status: ({ account_validity_period: days }) => (days === 0 ? 'Off' : `After ${days} days`),
  },
  {
    title: 'Recent Login Information',
    text: 'After logging in people see when they logged in before.',
    names: ['show_recent_login_info'],
    status: (values) => (values.show_recent_login_info ? 'On' : 'Off'),
  },
  {
    title: 'Custom Login Text',
    text: 'A text by which people know that they are at the right place.',
    names: ['custom_info_for_login'],
    status: ({ custom_info_for_login: text }) => (text === '' ? 'None' : text),
  },
];

/** The password policy, by the names of the old IAM. */
export type PasswordValues = {
  readonly password_char_combination: number;
  readonly minimum_password_length: number;
  readonly maximum_consecutive_identical_chars: number;
  readonly password_not_username_or_invert: boolean;
  readonly number_of_recent_passwords_disallowed: number;
  readonly password_validity_period: number;
  readonly minimum_password_age: number;
};

/** What is asked of passwords. Source: docs/sources/console.md#12. */
export const passwordSettings: Readonly<Record<NameOf<PasswordValues>, Setting>> = {
  password_char_combination: number('Kinds of Characters', { min: 2, max: 4 }, 'of 4'),
  minimum_password_length: number('Minimum Length', { min: 8, max: 32 }, 'characters'),
  maximum_consecutive_identical_chars: number(
    'Repeated Characters',
    { min: 0, max: 32 },
    'in a row',
    '0 sets no bound.',
  ),
  password_not_username_or_invert: {
    kind: 'switch',
    label: 'Not the Username',
    hint: 'Neither the username nor the username reversed.',
  },
  number_of_recent_passwords_disallowed: number(
    'Recent Passwords',
    { min: 0, max: 10 },
    'passwords',
    'So many of the latest cannot be used again; 0 bars the present one only.',
  ),
  password_validity_period: number('Validity', { min: 0, max: 180 }, 'days', '0 ends none.'),
  minimum_password_age: number('Minimum Age', { min: 0, max: 1440 }, 'minutes', '0 sets no age.'),
};

/** The rows of the password policy. Source: docs/sources/console.md#12. */
export const passwordGroups: readonly SettingGroup<PasswordValues>[] = [
  {
    title: 'Password Composition and Reuse',
    text: 'Holds for every new password; present ones stay.',
    names: [
      'password_char_combination',
      'minimum_password_length',
      'maximum_consecutive_identical_chars',
      'password_not_username_or_invert',
      'number_of_recent_passwords_disallowed',
    ],
    status: (values) =>
      `${values.minimum_password_length} characters or more of ${values.password_char_combination} kinds`,
  },
  {
    title: 'Password Expiration',
    text: 'Whoever logs in with an older password sets a new one first.',
    names: ['password_validity_period'],
    status: ({ password_validity_period: days }) => (days === 0 ? 'Off' : `After ${days} days`),
  },
  {
    title: 'Minimum Password Age',
    text: 'A password that was set only now is not changed by its own person.',
    names: ['minimum_password_age'],
    status: ({ minimum_password_age: minutes }) => (minutes === 0 ? 'Off' : `${minutes} minutes`),
  },
];
