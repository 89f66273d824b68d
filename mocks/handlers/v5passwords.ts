import { v5PasswordRows } from '#src/api/contract/v5passwords.ts';
import { kindsText, longestPassword } from '#src/domain/access/password.ts';
import { passwordFits } from '../identities/tokens.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { given } from '../identities/securitySettings.ts';
import { ownAccount } from '../services/iam/find.ts';
import { checkOwnChange, passwordPolicyOf } from '../services/iam/passwords.ts';
import type { PasswordPolicyRow } from '../world/tables/passwords.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { setPassword } from '../services/v5/userErrors.ts';

type Settings = Omit<PasswordPolicyRow, 'id'>;
type Wanted = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/** What both families tell of a policy in the same words. */
const shared = (row: PasswordPolicyRow) => ({
  maximum_consecutive_identical_chars: row.maximum_consecutive_identical_chars,
  maximum_password_length: longestPassword,
  minimum_password_age: row.minimum_password_age,
  minimum_password_length: row.minimum_password_length,
  password_not_username_or_invert: row.password_not_username_or_invert,
  password_requirements: `At least ${kindsText(row.password_char_combination)}`,
  password_validity_period: row.password_validity_period ?? 0,
  password_char_combination: row.password_char_combination,
});

const wireV5 = (row: PasswordPolicyRow) => ({
  password_policy: {
    ...shared(row),
    password_reuse_prevention: row.password_reuse_prevention,
    allow_user_to_change_password: row.allow_user_to_change_password,
  },
});
const wireOld = (row: PasswordPolicyRow) => ({
  password_policy: {
    ...shared(row),
    number_of_recent_passwords_disallowed: row.password_reuse_prevention,
  },
});

/** Changes the account's policy. */
function change({ tables, tx, caller }: Ctx, wanted: Wanted): PasswordPolicyRow {
  const before = passwordPolicyOf(tables, caller.account.id);
  tx.summary = 'Modified the password policy';
  return tx.insert('passwordPolicies', { ...before, ...given(wanted) });
}

/** Password policy and the own password. */
export const v5PasswordHandlers = implement(v5PasswordRows, {
  v5PasswordPolicyShow: ({ ctx }) => wireV5(passwordPolicyOf(ctx.tables, ctx.caller.account.id)),
  v5PasswordPolicyUpdate: ({ body, ctx }) => wireV5(change(ctx, body)),
  passwordPolicyShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return wireOld(passwordPolicyOf(ctx.tables, ctx.caller.account.id));
  },
  passwordPolicyUpdate: ({ params, body: { password_policy }, ctx }) => {
    ownAccount(ctx, params.domain_id);
    const { number_of_recent_passwords_disallowed: password_reuse_prevention, ...wanted } =
      password_policy;
    return wireOld(change(ctx, { ...wanted, password_reuse_prevention }));
  },
  v5OwnPasswordChange: ({ body, ctx }) => {
    const { agency, user } = ctx.caller;
    if (agency !== undefined) throw refuse('notAuthorized');
    if (!passwordFits(body.old_password, user.password))
      throw refuseV5('invalidPassword', { reason: 'the old password is not right' });
    checkOwnChange(ctx, user);
    setPassword(ctx, user, { password: body.new_password, pwd_status: false });
    ctx.tx.summary = `${user.name} changed the password`;
  },
});
