import type { SystemRole } from './systemRole.ts';
import { namedPermissions } from './namedPermissions.ts';
import formerNames from './system/formerNames.json' with { type: 'json' };
import policies from './system/policies.json' with { type: 'json' };
import roles from './system/roles.json' with { type: 'json' };

type Entry = Omit<SystemRole, 'kind' | 'flag' | 'content'>;

const contentOf = ({ ours }: Entry): SystemRole['content'] =>
  ours === undefined ? 'published' : 'ours';

/**
 * Roles, then policies, in the order of the lists; then those that a list names
 * without their document.
 */
export const systemRoles: readonly SystemRole[] = [
  ...(roles as readonly Entry[]).map((entry): SystemRole => ({
    ...entry,
    kind: 'role',
    content: contentOf(entry),
  })),
  ...(policies as readonly Entry[]).map((entry): SystemRole => ({
    ...entry,
    kind: 'policy',
    flag: 'fine_grained',
    content: contentOf(entry),
  })),
  ...namedPermissions,
];

/**
 * Names by which older documents know a permission (*ECS Admin*), then every name
 * and alias of today.
 */
const byDisplayName = new Map<string, SystemRole>();
for (const role of systemRoles)
  for (const name of [role.displayName, ...(role.aliases ?? [])]) byDisplayName.set(name, role);
for (const [former, today] of Object.entries(formerNames)) {
  const role = byDisplayName.get(today);
  if (role && !byDisplayName.has(former)) byDisplayName.set(former, role);
}

/**
 * The role or policy with this display name, alias or former name (exact spelling); undefined
 * if there is none.
 */
export const findSystemRole = (displayName: string): SystemRole | undefined =>
  byDisplayName.get(displayName);
