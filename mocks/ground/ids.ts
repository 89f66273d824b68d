/**
 * Mixes 32 bits so that every input bit reaches every output bit (the finalizer of MurmurHash3).
 * Reversible: no two inputs meet.
 */
function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit hash of a text (FNV-1a, mixed). */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
  return mix(h);
}

/** Hex of one byte, looked up: big worlds make hundreds of thousands of ids. */
const hex2 = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const byte = (value: number): string => hex2[value & 0xff] ?? '';
const hex8 = (value: number): string =>
  byte(value >>> 24) + byte(value >>> 16) + byte(value >>> 8) + byte(value);

/**
 * Ids for one purpose in one world: 32 lower-case hex characters that depend on `seed` and
 * `purpose` and on how many were taken before, so that the same actions in the same world
 * make the same ids.
 */
export function idSource(seed: string, purpose: string): () => string {
  const word = (index: number): number => hash32(`${seed}/${purpose}/${index}`);
  const [a, b, c, d] = [word(0), word(1), word(2), word(3)];
  let taken = 0;
  return () => {
    taken += 1;
    const count = mix(taken);
    return `${hex8(mix(a ^ count))}${hex8(mix(b ^ count))}${hex8(mix(c ^ count))}${hex8(mix(d ^ count))}`;
  };
}

/** One id for one purpose. */
export const idFor = (seed: string, purpose: string): string => idSource(seed, purpose)();
