import { beforeEach, describe, expect, it } from 'vitest';
import { openSecurityWorld, passwords, type SecurityWorld } from '#mocks/testing/securityWorld.ts';
import { bindDevice, deviceCode, signInWith } from '#mocks/testing/passwordSignIn.ts';

let at: SecurityWorld;
beforeEach(async () => {
  at = await openSecurityWorld();
});
const own = () => ({ params: { domain_id: at.domain_id } });

describe('no setting', () => {
  /** Everything at its most hostile, by whoever may set it. */
  async function closeEverything(): Promise<void> {
    const nobody = {
      allow_ip_ranges: [],
      allow_address_netmasks: [{ address_netmask: '192.0.2.1' }],
    };
    await at.api.loginPolicyUpdate({
      ...own(),
      body: {
        login_policy: {
          session_timeout: 15,
          login_failed_times: 3,
          lockout_duration: 1440,
          account_validity_period: 1,
        },
      },
    });
    await at.api.v5PasswordPolicyUpdate({
      body: {
        password_validity_period: 1,
        minimum_password_age: 1440,
        allow_user_to_change_password: false,
        minimum_password_length: 32,
        password_char_combination: 4,
      },
    });
    await at.api.v5TokenPolicyUpdate({ body: { token_enabled: false } });
    await at.api.loginProtectUpdate({
      params: { user_id: at.admin_id },
      body: { login_protect: { enabled: true, verification_method: 'vmfa' } },
    });
    await at.api.consoleAclUpdate({ ...own(), body: { console_acl_policy: nobody } });
    await at.api.apiAclUpdate({ ...own(), body: { api_acl_policy: nobody } });
    await at.api.protectPolicyUpdate({
      ...own(),
      body: {
        protect_policy: {
          operation_protection: true,
          admin_check: 'on',
          email: 'nobody@example.com',
          allow_user: {
            manage_accesskey: false,
            manage_email: false,
            manage_mobile: false,
            manage_password: false,
          },
        },
      },
    });
  }

  it('locks the account out for good: it comes in by the console and opens the API again', async () => {
    await closeEverything();
    for (let tries = 0; tries < 4; tries += 1)
      expect((await signInWith(at, 'admin', 'Wrong-2026!', { channel: 'console' })).status).toBe(
        401,
      );
    at.clock.forward(1440 * 60_000);
    const expired = await signInWith(at, 'admin', passwords.admin, { channel: 'console' });
    expect(expired.status).toBe(201);
    const password = 'Aa1!bcdefghijkmnopqrstuvwxyzABCD';
    await expired.api.userPassword({
      params: { user_id: at.admin_id },
      body: { user: { original_password: passwords.admin, password } },
    });
    const { api, status } = await signInWith(at, 'admin', password, { channel: 'console' });
    expect(status).toBe(201);
    await api.apiAclUpdate({
      ...own(),
      body: { api_acl_policy: { allow_address_netmasks: [], allow_ip_ranges: [] } },
    });
    await (await signInWith(at, 'admin', password, { channel: 'api' })).api.userList({});
    await api.v5PasswordPolicyUpdate({ body: { password_validity_period: 0 } });
    await bindDevice({ ...at, api }, at.admin_id);
    await api.verificationProve({ body: { code: deviceCode(at, at.admin_id) } });
    await api.protectPolicyUpdate({
      ...own(),
      body: { protect_policy: { operation_protection: false } },
    });
  });

  it('keeps the desk from taking it back, whoever is locked out', async () => {
    await closeEverything();
    const { entries } = await at.api.journalList({});
    for (const { no } of entries.filter(({ call }) => /Policy|Acl|Protect/.test(call)))
      await at.api.journalUndo({ body: { no } });
    expect((await signInWith(at, 'ann', passwords.ann, { channel: 'console' })).status).toBe(201);
  });
});
