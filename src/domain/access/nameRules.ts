/**
 * Rules of names and texts of principals. Each function answers what is wrong in one
 * sentence, or undefined.
 */

const forbiddenInDescriptions = /[@#%&<>\\$^*]/;

/**
 * 1-64 letters, digits, blanks, `-`, `_`, `.`; no digit and no blank in front. Sources:
 * docs/sources/api-contract.md#1-6, docs/sources/console.md#3-2.
 */
export function userNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a username.';
  if (name.length > 64) return 'At most 64 characters.';
  if (/^[\d ]/.test(name)) return 'Must not start with a digit or a space.';
  if (!/^[A-Za-z0-9 ._-]+$/.test(name))
    return 'Only letters, digits, spaces, hyphens, underscores and periods.';
  return undefined;
}

/**
 * 1-128 letters (Latin, Chinese), digits, blanks, `_`, `-`, `{`, `}`; not only blanks (ours).
 * Sources: docs/sources/api-contract.md#1-6, docs/sources/console.md#4-2.
 */
export function groupNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a user group name.';
  if (name.length > 128) return 'At most 128 characters.';
  if (!/^[\u4e00-\u9fa5A-Za-z0-9 _\-{}]+$/.test(name))
    return 'Only letters, digits, spaces, hyphens, underscores and braces.';
  return undefined;
}

/** Name of an ECS: 1-64 letters, digits, `-`, `_`, `.` (ours). */
export function serverNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a server name.';
  if (name.length > 64) return 'At most 64 characters.';
  return /^[A-Za-z0-9._-]+$/.test(name)
    ? undefined
    : 'Only letters, digits, hyphens, underscores and periods.';
}

/**
 * 1-64 characters, not only blanks. Source: docs/sources/console.md#9-2; which characters are
 * allowed is said nowhere.
 */
export function agencyNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter an agency name.';
  return name.length > 64 ? 'At most 64 characters.' : undefined;
}

const forbiddenInPolicyNames = /[<>"'&\\/%$@#^*;]|\p{Cc}/u;

/**
 * Display name of a custom policy: 1-64 characters, blanks inside allowed (IAM.1001-1003). Which
 * characters are forbidden is ours: the sources only say "invalid".
 */
export function customPolicyNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a policy name.';
  if (name.length > 64) return 'At most 64 characters.';
  return forbiddenInPolicyNames.test(name)
    ? `The characters < > " ' & \\ / % $ @ # ^ * ; are not allowed.`
    : undefined;
}

/**
 * Description of a custom policy: up to 256 characters without angle brackets; of the control
 * characters only line ends and tabs (IAM.1018; the characters are ours).
 */
export function customPolicyDescriptionProblem(text: string): string | undefined {
  if (text.length > 256) return 'At most 256 characters.';
  return /[<>]|(?![\n\r\t])\p{Cc}/u.test(text) ? 'The characters < > are not allowed.' : undefined;
}

/** Up to 255 characters without `@ # % & < > \ $ ^ *`. Source: docs/sources/api-contract.md#1-6. */
export function descriptionProblem(text: string): string | undefined {
  if (text.length > 255) return 'At most 255 characters.';
  return forbiddenInDescriptions.test(text)
    ? 'The characters @ # % & < > \\ $ ^ * are not allowed.'
    : undefined;
}

/**
 * Sub-project name without the region in front. The whole name: up to 64 letters, digits, `_`, `-`.
 * Source: docs/sources/console.md#8.
 */
export function projectSuffixProblem(region: string, suffix: string): string | undefined {
  if (suffix === '') return 'Enter a project name.';
  if (!/^[A-Za-z0-9_-]+$/.test(suffix)) return 'Only letters, digits, underscores and hyphens.';
  const length = `${region}_${suffix}`.length;
  return length > 64 ? `At most 64 characters together with the region; now ${length}.` : undefined;
}

/**
 * Optional. One `@`, a dot behind it, no blanks, up to 255 characters. Source:
 * docs/sources/api-contract.md#1-6 (length); the shape is ours.
 */
export function emailProblem(email: string): string | undefined {
  if (email === '') return undefined;
  if (email.length > 255) return 'At most 255 characters.';
  const [local, domain, ...rest] = email.split('@');
  const plausible =
    local !== undefined &&
    local !== '' &&
    domain !== undefined &&
    rest.length === 0 &&
    !/\s/.test(email) &&
    /^[^.]+(\.[^.]+)+$/.test(domain);
  return plausible ? undefined : 'Enter an email address such as name@example.com.';
}

/**
 * Optional. Up to 32 digits, and a country code such as 0049 belongs to it. Sources:
 * docs/sources/api-contract.md#1-6, docs/sources/errors.md#4 (1104, 1106).
 */
export function mobileProblem(countryCode: string, mobile: string): string | undefined {
  if (mobile === '' && countryCode === '') return undefined;
  if (mobile === '' || countryCode === '')
    return 'Enter the country code and the mobile number together.';
  if (!/^\d{1,32}$/.test(mobile)) return 'Only digits, at most 32.';
  return /^\d{1,6}$/.test(countryCode)
    ? undefined
    : 'Enter the country code in digits, such as 0049.';
}

/** Optional, up to 128 characters. Source: docs/sources/console.md#3-2. */
export const externalIdProblem = (id: string): string | undefined =>
  id.length > 128 ? 'At most 128 characters.' : undefined;
