import type { Problem } from '#src/api/problem.ts';
import type { TokenRequest } from '#src/api/session.ts';

/**
 * The user name of an account's own sign-in: in every scenario the account is its
 * administrator of this name.
 */
const ACCOUNT_USER = 'admin';

/** What a sign-in form holds. */
export type SignInValues = {
  readonly account: string;
  readonly user: string;
  readonly password: string;
};

/**
 * The token request of the two forms: an account signs in as its own administrator, a user by
 * account, name and password.
 */
export function toTokenRequest(
  { account, user, password }: SignInValues,
  kind: 'account' | 'user',
): TokenRequest {
  const name = kind === 'account' ? ACCOUNT_USER : user.trim();
  return {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name, password, domain: { name: account.trim() } } },
      },
      scope: { domain: { name: account.trim() } },
    },
  };
}

/**
 * Which field a refused sign-in is told at, and how. Wrong names and wrong passwords are not told
 * apart (IAM.0062, docs/sources/errors.md#4).
 */
export function signInError(problem: Problem): {
  readonly field: 'password' | 'form';
  readonly text: string;
} {
  if (problem.status !== 401 && problem.status !== 403)
    return { field: 'form', text: problem.message };
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
