import { mostEntries } from '#src/domain/access/addressList.ts';
import { signInBounds, type Bounds } from '#src/domain/access/signInRules.ts';
import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads, replaces } from './calls.ts';
import { guard } from './shapes.ts';

const within = ({ min, max }: Bounds) => z.int().check(z.minimum(min), z.maximum(max));

/** Settings of sign-in that both families share, with the published bounds. */
export const signInSettings = {
  lockout_duration: within(signInBounds.lockout_duration),
  login_failed_times: within(signInBounds.login_failed_times),
  period_with_login_failures: within(signInBounds.period_with_login_failures),
  session_timeout: within(signInBounds.session_timeout),
  show_recent_login_info: z.boolean(),
  custom_info_for_login: z.string(),
} as const;

/** Days without a sign-in after which a user is disabled; 0 for never. */
export const validityDays = within(signInBounds.account_validity_period);

const loginPolicy = z.object({ ...signInSettings, account_validity_period: validityDays });

const description = z.optional(z.string());
/** `10.0.0.1-10.0.0.9` with a description. */
export const ranges = z
  .array(z.object({ ip_range: z.string(), description }))
  .check(z.maxLength(mostEntries));
/** `10.0.0.0/8` or one address, with a description. */
export const netmasks = z
  .array(z.object({ address_netmask: z.string(), description }))
  .check(z.maxLength(mostEntries));

const lists = { allow_address_netmasks: netmasks, allow_ip_ranges: ranges } as const;
const v6Lists = { allow_address_netmasks_ipv6: netmasks, allow_ip_ranges_ipv6: ranges } as const;
const apiAcl = z.object(lists);
const consoleAcl = z.object({ ...lists, ...v6Lists });

const allowUser = z.object({
  manage_accesskey: z.boolean(),
  manage_email: z.boolean(),
  manage_mobile: z.boolean(),
  manage_password: z.boolean(),
});
const onOff = z.enum(['on', 'off']);
const protectPolicy = z.object({
  allow_user: allowUser,
  operation_protection: z.boolean(),
  admin_check: onOff,
  mobile: z.string(),
  email: z.string(),
  scene: z.string(),
});

const path = '/v3.0/OS-SECURITYPOLICY/domains/:domain_id';
const row = {
  family: 'iam',
  source: 'docs/sources/api-contract.md#sdk-os-securitypolicy',
} as const;

/**
 * How the people of an account sign in, what they prove before critical operations, and from
 * where they are let in.
 */
export const securityRows = {
  loginPolicyShow: {
    ...row,
    ...reads(`${path}/login-policy`),
    access: guard('iam:securitypolicies:getLoginPolicy'),
    response: z.object({ login_policy: loginPolicy }),
    operation: 'showDomainLoginPolicy',
    summary: 'Login authentication policy of the account',
  },
  loginPolicyUpdate: {
    ...row,
    ...replaces(`${path}/login-policy`),
    access: guard('iam:securitypolicies:updateLoginPolicy'),
    body: z.object({ login_policy: z.partial(loginPolicy) }),
    response: z.object({ login_policy: loginPolicy }),
    versionOf: 'loginPolicyShow',
    operation: 'updateDomainLoginPolicy',
    summary: 'Modify the login authentication policy of the account',
  },
  protectPolicyShow: {
    ...row,
    ...reads(`${path}/protect-policy`),
    access: guard('iam:securitypolicies:getProtectPolicy'),
    response: z.object({ protect_policy: protectPolicy }),
    operation: 'showDomainProtectPolicy',
    summary: 'Operation protection of the account',
  },
  protectPolicyUpdate: {
    ...row,
    ...replaces(`${path}/protect-policy`),
    access: guard('iam:securitypolicies:updateProtectPolicy'),
    critical: true,
    body: z.object({
      protect_policy: z.extend(z.partial(protectPolicy), {
        operation_protection: z.boolean(),
        allow_user: z.optional(z.partial(allowUser)),
      }),
    }),
    response: z.object({ protect_policy: protectPolicy }),
    versionOf: 'protectPolicyShow',
    operation: 'updateDomainProtectPolicy',
    summary: 'Modify the operation protection of the account',
  },
  consoleAclShow: {
    ...row,
    ...reads(`${path}/console-acl-policy`),
    access: guard('iam:securitypolicies:getConsoleAclPolicy'),
    response: z.object({ console_acl_policy: consoleAcl }),
    operation: 'showDomainConsoleAclPolicy',
    summary: 'From where the console is reached',
  },
  consoleAclUpdate: {
    ...row,
    ...replaces(`${path}/console-acl-policy`),
    access: guard('iam:securitypolicies:updateConsoleAclPolicy'),
    body: z.object({ console_acl_policy: z.partial(consoleAcl) }),
    response: z.object({ console_acl_policy: consoleAcl }),
    versionOf: 'consoleAclShow',
    operation: 'updateDomainConsoleAclPolicy',
    summary: 'Modify from where the console is reached',
  },
  apiAclShow: {
    ...row,
    ...reads(`${path}/api-acl-policy`),
    access: guard('iam:securitypolicies:getApiAclPolicy'),
    response: z.object({ api_acl_policy: apiAcl }),
    operation: 'showDomainApiAclPolicy',
    summary: 'From where the API is reached',
  },
  apiAclUpdate: {
    ...row,
    ...replaces(`${path}/api-acl-policy`),
    access: guard('iam:securitypolicies:updateApiAclPolicy'),
    body: z.object({ api_acl_policy: z.partial(apiAcl) }),
    response: z.object({ api_acl_policy: apiAcl }),
    versionOf: 'apiAclShow',
    operation: 'updateDomainApiAclPolicy',
    summary: 'Modify from where the API is reached',
  },
} as const satisfies Contract;
