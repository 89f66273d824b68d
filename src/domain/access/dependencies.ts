import type { GrantableRole } from './grantableRole.ts';

/** A role that comes along because a chosen one needs it. */
export type Dependency = {
  /** The role ticked along. */
  readonly role: GrantableRole;
  /** Display names of the roles that ask for it, directly or through another dependency. */
  readonly neededBy: readonly string[];
};

/** Chosen roles with what they need. */
export type SelectionWithDependencies = {
  /** Everything that will be granted: the ticked roles in their order, then the dependencies. */
  readonly all: readonly GrantableRole[];
  readonly dependencies: readonly Dependency[];
  /** Display names that a role depends on and that no known role carries. */
  readonly unknown: readonly { readonly displayName: string; readonly neededBy: string }[];
};

/**
 * Finds roles by what a `Depends` entry says; the same display name in another catalog serves when
 * the catalog is unknown.
 */
function finder(
  roles: readonly GrantableRole[],
): (wanted: GrantableRole['depends'][number]) => GrantableRole | undefined {
  const byName = new Map<string, GrantableRole[]>();
  for (const role of roles) {
    if (role.kind === 'custom-policy') continue;
    const key = role.displayName.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), role]);
  }
  return ({ catalog, displayName }) => {
    const found = byName.get(displayName.toLowerCase()) ?? [];
    return found.find((role) => role.catalog.toLowerCase() === catalog.toLowerCase()) ?? found[0];
  };
}

/**
 * The ticked roles together with every role they depend on, directly or indirectly. A dependency
 * that was ticked by hand stays a ticked role. Cycles end. Source:
 * docs/sources/ucs-roles-and-policies.md (UCS Administrator and its dependencies),
 * docs/sources/console.md#5-2.
 */
export function withDependencies(
  ticked: readonly GrantableRole[],
  roles: readonly GrantableRole[],
): SelectionWithDependencies {
  const find = finder(roles);
  const tickedIds = new Set(ticked.map((role) => role.id));
  const found = new Map<string, { role: GrantableRole; neededBy: Set<string> }>();
  const unknown: { displayName: string; neededBy: string }[] = [];
  for (const cause of ticked) {
    const seen = new Set<string>([cause.id]);
    const queue = [...cause.depends];
    for (let wanted = queue.shift(); wanted !== undefined; wanted = queue.shift()) {
      const role = find(wanted);
      if (role === undefined) {
        unknown.push({ displayName: wanted.displayName, neededBy: cause.displayName });
        continue;
      }
      if (seen.has(role.id)) continue;
      seen.add(role.id);
      queue.push(...role.depends);
      if (tickedIds.has(role.id)) continue;
      const entry = found.get(role.id) ?? { role, neededBy: new Set<string>() };
      entry.neededBy.add(cause.displayName);
      found.set(role.id, entry);
    }
  }
  const dependencies = [...found.values()].map(({ role, neededBy }) => ({
    role,
    neededBy: [...neededBy],
  }));
  return { all: [...ticked, ...dependencies.map(({ role }) => role)], dependencies, unknown };
}
