import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads, replaces } from './calls.ts';
import { netmasks, ranges, signInSettings, validityDays } from './security.ts';
import { empty, guard } from './shapes.ts';

const loginPolicy = z.object({
  ...signInSettings,
  user_validity_period: validityDays,
  allow_address_netmasks: netmasks,
  allow_ip_ranges: ranges,
});
const tokenPolicy = z.object({ token_policy: z.object({ token_enabled: z.boolean() }) });
const row = {
  family: 'v5',
  source: 'https://support.huaweicloud.com/api-iam5, security settings',
} as const;

/**
 * How the people of an account sign in, with the addresses from which the console is reached, and
 * what the account lets clients use, in the new IAM.
 */
export const v5SecurityRows = {
  v5LoginPolicyShow: {
    ...row,
    ...reads('/v5/login-policy'),
    access: guard('iam:securitypolicies:getLoginPolicyV5'),
    response: z.object({ login_policy: loginPolicy }),
    operation: 'showLoginPolicyV5',
    summary: 'Login policy of the account',
  },
  v5LoginPolicyUpdate: {
    ...row,
    ...replaces('/v5/login-policy'),
    access: guard('iam:securitypolicies:updateLoginPolicyV5'),
    body: z.partial(loginPolicy),
    response: z.object({ login_policy: loginPolicy }),
    versionOf: 'v5LoginPolicyShow',
    operation: 'updateLoginPolicyV5',
    summary: 'Modify the login policy of the account',
  },
  v5TokenPolicyShow: {
    ...row,
    ...reads('/v5/token-policy'),
    access: guard('iam:securitypolicies:getTokenPolicyV5'),
    response: tokenPolicy,
    operation: 'showTokenPolicyV5',
    summary: 'Whether clients get tokens',
  },
  v5TokenPolicyUpdate: {
    ...row,
    ...replaces('/v5/token-policy'),
    access: guard('iam:securitypolicies:updateTokenPolicyV5'),
    body: z.object({ token_enabled: z.optional(z.boolean()) }),
    response: tokenPolicy,
    versionOf: 'v5TokenPolicyShow',
    operation: 'updateTokenPolicyV5',
    summary: 'Modify whether clients get tokens',
  },
  v5AsymmetricSignatureShow: {
    ...row,
    ...reads('/v5/asymmetric-signature-switch'),
    access: guard('iam:securitypolicies:getAsymmetricSignatureSwitchV5'),
    response: z.object({
      asymmetric_signature: z.object({
        domain_id: z.string(),
        asymmetric_signature_switch: z.boolean(),
      }),
    }),
    operation: 'getAsymmetricSignatureSwitchV5',
    summary: 'Whether the account has asymmetric signatures switched on',
  },
  v5AsymmetricSignatureSet: {
    ...row,
    ...replaces('/v5/asymmetric-signature-switch'),
    access: guard('iam:securitypolicies:setAsymmetricSignatureSwitchV5'),
    body: z.object({
      asymmetric_signature: z.object({ asymmetric_signature_switch: z.boolean() }),
    }),
    response: empty,
    versionOf: 'v5AsymmetricSignatureShow',
    operation: 'setAsymmetricSignatureSwitchV5',
    summary: 'Switch asymmetric signatures on or off; kept and told, none is verified here',
  },
} as const satisfies Contract;
