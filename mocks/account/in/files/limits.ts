/** Bounds on what is taken in, so that nobody's file fills the memory. Bytes, unpacked. */
export const limits = {
  /** One file, and each that an archive holds. */
  file: 200 * 1024 * 1024,
  /** Everything together. */
  total: 400 * 1024 * 1024,
  /** Files of an archive or a folder. */
  count: 20_000,
  /** Archives in archives. */
  depth: 3,
} as const;

export type Limits = { readonly [K in keyof typeof limits]: number };
