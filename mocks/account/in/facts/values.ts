import type { RawPolicy } from '#src/domain/policy/language/document.ts';

/** An object of a file: anybody may have written anything into it. */
export type Rec = Readonly<Record<string, unknown>>;

export const isRec = (value: unknown): value is Rec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of its own; undefined where it is missing or null. */
export function own(record: Rec, key: string): unknown {
  return Object.hasOwn(record, key) ? (record[key] ?? undefined) : undefined;
}

function first<T>(
  record: Rec,
  keys: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const key of keys) {
    const value = read(own(record, key));
    if (value !== undefined) return value;
  }
  return undefined;
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : undefined;

/** The first of these members that is a text; numbers count as their digits. */
export const text = (record: Rec, ...keys: readonly string[]): string | undefined =>
  first(record, keys, asText);

/** The same, where an empty text says nothing. */
export const filled = (record: Rec, ...keys: readonly string[]): string | undefined =>
  first(record, keys, (value) => {
    const found = asText(value)?.trim();
    return found === '' ? undefined : found;
  });

export const flag = (record: Rec, ...keys: readonly string[]): boolean | undefined =>
  first(record, keys, (value) => {
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    if (['true', 'enabled', 'enable', 'active', 'normal', 'on', 'yes'].includes(word)) return true;
    if (['false', 'disabled', 'disable', 'inactive', 'off', 'no'].includes(word)) return false;
    return undefined;
  });

export const numeric = (record: Rec, ...keys: readonly string[]): number | undefined =>
  first(record, keys, (value) => {
    const found = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
  });

export const record = (from: Rec, ...keys: readonly string[]): Rec | undefined =>
  first(from, keys, (value) => (isRec(value) ? value : undefined));

export const list = (from: Rec, ...keys: readonly string[]): readonly unknown[] | undefined =>
  first(from, keys, (value) => (Array.isArray(value) ? (value as readonly unknown[]) : undefined));

/** The texts of a list; others in it are passed over. */
export const texts = (from: Rec, ...keys: readonly string[]): readonly string[] =>
  (list(from, ...keys) ?? []).flatMap((item) => {
    const found = asText(item);
    return found === undefined || found === '' ? [] : [found];
  });

/** Below this many, a number counts seconds and not milliseconds. */
const earliestMs = 100_000_000_000;

/**
 * A moment in epoch ms, from any of the forms in which the services write it: a number or digits of
 * seconds or milliseconds, ISO with and without a zone, with a blank between date and time.
 */
export function momentOf(value: unknown): number | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,14}$/.test(value))) {
    const count = Number(value);
    if (!Number.isFinite(count) || count <= 0) return undefined;
    return count < earliestMs ? count * 1000 : count;
  }
  if (typeof value !== 'string') return undefined;
  const [, date, time, rest = ''] =
    /^(\d{4}[-/]\d\d[-/]\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)(.*)$/.exec(value.trim()) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const zone = /(Z|[+-]\d\d:?\d\d)$/.exec(rest.replace(/^\.\d+/, '').replace(/^ ?GMT/, ''))?.[1];
  const parsed = Date.parse(`${date.replaceAll('/', '-')}T${time}${zone ?? 'Z'}`);
  return Number.isNaN(parsed) ? undefined : parsed;
}

export const moment = (from: Rec, ...keys: readonly string[]): number | undefined =>
  first(from, keys, momentOf);

/** A policy document given as an object or as its text, as the old IAM keeps it. */
export function rawPolicyOf(value: unknown): RawPolicy | undefined {
  if (isRec(value)) return value;
  if (typeof value !== 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isRec(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The same as text, as the new IAM keeps it. A text stays as it was sent, readable or not. */
export function documentTextOf(value: unknown): string | undefined {
  if (isRec(value)) return JSON.stringify(value, null, 2);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value;
}
