import { findService } from '#src/catalog/services.ts';
import { actionsIn } from '#src/domain/policy/findings/oldProfile.ts';
import type { PolicyText } from '#src/domain/policy/text/text.ts';

/**
 * The class of a policy, computed from the services it names. `unknown`: no service yet, or none
 * whose class is settled.
 */
export type PolicyScope = 'global' | 'project' | 'mixed' | 'unknown';

/** Labels of the console's Scope field (docs/sources/console.md#7-2). */
export const scopeLabels: Readonly<Record<PolicyScope, string>> = {
  global: 'Global services',
  project: 'Project-level services',
  mixed: 'Global and project-level services',
  unknown: '--',
};

/** Codes of the services the policy names, lower case, each once, in order; wildcards name none. */
export function servicesIn(policy: PolicyText): readonly string[] {
  const codes = actionsIn(policy).map((action) =>
    (action.split(':', 1)[0] ?? '').trim().toLowerCase(),
  );
  return [...new Set(codes)].filter((code) => /^[a-z0-9_-]+$/.test(code));
}

/** The class of a policy by its services; services of unsettled class have no say. */
export function scopeOf(services: readonly string[]): PolicyScope {
  const classes = new Set(
    services.map((code) => findService(code)?.class).filter((found) => found !== undefined),
  );
  if (classes.size === 2) return 'mixed';
  return classes.has('global') ? 'global' : classes.has('project') ? 'project' : 'unknown';
}
