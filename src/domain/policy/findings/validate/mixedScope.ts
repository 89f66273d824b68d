import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { listed, type Report } from '../report/report.ts';

/**
 * A custom policy of the old console holds actions of global services or of project-level services,
 * not both (docs/sources/ucs-roles-and-policies.md). Services whose class is not settled never
 * count; `*` as service does not either.
 */
export function validateMixedScope(
  model: PolicyModel,
  severity: 'error' | 'warning',
  report: Report,
): void {
  if (model.profile !== 'custom') return;
  const classes = { global: new Set<string>(), project: new Set<string>() };
  const seen = new Set<string>();
  let last = '';
  for (const statement of model.statements) {
    for (const { service } of statement.action?.items ?? []) {
      if (service === last || seen.has(service)) continue;
      last = service;
      seen.add(service);
      const kind = model.catalog.serviceClass(service);
      if (kind) classes[kind].add(service);
    }
  }
  if (classes.global.size === 0 || classes.project.size === 0 || !model.root) return;
  const global = [...classes.global].slice(0, 5);
  const project = [...classes.project].slice(0, 5);
  report(
    'MIXED_SCOPE',
    [],
    { offset: model.root.offset, end: model.root.offset + 1 },
    `The policy holds actions of global services (${listed(global)}) and of project-level services (${listed(project)}); a custom policy holds one kind.`,
    { severity },
  );
}
