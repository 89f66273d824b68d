import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { agencyForbids } from './agencyRules.ts';
import {
  coversGlobal,
  coversProjects,
  type GrantableRole,
  type PrincipalKind,
} from './grantableRole.ts';

export type ScopeKind = GrantScope['kind'];

/**
 * One radio of the scope step. The recommended one is shown first; the others appear
 * after Show More.
 */
export type ScopeChoice = { readonly kind: ScopeKind; readonly recommended: boolean };

/**
 * The scopes the wizard offers for a selection, in the order of the radio list. Source:
 * docs/sources/console.md#3-3, docs/sources/console.md#5-3.
 * - a user can only be granted permissions directly on enterprise projects; everything else
 *   comes through groups
 * - enterprise projects: only for users and groups, and only when the account has some
 * - region projects: only when something in the selection counts there and the principal
 *   may hold it there
 * - global services: only when something in the selection counts there
 */
export function scopeChoices(
  selection: readonly GrantableRole[],
  { principal, enterpriseProjects }: { principal: PrincipalKind; enterpriseProjects: boolean },
): ScopeChoice[] {
  if (principal === 'user')
    return enterpriseProjects ? [{ kind: 'enterpriseProject', recommended: true }] : [];
  const choices: ScopeChoice[] = [{ kind: 'all', recommended: true }];
  if (principal === 'group' && enterpriseProjects)
    choices.push({ kind: 'enterpriseProject', recommended: false });
  const inProjects = selection.filter(coversProjects);
  if (
    inProjects.some(
      (role) => principal !== 'agency' || agencyForbids(role, 'project') === undefined,
    )
  )
    choices.push({ kind: 'project', recommended: false });
  if (selection.some(coversGlobal)) choices.push({ kind: 'global', recommended: false });
  return choices;
}
