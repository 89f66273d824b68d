import { createCatalogView } from '#src/catalog/view.ts';
import {
  identityPolicyNameProblem,
  longDescriptionProblem,
  sessionLimits,
  trustAgencyNameProblem,
} from '#src/domain/access/newIamRules.ts';
import { validatePolicy } from '#src/domain/policy/findings/validate/validate.ts';
import { refuseV5 } from '#mocks/ground/v5Errors.ts';

/** Limits of the new IAM (docs/sources/api-contract.md#1-5). */
export const v5Limits = {
  policies: 1500,
  policiesPerHolder: 10,
  versionsPerPolicy: 5,
  policySize: 6144,
  tagsPerResource: 20,
} as const;

/** Services and their classes; single actions are not needed, for an unknown one is no error. */
const catalog = createCatalogView([]);

/** @throws ApiError 400 PAP5.0011 with the words of the first rule that the document breaks */
export function checkDocument(text: string, profile: 'identity' | 'trust' | 'scp'): void {
  const finding = validatePolicy(text, { profile, catalog }).find(
    ({ severity }) => severity === 'error',
  );
  if (finding !== undefined) throw refuseV5('malformedPolicy', { reason: finding.message });
}

/**
 * Segments that each end with `/`, up to 512 characters, or empty
 * (docs/sources/api-contract.md#1-6). @throws ApiError 400 PAP5.0030
 */
export function checkPath(path: string): void {
  if (path.length > 512 || !/^([A-Za-z0-9.,+@=_-]+\/)*$/.test(path)) throw refuseV5('invalidPath');
}

/** @throws ApiError 400 (code ours) */
export function checkPolicyName(name: string): void {
  if (identityPolicyNameProblem(name) !== undefined) throw refuseV5('invalidPolicyName');
}

/** @throws ApiError 400 PAP5.0029 */
export function checkAgencyName(name: string): void {
  if (trustAgencyNameProblem(name) !== undefined) throw refuseV5('invalidAgencyName');
}

/**
 * Descriptions of policies and agencies; users and groups have a rule of their own.
 * @throws ApiError 400 (code ours)
 */
export function checkDescription(text: string): void {
  if (longDescriptionProblem(text) !== undefined) throw refuseV5('invalidDescription');
}

/** @throws ApiError 400 (code ours) outside 3,600 to 43,200 seconds */
export function checkSession(seconds: number): void {
  const { min, max } = sessionLimits;
  if (!Number.isInteger(seconds) || seconds < min || seconds > max)
    throw refuseV5('invalidSession', { min, max });
}
