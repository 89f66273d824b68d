import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { Problem } from '#src/api/problem.ts';
import { descriptionProblem, userNameProblem } from '#src/domain/access/nameRules.ts';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { rule } from '#src/ui/form/rule.ts';

export type UserDetail = Result<(typeof api.v5UserShow)['spec']>['user'];

/** Calls of the users' pages, to ask which of them the reader may make. */
export const userCalls = {
  create: api.v5UserCreate,
  update: api.v5UserUpdate,
  remove: api.v5UserDelete,
  addToGroup: api.v5GroupUserAdd,
  removeFromGroup: api.v5GroupUserRemove,
  allowConsole: api.v5LoginProfileCreate,
  changePassword: api.v5LoginProfileUpdate,
  takeConsole: api.v5LoginProfileDelete,
  listKeys: api.v5AccessKeyList,
  createKey: api.v5AccessKeyCreate,
  updateKey: api.v5AccessKeyUpdate,
  removeKey: api.v5AccessKeyDelete,
  showKeyUse: api.v5AccessKeyLastUsed,
  listMfa: api.v5MfaDeviceList,
  createMfa: api.v5MfaDeviceCreate,
  enableMfa: api.v5MfaDeviceEnable,
  disableMfa: api.v5MfaDeviceDisable,
  removeMfa: api.v5MfaDeviceDelete,
} as const;

export const nameRules = rule(userNameProblem);
export const descriptionRules = rule(descriptionProblem);

/** Why the account itself is neither modified nor deleted here; undefined for IAM users. */
export const rootRefusal = ({ is_root_user }: Pick<NewUser, 'is_root_user'>): string | undefined =>
  is_root_user ? 'The account itself has every permission and is not changed here.' : undefined;

const fields: Readonly<Record<string, 'name' | 'description' | 'password'>> = {
  'PAP5.0013': 'name',
  'PAP5.0032': 'name',
  'PAP5.0035': 'description',
  'PAP5.0039': 'password',
};

/** The field that an answer complains about, with its words; undefined for other failures. */
export function complaintOf(
  problem: unknown,
): { readonly field: 'name' | 'description' | 'password'; readonly message: string } | undefined {
  const field = problem instanceof Problem ? fields[problem.code] : undefined;
  if (field === undefined || !(problem instanceof Problem)) return undefined;
  return {
    field,
    message:
      problem.code === 'PAP5.0013' ? `This name is taken. ${problem.message}` : problem.message,
  };
}
