/**
 * Rules of the new IAM for policies and agencies; its users and groups keep the rules of the old
 * one (`nameRules.ts`). Each function answers what is wrong in one sentence, or undefined.
 */

/** 1-128 letters, digits and `_ + = . @ -`. Source: docs/sources/api-contract.md#1-6. */
export function identityPolicyNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a policy name.';
  if (name.length > 128) return 'At most 128 characters.';
  return /^[A-Za-z0-9_+=.@-]+$/.test(name)
    ? undefined
    : 'Only letters, digits and the characters _ + = . @ - are allowed.';
}

/** 1-64 letters, digits and `_ + = , . @ -`. Source: docs/sources/console.md#13-2. */
export function trustAgencyNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter an agency name.';
  if (name.length > 64) return 'At most 64 characters.';
  return /^[A-Za-z0-9_+=,.@-]+$/.test(name)
    ? undefined
    : 'Only letters, digits and the characters _ + = , . @ - are allowed.';
}

/**
 * Description of an identity policy or a trust agency: up to 1,000 characters of any kind. Source:
 * docs/sources/api-contract.md#1-6.
 */
export const longDescriptionProblem = (text: string): string | undefined =>
  text.length > 1000 ? 'At most 1000 characters.' : undefined;

/**
 * Shortest and longest session that a trust agency can be made for, in seconds. Source:
 * docs/sources/console.md#13-2.
 */
export const sessionLimits = { min: 3600, max: 43_200 } as const;
