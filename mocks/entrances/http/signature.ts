import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Message } from './message.ts';

/** What an `Authorization: SDK-HMAC-SHA256 …` header says. Header names are in lower case. */
export type Signature = {
  readonly access: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
};

const form =
  /^SDK-HMAC-SHA256 Access=([^,\s]{1,128}), ?SignedHeaders=([^,\s]{1,2048}), ?Signature=([0-9a-f]{64})$/;

/** Reads the header; undefined when it is no signature of this kind. */
export function parseSignature(header: string | undefined): Signature | undefined {
  const [, access, names, signature] = form.exec(header ?? '') ?? [];
  if (access === undefined || names === undefined || signature === undefined) return undefined;
  return { access, signedHeaders: names.toLowerCase().split(';'), signature };
}

/** Everything but letters, digits and `-_.~` is percent-encoded, in upper case. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const closed = (path: string): string => (path.endsWith('/') ? path : `${path}/`);

/**
 * The ways in which clients write the path they sign, always with a slash at the end: encoded once
 * from what it means, or encoded again from what is sent (the published SDK does that to a path
 * with characters that have to be encoded).
 */
const canonicalPaths = (path: string): string[] => {
  const segments = path.split('/');
  return [
    ...new Set(
      [segments.map((segment) => encode(decode(segment))), segments.map(encode)].map((parts) =>
        closed(parts.join('/')),
      ),
    ),
  ];
};

function canonicalQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)].toSorted(([a, x], [b, y]) =>
    a === b ? (x < y ? -1 : x > y ? 1 : 0) : a < b ? -1 : 1,
  );
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** The signatures that would be right for this message: one for each way of writing its path. */
export function expectedSignatures(
  { method, path, query, headers, body }: Message,
  signedHeaders: readonly string[],
  secret: string,
): string[] {
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  return canonicalPaths(path).map((canonicalPath) => {
    const canonical = [
      method,
      canonicalPath,
      canonicalQuery(query),
      lines,
      signedHeaders.join(';'),
      sha256(body),
    ].join('\n');
    return createHmac('sha256', secret)
      .update(`SDK-HMAC-SHA256\n${headers['x-sdk-date'] ?? ''}\n${sha256(canonical)}`)
      .digest('hex');
  });
}

/** Whether the message was signed with `secret`. Compared in constant time. */
export function isSignedWith(
  message: Message,
  { signedHeaders, signature }: Signature,
  secret: string,
): boolean {
  const given = Buffer.from(signature);
  return expectedSignatures(message, signedHeaders, secret).some((expected) =>
    timingSafeEqual(Buffer.from(expected), given),
  );
}

/** Reads `20261122T110343Z` as epoch ms; undefined for anything else. */
export function parseSdkDate(text: string | undefined): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  const time = Date.parse(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}Z`,
  );
  return Number.isNaN(time) ? undefined : time;
}
