import type { GrantableRole } from './grantableRole.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';

/**
 * Why an agency may not hold a role at a scope, or undefined when it may.
 * Sources: docs/sources/api-contract.md#4-1 (te_agency at no scope, secu_admin not in a project);
 * docs/sources/console.md#5-3 (no enterprise
 * projects in the agency wizard, ours where the account has some).
 */
export function agencyForbids(
  role: Pick<GrantableRole, 'name' | 'displayName'>,
  scope: GrantScope['kind'],
): string | undefined {
  if (role.name === 'te_agency')
    return `${role.displayName} cannot be given to an agency: an agency must not be able to switch to further agencies.`;
  if (role.name === 'secu_admin' && scope === 'project')
    return `${role.displayName} cannot be given to an agency in a region-specific project.`;
  if (scope === 'enterpriseProject')
    return 'Agencies are not authorized by enterprise project here.';
  return undefined;
}

/**
 * A caution beside a role that an agency may hold but seldom should. The sources disagree about
 * Security Administrator (docs/sources/console.md#5-2): it is allowed, with this warning.
 */
export function agencyCaution(
  role: Pick<GrantableRole, 'name' | 'displayName'>,
): string | undefined {
  return role.name === 'secu_admin'
    ? `With ${role.displayName} the delegated party can change users, groups and permissions of this account.`
    : undefined;
}
