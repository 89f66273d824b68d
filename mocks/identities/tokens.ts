import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PasswordHash } from '../world/tables/iam.ts';

/** Where a token counts: the whole account, one project, or nothing yet. */
export type TokenScope =
  | { readonly kind: 'domain' }
  | { readonly kind: 'project'; readonly projectId: string }
  | { readonly kind: 'unscoped' };

/** What a tester lets requests carry: a key's value or values, or null for none. */
export type Circumstances = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * A session that another one was made from, the agency it acted as, the access key whose
 * signature stood for it.
 */
export type Ancestor = { readonly nonce: string; readonly agency?: string; readonly key?: string };

/**
 * A policy that limits a session, as text; `service` when it counts for that
 * service's actions only.
 */
export type SessionPolicy = {
  readonly name: string;
  readonly text: string;
  readonly service?: string;
};

/** Characters of a policy that a token carries (ours): headers have a limit. */
export const longestSessionPolicy = 4096;

/**
 * What a token says. Stateless: everything is in the text, signed with the world's secret.
 * Times in epoch ms.
 */
export type Claims = {
  readonly user: string;
  /** Set while the user acts as an agency. */
  readonly agency?: string;
  readonly scope: TokenScope;
  readonly methods: readonly string[];
  readonly iat: number;
  readonly exp: number;
  readonly nonce: string;
  /** The permanent access key whose signature this token stands for. */
  readonly key?: string;
  /** What it was made from, oldest first. A session ends with each of them. */
  readonly from?: readonly Ancestor[];
  /** Policies given when the session was made: they limit it, together. */
  readonly policies?: readonly SessionPolicy[];
  /**
   * Condition keys that requests with this token carry otherwise than they would; null leaves
   * a key out (ours).
   */
  readonly circumstances?: Circumstances;
  /**
   * The desk has made the session (`as=`): password, MFA and address lists were passed by, and the
   * address is what circumstances say.
   */
  readonly desk?: true;
  /** The password had expired at sign-in: only a new one can be set. */
  readonly expired?: true;
  /** Part of the password's salt: a new password ends older tokens. */
  readonly stamp: string;
};

/** 24 hours (docs/sources/api-contract.md#2). */
export const tokenLife = 24 * 3_600_000;

/** JSON in which every character fits into one byte. */
const ascii = (json: string): string =>
  json.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const encode = (text: string): string =>
  btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const decode = (text: string): string => atob(text.replace(/-/g, '+').replace(/_/g, '/'));
const sign = (payload: string, secret: string): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(payload)));

/** Makes the token's text. */
export function issueToken(claims: Claims, secret: string): string {
  const payload = encode(ascii(JSON.stringify(claims)));
  return `${payload}.${sign(payload, secret)}`;
}

/**
 * Reads a token, or undefined when this world did not sign it. Whether it is still good is the
 * caller's question.
 */
export function readToken(token: string, secret: string): Claims | undefined {
  const [payload = '', signature = ''] = token.split('.');
  if (payload === '' || signature !== sign(payload, secret)) return undefined;
  return JSON.parse(decode(payload)) as Claims; // signed by us, so the shape is ours
}

/** The part of a password that tokens remember. */
export const passwordStamp = (password: PasswordHash | null): string =>
  password?.salt.slice(0, 8) ?? '';

/** Salts and hashes a password. */
export const hashPassword = (password: string, salt: string): PasswordHash => ({
  salt,
  hash: bytesToHex(sha256(utf8ToBytes(`${salt}:${password}`))),
});

/** Whether `password` is the one that was hashed. */
export const passwordFits = (password: string, stored: PasswordHash | null): boolean =>
  stored !== null && hashPassword(password, stored.salt).hash === stored.hash;
