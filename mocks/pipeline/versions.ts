import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ApiError } from '../ground/errors.ts';
import { Answer } from './call.ts';

/** What of a call its version is judged by. */
type Versioned = {
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly handler: (input: object) => unknown;
  readonly current?: ((input: object) => unknown) | undefined;
};

/** The version of what a read answers: a hash of the answer, quoted as the header `ETag` has it. */
export function etagOf(result: unknown): string {
  const body: unknown = result instanceof Answer ? result.body : result;
  return `"${bytesToHex(sha256(utf8ToBytes(JSON.stringify(body)))).slice(0, 32)}"`;
}

/** The version as it is now; undefined where there is nothing: the call itself says so. */
function currentVersion({ current, params }: Versioned, ctx: object): string | undefined {
  try {
    return current && etagOf(current({ params, query: {}, ctx }));
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * Whether a call began from another version than the one that is there: it sends that version as
 * `If-Match`, or several (RFC 9110, 13.1.1). Without the header, and where nothing has a version,
 * no call is stale.
 */
export function isStale(incoming: Versioned, ctx: object): boolean {
  const header = incoming.headers.get('If-Match');
  if (header === null || incoming.current === undefined) return false;
  if (incoming.current === incoming.handler || header.trim() === '*') return false;
  const wanted = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return !wanted.includes(currentVersion(incoming, ctx) ?? '');
}
