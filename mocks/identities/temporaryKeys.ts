import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A temporary access key: it works only together with the security token it was made for. */
export type TemporaryKey = { readonly access: string; readonly secret: string };

/**
 * The temporary key of a token. It is derived from the token and the world's secret, so that
 * nothing has to be stored: whoever sends the token back as `X-Security-Token` can be checked. The
 * form `HST…` is the published one.
 */
export function temporaryKey(token: string, worldSecret: string): TemporaryKey {
  const hex = bytesToHex(
    hmac(sha256, utf8ToBytes(worldSecret), utf8ToBytes(`temporary key/${token}`)),
  );
  return { access: `HST${hex.slice(0, 17).toUpperCase()}`, secret: hex.slice(24) };
}
