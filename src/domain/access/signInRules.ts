/** Least and most of a setting. */
export type Bounds = { readonly min: number; readonly max: number };

/**
 * Bounds of the settings of sign-in. Minutes, tries and days. Sources: docs/sources/console.md#12
 * and https://support.huaweicloud.com/intl/en-us/api-iam5/UpdateLoginPolicyV5.html.
 */
export const signInBounds = {
  session_timeout: { min: 15, max: 1440 },
  lockout_duration: { min: 15, max: 1440 },
  login_failed_times: { min: 3, max: 10 },
  period_with_login_failures: { min: 15, max: 60 },
  account_validity_period: { min: 0, max: 240 },
} as const satisfies Record<string, Bounds>;

/** How people sign in to an account. Minutes, tries and days. */
export type SignInRules = { readonly [K in keyof typeof signInBounds]: number } & {
  readonly show_recent_login_info: boolean;
  readonly custom_info_for_login: string;
};

/** What holds until somebody changes it. Source: docs/sources/console.md#12. */
export const defaultSignInRules: SignInRules = {
  session_timeout: 60,
  lockout_duration: 15,
  login_failed_times: 5,
  period_with_login_failures: 15,
  account_validity_period: 0,
  show_recent_login_info: false,
  custom_info_for_login: '',
};

/** Characters of the text that is shown at sign-in. Source as of the bounds. */
export const longestLoginInfo = 64;

/** What is wrong with the text that is shown at sign-in; undefined when nothing is. */
export function loginInfoProblem(text: string): string | undefined {
  if (text.length > longestLoginInfo) return `At most ${longestLoginInfo} characters.`;
  return /[@#%&<>\\$^*]/.test(text) ? 'None of @ # % & < > \\ $ ^ *.' : undefined;
}

const minute = 60_000;

/** How long a verified critical operation stays verified (ms). Source: docs/sources/console.md#12. */
export const verifiedFor = 15 * minute;

/**
 * The failures that still count after another one, oldest first, and until when the person is
 * locked because of them (epoch ms); null while there are too few.
 */
export function afterFailure(
  failures: readonly number[],
  now: number,
  rules: SignInRules,
): { readonly failures: readonly number[]; readonly lockedUntil: number | null } {
  const since = now - rules.period_with_login_failures * minute;
  const counted = [...failures.filter((at) => at > since), now];
  return counted.length < rules.login_failed_times
    ? { failures: counted, lockedUntil: null }
    : { failures: [], lockedUntil: now + rules.lockout_duration * minute };
}

/** Whether a session was left alone for longer than the account allows. Epoch ms. */
export const isIdle = (lastSeen: number, now: number, rules: SignInRules): boolean =>
  now - lastSeen > rules.session_timeout * minute;

/**
 * Whether nobody signed in for longer than the account allows; never while that is off, or while
 * nobody knows when he last did (0).
 */
export const isDormant = (lastActive: number, now: number, rules: SignInRules): boolean =>
  rules.account_validity_period > 0 &&
  lastActive > 0 &&
  now - lastActive > rules.account_validity_period * 86_400_000;

/** When a password ends that was set then; null while passwords do not end. Days and epoch ms. */
export const passwordEnd = (setAt: number, days: number): number | null =>
  days > 0 ? setAt + days * 86_400_000 : null;
