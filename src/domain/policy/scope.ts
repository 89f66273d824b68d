import type { AccessRequest, Grant, GrantScope } from './decision.ts';

/**
 * Whether a grant of this scope counts for the request: project grants for project-level calls in that project,
 * global grants for global services, enterprise-project grants for the resources of that project (the request names
 * it only where the action supports it), all-resources grants everywhere.
 */
export function scopeCovers(scope: GrantScope, target: AccessRequest['target']): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'global':
      return target.class === 'global';
    case 'project':
      return target.class === 'project' && target.projectId === scope.projectId;
    case 'enterpriseProject':
      return target.class === 'project' && target.enterpriseProjectId === scope.enterpriseProjectId;
  }
}

function scopeKey(scope: GrantScope): string {
  if (scope.kind === 'project') return `project ${scope.projectId}`;
  if (scope.kind === 'enterpriseProject') return `enterprise project ${scope.enterpriseProjectId}`;
  return scope.kind;
}

const ALL_KEY = scopeKey({ kind: 'all' });

/** The names of the granted identity permissions per scope; built only when some role depends on others. */
export type GrantedNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Collects which permissions are granted in which scope. */
export function grantedNames(grants: readonly Grant[]): GrantedNames {
  const names = new Map<string, Set<string>>();
  for (const grant of grants) {
    if (grant.kind !== 'identity') continue;
    const key = scopeKey(grant.scope);
    const set = names.get(key) ?? new Set<string>();
    names.set(key, set.add(grant.policyName));
  }
  return names;
}

/**
 * The roles a grant depends on that are granted neither in the same scope nor for all resources (grammar 2: a role
 * takes effect only when the roles it depends on are granted in the same project too). Empty: the grant counts.
 */
export function missingRoles(grant: Grant, granted: GrantedNames): readonly string[] {
  const here = granted.get(scopeKey(grant.scope));
  const everywhere = granted.get(ALL_KEY);
  return grant.document.depends.map((role) => role.displayName).filter((name) => here?.has(name) !== true && everywhere?.has(name) !== true);
}
