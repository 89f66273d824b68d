import type { Problem } from '#src/api/problem.ts';
import type { TokenRequest } from '#src/api/session.ts';

/**
 * The user name of an account's own sign-in: in every scenario the account is its
 * administrator of this name.
 */
const ACCOUNT_USER = 'admin';

/** The backend's code where a device has to prove, too, who signs in. */
const codeRequired = 'CONSOLE.0008';

/** What a sign-in form holds. */
export type SignInValues = {
  readonly account: string;
  readonly user: string;
  readonly password: string;
  /** What the MFA device shows; empty until it is asked for. */
  readonly code: string;
};

/**
 * The token request of the two forms: an account signs in as its own administrator, a user by
 * account, name and password.
 */
export function toTokenRequest(
  { account, user, password, code }: SignInValues,
  kind: 'account' | 'user',
): TokenRequest {
  const name = kind === 'account' ? ACCOUNT_USER : user.trim();
  return {
    auth: {
      identity: {
        methods: code === '' ? ['password'] : ['password', 'totp'],
        password: { user: { name, password, domain: { name: account.trim() } } },
        ...(code !== '' && { totp: { user: { passcode: code.trim() } } }),
      },
      scope: { domain: { name: account.trim() } },
    },
  };
}

/**
 * Which field a refused sign-in is told at, and how. Wrong names and wrong passwords are not told
 * apart (IAM.0062, docs/sources/errors.md#4). `code` tells that one is asked for: it is sent when
 * the password fits.
 */
export function signInError(
  problem: Problem,
  withCode: boolean,
): {
  readonly field: 'password' | 'code' | 'form';
  readonly text: string | undefined;
} {
  if (problem.reason === codeRequired) return { field: 'code', text: undefined };
  if (problem.reason !== undefined || (problem.status !== 401 && problem.status !== 403))
    return { field: 'form', text: problem.message };
  if (withCode && !/password|lock|disabl/i.test(problem.message))
    return { field: 'code', text: 'This is not what the device shows now.' };
  if (/lock|disabl/i.test(problem.message)) return { field: 'password', text: problem.message };
  return {
    field: 'password',
    text: 'Incorrect username or password. Check both, or ask the administrator of the account.',
  };
}

/** Where to go after signing in: only an address of this console, never another site. */
export const safeNext = (next: string | null): string =>
  next !== null && next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')
    ? next
    : '/';

const REMEMBERED = 'remembered-sign-in';

/** Names (never the password) kept by "Remember me". */
export function recallNames(): { readonly account: string; readonly user: string } {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}');
    const { account, user } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
      string,
      unknown
    >;
    return {
      account: typeof account === 'string' ? account : '',
      user: typeof user === 'string' ? user : '',
    };
  } catch {
    return { account: '', user: '' }; // storage blocked or damaged: nothing is remembered
  }
}

/** Keeps the names for the next visit, or forgets them. */
export function rememberNames(
  names: { readonly account: string; readonly user: string } | undefined,
): void {
  try {
    if (names === undefined) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, JSON.stringify(names));
  } catch {
    // storage blocked: signing in works without it
  }
}
