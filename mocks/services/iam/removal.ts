import type { Ctx } from '#mocks/pipeline/call.ts';
import type { Row } from '#mocks/ground/table.ts';
import type { TableName } from '#mocks/world/world.ts';

type Dependents = (
  tables: Ctx['tables'],
  id: string,
) => readonly { readonly table: TableName; readonly rows: readonly Row[] }[];

/**
 * Which rows go when a principal or permission goes. An area with rows of its own adds an entry.
 */
const dependents: Readonly<
  Record<'users' | 'groups' | 'agencies' | 'roles', readonly Dependents[]>
> = {
  users: [
    (tables, id) => [
      { table: 'memberships', rows: tables.memberships.by('user', id) },
      { table: 'grants', rows: tables.grants.by('subject', `user/${id}`) },
      { table: 'credentials', rows: tables.credentials.by('user', id) },
      {
        table: 'keyUses',
        rows: tables.credentials.by('user', id).flatMap((key) => tables.keyUses.get(key.id) ?? []),
      },
      {
        table: 'loginProtects',
        rows: [tables.loginProtects.get(id)].filter((row) => row !== undefined),
      },
      {
        table: 'passwordRecords',
        rows: [tables.passwordRecords.get(id)].filter((row) => row !== undefined),
      },
      {
        table: 'signInStates',
        rows: [tables.signInStates.get(id)].filter((row) => row !== undefined),
      },
      { table: 'logins', rows: [tables.logins.get(id)].filter((row) => row !== undefined) },
    ],
    (tables, id) => [
      { table: 'ucsPermissions', rows: tables.ucsPermissions.by('subject', `user/${id}`) },
    ],
    (tables, id) => [
      { table: 'attachments', rows: tables.attachments.by('holder', `user/${id}`) },
      { table: 'resourceTags', rows: tables.resourceTags.by('resource', `user/${id}`) },
      { table: 'mfaDevices', rows: tables.mfaDevices.by('user', id) },
      {
        table: 'loginProfiles',
        rows: [tables.loginProfiles.get(id)].filter((row) => row !== undefined),
      },
    ],
  ],
  groups: [
    (tables, id) => [
      { table: 'memberships', rows: tables.memberships.by('group', id) },
      { table: 'grants', rows: tables.grants.by('subject', `group/${id}`) },
    ],
    (tables, id) => [
      { table: 'attachments', rows: tables.attachments.by('holder', `group/${id}`) },
    ],
    (tables, id) => [
      { table: 'ucsPermissions', rows: tables.ucsPermissions.by('subject', `group/${id}`) },
    ],
  ],
  agencies: [
    (tables, id) => [{ table: 'grants', rows: tables.grants.by('subject', `agency/${id}`) }],
    (tables, id) => [
      { table: 'attachments', rows: tables.attachments.by('holder', `agency/${id}`) },
      { table: 'resourceTags', rows: tables.resourceTags.by('resource', `agency/${id}`) },
      { table: 'trusts', rows: [tables.trusts.get(id)].filter((row) => row !== undefined) },
    ],
  ],
  roles: [(tables, id) => [{ table: 'grants', rows: tables.grants.by('role', id) }]],
};

/** Removes a row with everything that would dangle without it. */
export function removeWithDependents(
  { tables, tx }: Pick<Ctx, 'tables' | 'tx'>,
  table: keyof typeof dependents,
  id: string,
): void {
  for (const { table: other, rows } of dependents[table].flatMap((find) => find(tables, id)))
    for (const row of rows) tx.remove(other, row.id);
  tx.remove(table, id);
}
