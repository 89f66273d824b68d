import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { reportForeign } from '../foreign/report.ts';
import type { Finding, PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';
import { readPolicyModel, type PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { collectFindings, type Report } from '../report/report.ts';
import { parsePolicyText, type PolicyText } from '#src/domain/policy/text/text.ts';
import { validateDocument } from './document.ts';
import { validateMixedScope } from './mixedScope.ts';
import { reportServiceCase } from './serviceCase.ts';
import { validateStatement } from './statement.ts';
import { validateVariables } from './variables.ts';

/** Which API the text is meant for, and what is known of its actions. */
export type CheckOptions = {
  readonly profile: PolicyProfile;
  readonly catalog: CatalogView;
  /** The account the policy is for; without it no resource is ever called another account's. */
  readonly accountId?: string | undefined;
  /** The old console's API and form refuse mixed scopes; elsewhere it is a warning. */
  readonly mixedScope?: 'error' | 'warning';
};

/**
 * Would the API refuse this policy? Every finding of severity `error` is a reason to; warnings are
 * forms it accepts though the documents write them otherwise. Syntax findings first, then the
 * others in text order.
 */
export function validatePolicy(policy: string | PolicyText, options: CheckOptions): Finding[] {
  const source = typeof policy === 'string' ? parsePolicyText(policy) : policy;
  const { report, findings } = collectFindings(source);
  validateModel(
    readPolicyModel(source, options.profile, options.catalog, options.accountId),
    report,
    options.mixedScope,
  );
  return withSyntaxFirst(source, findings);
}

/** The rules on a policy already taken apart; the syntax findings are not reported again. */
export function validateModel(
  model: PolicyModel,
  report: Report,
  mixedScope: 'error' | 'warning' = 'warning',
): void {
  if (reportForeign(model, report)) return;
  validateDocument(model, report);
  for (const statement of model.statements) {
    validateStatement(model, statement, report);
    reportServiceCase(model, statement, report);
  }
  validateVariables(model, report);
  validateMixedScope(model, mixedScope, report);
}

/** Sorted by place; findings of one place keep the order in which they were found. */
export function inTextOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.offset - b.offset || a.end - b.end);
}

/**
 * What makes the text no JSON stands before everything else: the rest can only be judged as far
 * as it can be read.
 */
export function withSyntaxFirst(source: PolicyText, findings: readonly Finding[]): Finding[] {
  return [...inTextOrder(source.syntaxFindings), ...inTextOrder(findings)];
}
