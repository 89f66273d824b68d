import type { Where } from './question.ts';

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

/**
 * Reads condition keys as cases for `decide` write them: texts, numbers, truth values, lists
 * of them, or null.
 */
export function contextIn(value: unknown): Where['context'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries: [string, string | readonly string[] | null][] = [];
  for (const [key, given] of Object.entries(value)) {
    const list = Array.isArray(given) ? given.map(scalar) : undefined;
    const read = given === null ? null : (list ?? scalar(given));
    if (read === undefined || (Array.isArray(read) && read.includes(undefined))) return undefined;
    entries.push([
      key,
      typeof read === 'string' || read === null ? read : read.filter((one) => one !== undefined),
    ]);
  }
  return Object.fromEntries(entries);
}
