import type { GrantScope } from '../policy/engine/decision.ts';

/**
 * Where a permission is offered: AX account level, XA project level, AA both, XX neither
 * (docs/sources/api-contract.md#3).
 */
export type PermissionLevel = 'AX' | 'XA' | 'AA' | 'XX';

/**
 * Why a grant counts for nothing although the API takes it, in words for its list; undefined where
 * it counts. A permission for global services does nothing on a project, one for projects nothing
 * on the global services: decisions know that by the scope alone.
 */
export function whyWithoutEffect(
  level: PermissionLevel,
  scope: GrantScope['kind'],
): string | undefined {
  if (scope === 'project' && level === 'AX')
    return 'It is for global services, which a grant on a region-specific project does not reach.';
  if (scope === 'global' && level === 'XA')
    return 'It is for project-level services, which a grant on global services does not reach.';
  return undefined;
}
