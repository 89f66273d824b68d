import { findService } from '#src/catalog/services.ts';
import { propertyOf, type JsonNode } from '#src/domain/policy/jsonTree.ts';
import type { PolicyText } from '#src/domain/policy/text.ts';

/** The class of a policy, computed from the services it names. `unknown`: no service yet, or none whose class is settled. */
export type PolicyScope = 'global' | 'project' | 'mixed' | 'unknown';

/** Labels of the console's Scope field (console reference 7.2). */
export const scopeLabels: Readonly<Record<PolicyScope, string>> = {
  global: 'Global services',
  project: 'Project-level services',
  mixed: 'Global and project-level services',
  unknown: '--',
};

const strings = (node: JsonNode | undefined): readonly string[] => (node?.type === 'array' ? node.items : node === undefined ? [] : [node]).flatMap((item) => (item.type === 'string' ? [item.value] : []));

/** Every action string of the policy, as written, in order; also of a policy that is still broken. */
export function actionsIn(policy: PolicyText): readonly string[] {
  const statement = policy.root?.type === 'object' ? propertyOf(policy.root, 'Statement')?.value : undefined;
  const statements = statement?.type === 'array' ? statement.items : statement === undefined ? [] : [statement];
  return statements.flatMap((item) => (item.type === 'object' ? [...strings(propertyOf(item, 'Action')?.value), ...strings(propertyOf(item, 'NotAction')?.value)] : []));
}

/** Codes of the services the policy names, lower case, each once, in order; wildcards name none. */
export function servicesIn(policy: PolicyText): readonly string[] {
  const codes = actionsIn(policy).map((action) => (action.split(':', 1)[0] ?? '').trim().toLowerCase());
  return [...new Set(codes)].filter((code) => /^[a-z0-9_-]+$/.test(code));
}

/** The class of a policy by its services; services of unsettled class have no say. */
export function scopeOf(services: readonly string[]): PolicyScope {
  const classes = new Set(services.map((code) => findService(code)?.class).filter((found) => found !== undefined));
  if (classes.size === 2) return 'mixed';
  return classes.has('global') ? 'global' : classes.has('project') ? 'project' : 'unknown';
}
