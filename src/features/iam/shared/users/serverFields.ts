import { Problem } from '#src/api/problem.ts';

/** Fields of a user that the server can complain about by number. */
export type UserField = 'name' | 'email' | 'mobile' | 'description' | 'password' | 'externalId';

const fields: Readonly<Record<string, UserField>> = {
  1101: 'name',
  1109: 'name',
  1102: 'email',
  1110: 'email',
  1104: 'mobile',
  1106: 'mobile',
  1111: 'mobile',
  1117: 'description',
  1103: 'password',
  1108: 'password',
  1118: 'password',
  1105: 'externalId',
  1113: 'externalId',
};

/**
 * The field that an answer of the OS-USER family complains about, with its own words; undefined for
 * other failures. Source: docs/sources/errors.md#4.
 */
export function complaintOf(
  problem: unknown,
): { readonly field: UserField; readonly message: string } | undefined {
  const field = problem instanceof Problem ? fields[problem.code] : undefined;
  return field === undefined || !(problem instanceof Problem)
    ? undefined
    : { field, message: problem.message };
}
