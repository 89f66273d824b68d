import { limits } from '#src/domain/access/quota.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import type { ApiError } from '#mocks/ground/errors.ts';
import type { CredentialRow } from '#mocks/world/tables/iam.ts';

type Writing = Pick<Ctx, 'tables' | 'tx' | 'now' | 'newId' | 'randomHex'>;

/**
 * Makes an access key for a user, who may have two. `full` is how the family refuses a third.
 * @throws ApiError
 */
export function createAccessKey(
  { tables, tx, now, newId, randomHex }: Writing,
  userId: string,
  description: string,
  full: () => ApiError,
): CredentialRow {
  if (tables.credentials.count('user', userId) >= limits.accessKeysPerUser) throw full();
  const row: CredentialRow = {
    id: newId().slice(0, 20).toUpperCase(),
    secret: randomHex(20),
    user_id: userId,
    status: 'active',
    description,
    create_time: now,
  };
  tx.summary = `Created access key ${row.id}`;
  return tx.insert('credentials', row);
}

/** Enables, disables or describes an access key. */
export function changeAccessKey(
  { tx }: Writing,
  row: CredentialRow,
  patch: {
    readonly status?: CredentialRow['status'] | undefined;
    readonly description?: string | undefined;
  },
): CredentialRow {
  const next = {
    status: patch.status ?? row.status,
    description: patch.description ?? row.description,
  };
  tx.summary =
    next.status === row.status
      ? `Modified access key ${row.id}`
      : `${next.status === 'active' ? 'Enabled' : 'Disabled'} access key ${row.id}`;
  return tx.update('credentials', row.id, next);
}

/** Deletes an access key with the note of its last use. */
export function deleteAccessKey({ tables, tx }: Writing, row: CredentialRow): void {
  tx.summary = `Deleted access key ${row.id}`;
  if (tables.keyUses.get(row.id) !== undefined) tx.remove('keyUses', row.id);
  tx.remove('credentials', row.id);
}
