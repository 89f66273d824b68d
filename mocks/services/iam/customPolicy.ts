import { createCatalogView } from '#src/catalog/view.ts';
import {
  customPolicyDescriptionProblem,
  customPolicyNameProblem,
} from '#src/domain/access/nameRules.ts';
import { documentedText } from '#src/domain/policy/text/documentedTexts.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import { ApiError, refuse } from '#mocks/ground/errors.ts';

/** Services and their classes; single actions are not needed, for an unknown one is no error. */
const catalog = createCatalogView([]);

const coded = (code: string, message: string): ApiError =>
  new ApiError({ status: 400, code, message });

/**
 * Checks the writable part of a custom policy as the API does.
 * @throws ApiError 400 with the documented code and text of the first rule broken
 * (docs/sources/errors.md#6)
 */
export function checkCustomPolicy(draft: {
  readonly display_name: string;
  readonly type: string;
  readonly description: string;
  readonly description_cn?: string | undefined;
  readonly policy: RawPolicy;
}): void {
  const { display_name: name, type, description, description_cn: descriptionCn, policy } = draft;
  if (name.trim() === '') throw refuse('role1001');
  if (name.length > 64)
    throw coded(
      'IAM.1002',
      `The length [${name.length}] of the display name exceeds 64 characters.`,
    );
  if (customPolicyNameProblem(name) !== undefined)
    throw coded('IAM.1003', 'The display_name contains invalid characters.');
  if (type.trim() === '') throw refuse('role1004');
  if (!['AX', 'XA', 'AA', 'XX'].includes(type)) throw coded('IAM.1005', `Invalid type [${type}].`);
  if (type !== 'AX' && type !== 'XA')
    throw coded('IAM.1009', "The type of a custom policy must be 'AX' or 'XA'.");
  if (customPolicyDescriptionProblem(description) !== undefined) throw refuse('role1018');
  if (descriptionCn !== undefined && customPolicyDescriptionProblem(descriptionCn) !== undefined)
    throw refuse('role1019');
  checkPolicy(policy);
}

/**
 * Checks a policy of the old IAM by itself.
 * @throws ApiError 400 with the documented code of the first rule broken
 */
export function checkPolicy(policy: RawPolicy): void {
  const source = parsePolicyText(JSON.stringify(policy));
  const finding = validatePolicy(source, {
    profile: oldProfileOf(source),
    catalog,
    mixedScope: 'error',
  }).find(({ severity }) => severity === 'error');
  if (finding === undefined) return;
  // A policy of another cloud is refused for its version, which is what the API looks at first.
  const refused =
    finding.code === 'FOREIGN_POLICY' ? { code: 'IAM.1024', path: '$.Version' } : finding;
  const documented = documentedText(refused, source);
  if (documented !== undefined) throw coded(refused.code, documented);
  throw finding.code.startsWith('IAM.')
    ? coded(finding.code, finding.message)
    : coded('IAM.0011', `${refuse('invalidBody').message} ${finding.message}`);
}
