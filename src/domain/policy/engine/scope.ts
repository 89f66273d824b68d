import type { AccessRequest, Grant, GrantScope } from './decision.ts';

/**
 * Whether a grant of this scope counts for the request: project grants for project-level calls
 * in that project, global grants for global services, enterprise-project grants for the
 * resources of that project (the request names it only where the action supports it),
 * all-resources grants everywhere.
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

/** A role that another one depends on, with the scopes in which it is granted. */
export type Dependency = { readonly role: string; readonly grantedIn: readonly GrantScope[] };

const NOTHING: readonly Dependency[] = [];

/** What each grant depends on; looked up only where some role depends on others. */
export function dependenciesIn(grants: readonly Grant[]): (grant: Grant) => readonly Dependency[] {
  if (grants.every(({ document }) => document.depends.length === 0)) return () => NOTHING;
  const scopes = new Map<string, GrantScope[]>();
  for (const { kind, policyName, scope } of grants) {
    if (kind === 'identity') scopes.set(policyName, [...(scopes.get(policyName) ?? []), scope]);
  }
  return ({ document }) =>
    document.depends.map(({ displayName }) => ({
      role: displayName,
      grantedIn: scopes.get(displayName) ?? [],
    }));
}

/**
 * The roles depended on that are not granted where the request is made
 * (docs/sources/policy-grammar.md#2: a role takes effect only when the
 * roles it depends on are granted in the same project too). Empty: the grant counts.
 */
export function missingRoles(
  dependencies: readonly Dependency[],
  target: AccessRequest['target'],
): readonly string[] {
  return dependencies
    .filter(({ grantedIn }) => !grantedIn.some((scope) => scopeCovers(scope, target)))
    .map(({ role }) => role);
}
