import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { hexToBytes } from '@noble/hashes/utils.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A seed as authenticator apps take it (RFC 4648). */
export function base32(hex: string): string {
  const bits = Array.from(hexToBytes(hex), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

const stepOf = (now: number): number => Math.floor(now / 30_000);

function codeOf(seed: string, step: number): string {
  const message = new Uint8Array(8);
  new DataView(message.buffer).setBigUint64(0, BigInt(step));
  const digest = hmac(sha1, hexToBytes(seed), message);
  const view = new DataView(digest.buffer, digest.byteOffset);
  return String((view.getUint32((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(
    6,
    '0',
  );
}

/**
 * The code a device shows at a time (epoch ms): six digits, a new one every 30 seconds (RFC
 * 6238). `seed` in hex.
 */
export const totpCode = (seed: string, now: number): string => codeOf(seed, stepOf(now));

/** Whether a device shows this code now, or did or will within half a minute: clocks differ. */
export const totpFits = (seed: string, code: string, now: number): boolean =>
  [-1, 0, 1].some((by) => codeOf(seed, stepOf(now) + by) === code);

/** Whether a device showed these codes one after the other, at most a minute ago. */
export const totpFollows = (seed: string, first: string, second: string, now: number): boolean =>
  [-2, -1, 0].some(
    (by) =>
      codeOf(seed, stepOf(now) + by) === first && codeOf(seed, stepOf(now) + by + 1) === second,
  );
