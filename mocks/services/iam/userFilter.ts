import { refuse } from '#mocks/ground/errors.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';

type Filter = {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly password_expires_at?: string | undefined;
};

const expiry = /^(lt|lte|gt|gte|eq|neq):\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * The documented filters of user lists as a test of one row; undefined when nothing is
 * filtered. Passwords never expire here, so every comparison of `password_expires_at` but `neq`
 * matches nobody (ours).
 * @throws ApiError 400 for a malformed comparison
 */
export function matchesUser({
  name,
  enabled,
  password_expires_at,
}: Filter): ((row: UserRow) => boolean) | undefined {
  if (name === undefined && enabled === undefined && password_expires_at === undefined)
    return undefined;
  if (password_expires_at !== undefined && !expiry.test(password_expires_at))
    throw refuse('invalidParameter', { key: 'password_expires_at' });
  const expires = password_expires_at === undefined || password_expires_at.startsWith('neq:');
  return (row) =>
    expires &&
    (name === undefined || row.name === name) &&
    (enabled === undefined || row.enabled === enabled);
}
