import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { agencyForbids } from './agencyRules.ts';
import {
  coversGlobal,
  coversProjects,
  type GrantableRole,
  type PrincipalKind,
} from './grantableRole.ts';

/** What was chosen in the scope step: one radio, with the ticked rows of its table. */
export type ChosenScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'global' }
  | { readonly kind: 'project'; readonly projectIds: readonly string[] }
  | { readonly kind: 'enterpriseProject'; readonly enterpriseProjectIds: readonly string[] };

/**
 * One call to come: a role at one scope. `moved` says that the chosen scope does not fit the role
 * and All resources takes its place.
 */
export type PlannedGrant = {
  readonly role: GrantableRole;
  readonly scope: GrantScope;
  readonly moved: boolean;
};

/** A selected role for which no call will be made, with the reason in words. */
export type LeftOut = { readonly role: GrantableRole; readonly reason: string };

export type GrantPlan = {
  readonly grants: readonly PlannedGrant[];
  readonly leftOut: readonly LeftOut[];
};

function scopesOf(
  role: GrantableRole,
  chosen: ChosenScope,
): { scopes: GrantScope[]; moved: boolean } | { reason: string } {
  switch (chosen.kind) {
    case 'all':
      return { scopes: [{ kind: 'all' }], moved: false };
    case 'global':
      return coversGlobal(role)
        ? { scopes: [{ kind: 'global' }], moved: false }
        : { scopes: [{ kind: 'all' }], moved: true };
    case 'project':
      return coversProjects(role)
        ? {
            scopes: chosen.projectIds.map((projectId) => ({ kind: 'project', projectId })),
            moved: false,
          }
        : { scopes: [{ kind: 'all' }], moved: true };
    case 'enterpriseProject':
      return role.kind === 'system-role'
        ? {
            reason: `${role.displayName} is a role. Only policies can be granted on enterprise projects.`,
          }
        : {
            scopes: chosen.enterpriseProjectIds.map((enterpriseProjectId) => ({
              kind: 'enterpriseProject',
              enterpriseProjectId,
            })),
            moved: false,
          };
  }
}

/**
 * Turns a selection and a chosen scope into the calls to make, in the order of the selection.
 * - a role that does not count at the chosen region projects or global services is granted on all
 *   resources instead (docs/sources/console.md#5-3, mixed selections)
 * - roles are left out of enterprise projects, which take policies only
 *   (docs/sources/api-contract.md#4-1)
 * - what an agency may not hold is left out (agencyForbids)
 */
export function splitGrants(
  selection: readonly GrantableRole[],
  chosen: ChosenScope,
  principal: PrincipalKind,
): GrantPlan {
  const grants: PlannedGrant[] = [];
  const leftOut: LeftOut[] = [];
  for (const role of selection) {
    const outcome = scopesOf(role, chosen);
    if ('reason' in outcome) {
      leftOut.push({ role, reason: outcome.reason });
      continue;
    }
    for (const scope of outcome.scopes) {
      const forbidden = principal === 'agency' ? agencyForbids(role, scope.kind) : undefined;
      if (forbidden === undefined) grants.push({ role, scope, moved: outcome.moved });
      else if (!leftOut.some((entry) => entry.role === role))
        leftOut.push({ role, reason: forbidden });
    }
  }
  return { grants, leftOut };
}
