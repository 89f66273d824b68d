import { passwordProblem, type PasswordRules } from '#src/domain/access/password.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { ApiError } from '#mocks/ground/errors.ts';
import { passwordOwner, passwordRulesOf } from '../iam/passwords.ts';
import { updateUser } from '../iam/userChanges.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';
import { refuseV5 } from '#mocks/ground/v5Errors.ts';

/**
 * The old IAM's numeric codes in the words of v5, so that both consoles share one set of
 * rules for people.
 */
export function v5Wording<T>(
  change: () => T,
  user: Pick<UserRow, 'name' | 'email' | 'phone'>,
  given?: { readonly password: string | undefined; readonly rules: PasswordRules },
): T {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    switch (error.code) {
      case '1101':
        throw refuseV5('invalidUserName');
      case '1109':
        throw refuseV5('exists', { target: 'user', name: user.name });
      case '1115':
        throw refuseV5('users');
      case '1117':
        throw refuseV5('invalidDescription');
      case '1103':
      case '1118':
        throw refuseV5('invalidPassword', {
          reason:
            passwordProblem(given?.password ?? '', passwordOwner(user), given?.rules) ??
            error.message,
        });
      case '1108':
        throw refuseV5('invalidPassword', { reason: error.message });
      default:
        throw error;
    }
  }
}

/** Sets a password, or whether it must be changed, in the words of v5. @throws ApiError */
export const setPassword = (
  ctx: Ctx,
  user: UserRow,
  fields: { readonly password: string | undefined; readonly pwd_status: boolean | undefined },
): UserRow =>
  v5Wording(() => updateUser(ctx, user, fields), user, {
    password: fields.password,
    rules: passwordRulesOf(ctx.tables, user.domain_id),
  });
