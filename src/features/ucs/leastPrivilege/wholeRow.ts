import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import type { Alternative } from '#src/domain/ucs/leastPrivilege.ts';

/** One permission of a row with the scope at which it is granted; `id` is the role's. */
export type RowGrant = {
  readonly id: string;
  readonly name: string;
  readonly at: 'all' | 'project';
};

/**
 * Everything of IAM that a way of giving a row consists of: its permissions in their order, each
 * followed by what it depends on, at the same scope. What the catalogue does not know is left out.
 */
export function grantsOf({ permissions }: Alternative): readonly RowGrant[] {
  const grants = new Map<string, RowGrant>();
  const add = (name: string, at: RowGrant['at']): void => {
    const role = findSystemRole(name);
    if (role === undefined || grants.has(`${at} ${role.id}`)) return;
    grants.set(`${at} ${role.id}`, { id: role.id, name: role.displayName, at });
    for (const needed of readDocument(role.document).depends) add(needed.displayName, at);
  };
  for (const { name, at } of permissions) add(name, at);
  return [...grants.values()];
}
