import type { Finding } from './finding.ts';
import { readPolicyModel, type PolicyModel } from './policyModel.ts';
import { collectFindings, type Report } from './report.ts';
import { parsePolicyText, type PolicyText } from './text.ts';
import { inTextOrder, type CheckOptions } from './validate.ts';

/** Is the policy unwise, needlessly long, dangerous, or without the effect it seems to have? In text order. */
export function lintPolicy(policy: string | PolicyText, options: Omit<CheckOptions, 'mixedScope'>): Finding[] {
  const source = typeof policy === 'string' ? parsePolicyText(policy) : policy;
  const { report, findings } = collectFindings();
  lintModel(readPolicyModel(source, options.profile, options.catalog), report);
  return inTextOrder(findings);
}

const rules: readonly ((model: PolicyModel, report: Report) => void)[] = [];

/** The lint rules on a policy already taken apart. */
export function lintModel(model: PolicyModel, report: Report): void {
  for (const rule of rules) rule(model, report);
}
