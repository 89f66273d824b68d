import { v5SecurityRows } from '#src/api/contract/v5security.ts';
import { loginInfoProblem } from '#src/domain/access/signInRules.ts';
import { refuse } from '../ground/errors.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { changeLists, wireLists } from '../services/security/addressLists.ts';
import { accountSwitchesOf, given, loginPolicyOf } from '../identities/securitySettings.ts';

function wireLogin(ctx: Ctx) {
  const {
    id: _,
    account_validity_period: user_validity_period,
    ...rules
  } = loginPolicyOf(ctx.tables, ctx.caller.account.id);
  return { login_policy: { ...rules, user_validity_period, ...wireLists(ctx, 'console') } };
}

const wireToken = ({ tables, caller }: Ctx) => ({
  token_policy: { token_enabled: accountSwitchesOf(tables, caller.account.id).token_enabled },
});

/** Login policy and switches of the new IAM; the settings are those of the old one. */
export const v5SecurityHandlers = implement(v5SecurityRows, {
  v5LoginPolicyShow: ({ ctx }) => wireLogin(ctx),
  v5LoginPolicyUpdate: ({ body, ctx }) => {
    const { user_validity_period, allow_address_netmasks, allow_ip_ranges, ...wanted } = body;
    const text = wanted.custom_info_for_login ?? '';
    if (loginInfoProblem(text) !== undefined)
      throw refuse('invalidField', { key: 'custom_info_for_login', value: text });
    const before = loginPolicyOf(ctx.tables, ctx.caller.account.id);
    const rules = given({ ...wanted, account_validity_period: user_validity_period });
    if (Object.keys(rules).length > 0) ctx.tx.insert('loginPolicies', { ...before, ...rules });
    if (allow_address_netmasks !== undefined || allow_ip_ranges !== undefined)
      changeLists(ctx, 'console', { allow_address_netmasks, allow_ip_ranges });
    ctx.tx.summary = 'Modified the login policy';
    return wireLogin(ctx);
  },
  v5TokenPolicyShow: ({ ctx }) => wireToken(ctx),
  v5TokenPolicyUpdate: ({ body, ctx }) => {
    const before = accountSwitchesOf(ctx.tables, ctx.caller.account.id);
    const next = ctx.tx.insert('accountSwitches', { ...before, ...given(body) });
    ctx.tx.summary = `Clients ${next.token_enabled ? 'get' : 'no longer get'} tokens`;
    return wireToken(ctx);
  },
  v5AsymmetricSignatureShow: ({ ctx: { tables, caller } }) => ({
    asymmetric_signature: {
      domain_id: caller.account.id,
      asymmetric_signature_switch: accountSwitchesOf(tables, caller.account.id)
        .asymmetric_signature,
    },
  }),
  v5AsymmetricSignatureSet: ({ body: { asymmetric_signature: wanted }, ctx }) => {
    const on = wanted.asymmetric_signature_switch;
    ctx.tx.insert('accountSwitches', {
      ...accountSwitchesOf(ctx.tables, ctx.caller.account.id),
      asymmetric_signature: on,
    });
    ctx.tx.summary = `Switched asymmetric signatures ${on ? 'on' : 'off'}`;
  },
});
