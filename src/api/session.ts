import type { z } from 'zod/mini';
import { token as tokenSchema, type tokenRequest } from './contract/auth.ts';
import { Problem, problemFrom } from './problem.ts';
import { tabStorage } from './tabStorage.ts';
import { transportOrigin, transportSend } from './transport.ts';

/** What the signed-in token says: user, account, scope, and who is behind an agency. */
export type TokenInfo = z.output<typeof tokenSchema>;
export type TokenRequest = z.input<typeof tokenRequest>;

type SessionEvent = 'signed-in' | 'signed-out' | 'expired' | 'agency-over';
type Listener = (event: SessionEvent) => void;

const KEY = 'session-token';
/** The person's own token while he acts as an agency. */
const BEHIND = 'session-token-behind';

/** The tab's own, so that two tabs can be two people. */
const store = tabStorage;
const listeners = new Set<Listener>();
const tell = (event: SessionEvent): void => listeners.forEach((listener) => listener(event));

/** The token of this tab, or undefined when nobody is signed in. */
export const sessionToken = (): string | undefined => store.getItem(KEY) ?? undefined;

/** Takes over a token that was issued elsewhere (a link with `as=`, a scenario just opened). */
export function adoptToken(token: string): void {
  store.removeItem(BEHIND);
  store.setItem(KEY, token);
  tell('signed-in');
}

/**
 * Puts a token for the same person in the place of the tab's, e.g. one with other circumstances.
 * While the tab acts as an agency, the person's own token stays as it was.
 */
export function replaceToken(token: string): void {
  store.setItem(KEY, token);
  tell('signed-in');
}

/**
 * Calls `listener` on sign-in, sign-out, expiry, and when an agency ended under a person who is
 * himself again. Returns the function that stops it.
 */
export function onSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Signs this tab in.
 * @returns what the new token says.
 * @throws Problem 401 for a wrong account, name or password; 403 when the agency
 * may not be entered.
 */
export async function signIn(body: TokenRequest): Promise<TokenInfo> {
  const { token, info } = await requestToken(body);
  adoptToken(token);
  return info;
}

/**
 * Enters an agency, also out of another one: the tab acts with the agency's permissions
 * until `leaveAgency`.
 * @throws Problem 403 when not allowed, 404 when no such agency trusts the person's account.
 */
export async function switchRole(agency: {
  agencyName: string;
  domainName: string;
}): Promise<TokenInfo> {
  const own = store.getItem(BEHIND) ?? sessionToken();
  const body: TokenRequest = {
    auth: {
      identity: {
        methods: ['assume_role'],
        assume_role: { agency_name: agency.agencyName, domain_name: agency.domainName },
      },
    },
  };
  const { token, info } = await requestToken(body, own);
  if (own !== undefined) store.setItem(BEHIND, own);
  store.setItem(KEY, token);
  tell('signed-in');
  return info;
}

/** Goes back from an agency to the person's own session. Does nothing outside an agency. */
export function leaveAgency(): void {
  const own = store.getItem(BEHIND);
  if (own !== null) adoptToken(own);
}

/** Ends the session and revokes the token; a token that is already dead is no error. */
export async function signOut(): Promise<void> {
  const token = sessionToken();
  forget();
  tell('signed-out');
  if (token === undefined) return;
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
  await transportSend(
    new Request(`${transportOrigin()}/v3/auth/tokens`, { method: 'DELETE', headers }),
  );
}

/** Reads what the tab's token says. @throws Problem 401 when it is no longer good. */
export async function sessionInfo(): Promise<TokenInfo> {
  const token = sessionToken() ?? '';
  const headers = { 'X-Auth-Token': token, 'X-Subject-Token': token };
  const response = await transportSend(
    new Request(`${transportOrigin()}/v3/auth/tokens`, { headers }),
  );
  if (response.status === 401) expire(token);
  if (!response.ok) throw await problemFrom(response);
  return readToken(await response.json());
}

/**
 * Called for every 401 of a call made with `token`: ends the session unless another one has begun
 * meanwhile. Whoever was inside an agency is himself again; if his own session is over too, his
 * next call says so.
 */
export function expire(token: string | undefined): void {
  if (token === undefined || sessionToken() !== token) return;
  const own = store.getItem(BEHIND);
  if (own !== null && own !== token) {
    store.removeItem(BEHIND);
    store.setItem(KEY, own);
    tell('agency-over');
    return;
  }
  forget();
  tell('expired');
}

function forget(): void {
  store.removeItem(KEY);
  store.removeItem(BEHIND);
}

async function requestToken(
  body: TokenRequest,
  own = sessionToken(),
): Promise<{ token: string; info: TokenInfo }> {
  const headers = new Headers({ 'Content-Type': 'application/json;charset=utf8' });
  if (own !== undefined) headers.set('X-Auth-Token', own);
  const response = await transportSend(
    new Request(`${transportOrigin()}/v3/auth/tokens`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw await problemFrom(response);
  const token = response.headers.get('X-Subject-Token');
  if (token === null)
    throw new Problem({
      status: 0,
      code: 'NOT_THE_BACKEND',
      message: 'The sign-in answer carries no token.',
    });
  return { token, info: readToken(await response.json()) };
}

function readToken(json: unknown): TokenInfo {
  const parsed = tokenSchema.safeParse((json as { token?: unknown }).token);
  if (!parsed.success)
    throw new Problem({
      status: 0,
      code: 'UNEXPECTED_ANSWER',
      message: 'The token has another shape than documented.',
    });
  return parsed.data;
}
