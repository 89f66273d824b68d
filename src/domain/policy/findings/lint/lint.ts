import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import { isForeign } from '../foreign/report.ts';
import { lintAccounts } from './accounts.ts';
import { lintActionLists } from './actionLists.ts';
import { lintActionNames } from './actionNames.ts';
import { lintBreadth } from './breadth.ts';
import { lintCharacters } from './characters.ts';
import { lintConditionKeys } from './conditionKeys.ts';
import { lintConditionSense } from './conditionSense.ts';
import { lintConditionValues } from './conditionValues.ts';
import { lintEscalation } from './escalation.ts';
import { lintFamilies } from './families.ts';
import { lintOwnKeys } from './ownKeys.ts';
import { lintResourceFit } from './resourceFit.ts';
import { lintResourceLists } from './resourceLists.ts';
import { lintResourceNames } from './resourceNames.ts';
import { lintShadow } from './shadow.ts';
import { lintStatements } from './statements.ts';
import { lintStrings } from './strings.ts';
import { lintTrust } from './trust.ts';
import { lintVariables } from './variables.ts';
import { readPolicyModel, type PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { collectFindings, type Report } from '../report/report.ts';
import { parsePolicyText, type PolicyText } from '#src/domain/policy/text/text.ts';
import { inTextOrder, type CheckOptions } from '../validate/validate.ts';

/**
 * Is the policy unwise, needlessly long, dangerous, or without the effect it seems to
 * have? In text order.
 */
export function lintPolicy(
  policy: string | PolicyText,
  options: Omit<CheckOptions, 'mixedScope'>,
): Finding[] {
  const source = typeof policy === 'string' ? parsePolicyText(policy) : policy;
  const { report, findings } = collectFindings(source);
  lintModel(readPolicyModel(source, options.profile, options.catalog, options.accountId), report);
  return inTextOrder(findings);
}

/**
 * To add a rule: a function in lint/, its codes in codes/lintCodes.ts, a row per code in
 * cases/findings.json, and a place here.
 */
const rules: readonly ((model: PolicyModel, report: Report) => void)[] = [
  lintAccounts,
  lintActionLists,
  lintActionNames,
  lintBreadth,
  lintCharacters,
  lintConditionKeys,
  lintConditionSense,
  lintConditionValues,
  lintEscalation,
  lintFamilies,
  lintOwnKeys,
  lintResourceFit,
  lintResourceLists,
  lintResourceNames,
  lintShadow,
  lintStatements,
  lintStrings,
  lintTrust,
  lintVariables,
];

/**
 * The lint rules on a policy already taken apart. They compare the elements of a statement, so
 * where the JSON is broken they are asked of the statements that were read in full.
 */
export function lintModel(model: PolicyModel, report: Report): void {
  if (isForeign(model)) return;
  const { source } = model;
  const whole = source.isWhole
    ? model
    : { ...model, statements: model.statements.filter(({ node }) => source.isIntact(node)) };
  for (const rule of rules) rule(whole, report);
}
