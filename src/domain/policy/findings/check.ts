import type { Finding } from '../text/codes/finding.ts';
import { lintModel } from './lint/lint.ts';
import { readPolicyModel } from '../language/policyModel.ts';
import { collectFindings } from './report/report.ts';
import { parsePolicyText, type PolicyText } from '../text/text.ts';
import { validateModel, withSyntaxFirst, type CheckOptions } from './validate/validate.ts';

export type { CheckOptions } from './validate/validate.ts';

/**
 * Everything there is to say about a policy text: first the syntax, then rules of the API and
 * what is unwise, in text order. Where the JSON is broken, only what is certain all the same is
 * told besides. Time is near-linear in the length. An error means that the API would refuse the
 * policy, or that it cannot do what it says: a Deny that denies nobody, a condition key that no
 * request carries.
 */
export function checkPolicy(policy: string | PolicyText, options: CheckOptions): Finding[] {
  const source = typeof policy === 'string' ? parsePolicyText(policy) : policy;
  const model = readPolicyModel(source, options.profile, options.catalog, options.accountId);
  const { report, findings } = collectFindings(source);
  validateModel(model, report, options.mixedScope);
  lintModel(model, report);
  return withSyntaxFirst(source, findings);
}
