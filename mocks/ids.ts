/** Mixes 32 bits so that every input bit reaches every output bit (the finalizer of MurmurHash3). Reversible: no two inputs meet. */
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
  for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
  return mix(h);
}

const hex8 = (value: number): string => value.toString(16).padStart(8, '0');

/**
 * Ids for one purpose in one world: 32 lower-case hex characters that depend on `seed` and `purpose` and on how many
 * were taken before, so that the same actions in the same world make the same ids.
 */
export function idSource(seed: string, purpose: string): () => string {
  const words = [0, 1, 2, 3].map((word) => hash32(`${seed}/${purpose}/${word}`));
  let taken = 0;
  return () => {
    taken += 1;
    const count = mix(taken);
    return words.map((word) => hex8(mix(word ^ count))).join('');
  };
}

/** One id for one purpose. */
export const idFor = (seed: string, purpose: string): string => idSource(seed, purpose)();
