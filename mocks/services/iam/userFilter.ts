import { refuse } from '#mocks/ground/errors.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import type { Tables } from '#mocks/world/world.ts';
import { passwordExpiry } from './passwords.ts';

type Filter = {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly password_expires_at?: string | undefined;
};

const comparisons: Readonly<Record<string, (end: number, wanted: number) => boolean>> = {
  lt: (end, wanted) => end < wanted,
  lte: (end, wanted) => end <= wanted,
  gt: (end, wanted) => end > wanted,
  gte: (end, wanted) => end >= wanted,
  eq: (end, wanted) => end === wanted,
  neq: (end, wanted) => end !== wanted,
};
const expiry = /^(lt|lte|gt|gte|eq|neq):\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Compares the end of a password (epoch ms) to the second, as the filter says. */
function expiryTest(filter: string | undefined): (end: number | null) => boolean {
  if (filter === undefined) return () => true;
  const [operator = '', ...rest] = filter.split(':');
  const wanted = Math.floor(Date.parse(rest.join(':')) / 1000);
  const compare = comparisons[operator] ?? (() => false);
  return (end) => (end === null ? operator === 'neq' : compare(Math.floor(end / 1000), wanted));
}

/**
 * The documented filters of user lists as a test of one row; undefined when nothing is
 * filtered. A password that does not end is compared like none: only `neq` matches it (ours).
 * @throws ApiError 400 for a malformed comparison
 */
export function matchesUser(
  { name, enabled, password_expires_at }: Filter,
  tables: Tables,
): ((row: UserRow) => boolean) | undefined {
  if (name === undefined && enabled === undefined && password_expires_at === undefined)
    return undefined;
  if (password_expires_at !== undefined && !expiry.test(password_expires_at))
    throw refuse('invalidParameter', { key: 'password_expires_at' });
  const expires = expiryTest(password_expires_at);
  return (row) =>
    expires(passwordExpiry(tables, row)) &&
    (name === undefined || row.name === name) &&
    (enabled === undefined || row.enabled === enabled);
}
