import { securityRows } from '#src/api/contract/security.ts';
import { loginInfoProblem } from '#src/domain/access/signInRules.ts';
import { refuse } from '../ground/errors.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { ownAccount } from '../services/iam/find.ts';
import { changeLists, wireLists, wireV6Lists } from '../services/security/addressLists.ts';
import { given, loginPolicyOf, protectPolicyOf } from '../identities/securitySettings.ts';
import type { LoginPolicyRow, ProtectPolicyRow } from '../world/tables/security.ts';

/** A row without the id that every answer leaves out. */
function withoutId<R extends { readonly id: string }>(row: R): Omit<R, 'id'> {
  const { id, ...rest } = row;
  void id;
  return rest;
}

const wireLogin = (row: LoginPolicyRow) => ({ login_policy: withoutId(row) });
const wireProtect = (row: ProtectPolicyRow) => ({
  protect_policy: { ...withoutId(row), allow_user: { ...row.allow_user } },
});
const wireConsole = (ctx: Ctx) => ({
  console_acl_policy: { ...wireLists(ctx, 'console'), ...wireV6Lists(ctx) },
});
const wireApi = (ctx: Ctx) => ({ api_acl_policy: wireLists(ctx, 'api') });

/**
 * Operation protection by another person needs to know whom.
 * @throws ApiError 400
 */
function checkVerifier({ admin_check, mobile, email }: ProtectPolicyRow): void {
  if (admin_check === 'on' && mobile === '' && email === '')
    throw refuse('required', { key: 'email' });
}

/** Security settings of the account. */
export const securityHandlers = implement(securityRows, {
  loginPolicyShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return wireLogin(loginPolicyOf(ctx.tables, ctx.caller.account.id));
  },
  loginPolicyUpdate: ({ params, body: { login_policy }, ctx }) => {
    ownAccount(ctx, params.domain_id);
    const text = login_policy.custom_info_for_login ?? '';
    if (loginInfoProblem(text) !== undefined)
      throw refuse('invalidField', { key: 'custom_info_for_login', value: text });
    ctx.tx.summary = 'Modified the login authentication policy';
    const before = loginPolicyOf(ctx.tables, ctx.caller.account.id);
    return wireLogin(ctx.tx.insert('loginPolicies', { ...before, ...given(login_policy) }));
  },
  protectPolicyShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return wireProtect(protectPolicyOf(ctx.tables, ctx.caller.account.id));
  },
  protectPolicyUpdate: ({ params, body: { protect_policy }, ctx }) => {
    ownAccount(ctx, params.domain_id);
    const { allow_user = {}, ...wanted } = protect_policy;
    const before = protectPolicyOf(ctx.tables, ctx.caller.account.id);
    const next: ProtectPolicyRow = {
      ...before,
      ...given(wanted),
      allow_user: { ...before.allow_user, ...given(allow_user) },
    };
    checkVerifier(next);
    ctx.tx.summary =
      next.operation_protection === before.operation_protection
        ? 'Modified the protection of critical operations'
        : `Switched operation protection ${next.operation_protection ? 'on' : 'off'}`;
    return wireProtect(ctx.tx.insert('protectPolicies', next));
  },
  consoleAclShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return wireConsole(ctx);
  },
  consoleAclUpdate: ({ params, body, ctx }) => {
    ownAccount(ctx, params.domain_id);
    changeLists(ctx, 'console', body.console_acl_policy);
    ctx.tx.summary = 'Modified from where the console is reached';
    return wireConsole(ctx);
  },
  apiAclShow: ({ params, ctx }) => {
    ownAccount(ctx, params.domain_id);
    return wireApi(ctx);
  },
  apiAclUpdate: ({ params, body, ctx }) => {
    ownAccount(ctx, params.domain_id);
    changeLists(ctx, 'api', body.api_acl_policy);
    ctx.tx.summary = 'Modified from where the API is reached';
    return wireApi(ctx);
  },
});
