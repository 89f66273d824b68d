import { beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '#mocks/testing/refusalOf.ts';
import { openSecurityWorld, passwords, type SecurityWorld } from '#mocks/testing/securityWorld.ts';
import { bindDevice, deviceCode, signInWith } from '#mocks/testing/passwordSignIn.ts';

const minute = 60_000;
const here = '203.0.113.10';
let at: SecurityWorld;
beforeEach(async () => {
  at = await openSecurityWorld();
});
const own = () => ({ params: { domain_id: at.domain_id } });
const ann = (channel: 'console' | 'api', code?: string) =>
  signInWith(at, 'ann', passwords.ann, { channel, ...(code !== undefined && { code }) });
const admin = (channel: 'console' | 'api') => signInWith(at, 'admin', passwords.admin, { channel });
const only = (...blocks: string[]) => ({
  allow_ip_ranges: [],
  allow_address_netmasks: blocks.map((address_netmask) => ({ address_netmask })),
});

describe('the access control lists', () => {
  const consoleOnly = (...blocks: string[]) =>
    at.api.consoleAclUpdate({ ...own(), body: { console_acl_policy: only(...blocks) } });
  const apiOnly = (...blocks: string[]) =>
    at.api.apiAclUpdate({ ...own(), body: { api_acl_policy: only(...blocks) } });

  it('keep IAM users from the console, at sign-in and in running sessions, not the account', async () => {
    const before = await ann('console');
    await before.api.authProjectList({});
    await consoleOnly('192.0.2.0/24');
    expect(await ann('console')).toMatchObject({
      status: 403,
      reason: 'CONSOLE.0012',
      message: `The access control list of the account keeps ${here} from the console.`,
    });
    expect(await refusalOf(before.api.authProjectList({}))).toEqual([403, '403']);
    expect((await ann('api')).status).toBe(201);
    const account = await admin('console');
    await account.api.authProjectList({});
    await consoleOnly('203.0.113.0/24');
    await before.api.authProjectList({});
    expect((await ann('console')).status).toBe(201);
  });

  it('keep everybody from the API, the account too, and leave the console alone', async () => {
    const before = await ann('api');
    await apiOnly('192.0.2.1');
    expect(await ann('api')).toMatchObject({ status: 403, reason: 'CONSOLE.0012' });
    expect(await admin('api')).toMatchObject({ status: 403, reason: 'CONSOLE.0012' });
    expect(await refusalOf(before.api.userList({}))).toEqual([403, '403']);
    expect((await ann('console')).status).toBe(201);
    await (
      await admin('console')
    ).api.apiAclUpdate({
      ...own(),
      body: { api_acl_policy: { allow_ip_ranges: [{ ip_range: `${here}-${here}` }] } },
    });
    await before.api.userList({});
  });

  it('are passed by the desk, and judge the address that circumstances give', async () => {
    await apiOnly('192.0.2.0/24');
    const desk = at.apiAs('ann');
    await desk.authProjectList({});
    const from = async (address: string | null) => {
      const { token } = await desk.circumstancesSet({
        body: { circumstances: { 'g:sourceip': address } },
      });
      return at.apiWith(token).authProjectList({});
    };
    await from('192.0.2.77');
    expect(await refusalOf(from('198.51.100.1'))).toEqual([403, '403']);
    expect(await refusalOf(from(null))).toEqual([403, '403']);
  });

  it('are shown as they were set, by family and by console', async () => {
    expect(await at.api.consoleAclShow(own())).toEqual({
      console_acl_policy: {
        allow_ip_ranges: [{ ip_range: '0.0.0.0-255.255.255.255', description: '' }],
        allow_address_netmasks: [],
        allow_ip_ranges_ipv6: [],
        allow_address_netmasks_ipv6: [],
      },
    });
    await at.api.consoleAclUpdate({
      ...own(),
      body: {
        console_acl_policy: {
          allow_address_netmasks_ipv6: [
            { address_netmask: '2001:db8::/32', description: 'office' },
          ],
        },
      },
    });
    expect((await at.api.consoleAclShow(own())).console_acl_policy).toMatchObject({
      allow_ip_ranges: [{ ip_range: '0.0.0.0-255.255.255.255' }],
      allow_address_netmasks_ipv6: [{ address_netmask: '2001:db8::/32', description: 'office' }],
    });
    await at.api.v5LoginPolicyUpdate({
      body: { allow_ip_ranges: [{ ip_range: '10.0.0.1-10.0.0.9' }] },
    });
    expect((await at.api.v5LoginPolicyShow({})).login_policy.allow_ip_ranges).toEqual([
      { ip_range: '10.0.0.1-10.0.0.9', description: '' },
    ]);
    expect((await at.api.apiAclShow(own())).api_acl_policy.allow_ip_ranges).toHaveLength(1);
  });

  it.each(['10.0.0.9-10.0.0.1', '10.0.0.1', '10.0.0.1-2001:db8::1', '2001:db8::1-2001:db8::9', ''])(
    'take no range that is none of their family: %j',
    async (ip_range) =>
      expect(
        await refusalOf(
          at.api.apiAclUpdate({
            ...own(),
            body: { api_acl_policy: { allow_ip_ranges: [{ ip_range }] } },
          }),
        ),
      ).toEqual([400, 'IAM.0073']),
  );

  it.each(['10.0.0.0/33', 'office', '2001:db8::/32'])('take no block %j', async (block) =>
    expect(await refusalOf(apiOnly(block))).toEqual([400, 'IAM.0073']),
  );

  it('take 200 entries and no more', async () => {
    const many = (count: number) =>
      apiOnly(here, ...Array.from({ length: count - 1 }, (_, index) => `10.0.${index}.0/24`));
    await many(200);
    expect(await refusalOf(many(201))).toEqual([400, 'IAM.0073']);
  });
});

describe('a session of the console', () => {
  const timeout = (session_timeout: number) =>
    at.api.loginPolicyUpdate({ ...own(), body: { login_policy: { session_timeout } } });

  it('ends when nothing is done for an hour, and for as long as the policy says', async () => {
    const { api } = await ann('console');
    for (let hours = 0; hours < 3; hours += 1) {
      at.clock.forward(60 * minute);
      await api.authProjectList({});
    }
    at.clock.forward(60 * minute + 1);
    expect(await refusalOf(api.authProjectList({}))).toEqual([401, '401']);
    await at.apiAs('admin').authProjectList({});
    await timeout(15);
    const short = await ann('console');
    at.clock.forward(15 * minute + 1);
    await expect(short.api.authProjectList({})).rejects.toMatchObject({
      reason: 'CONSOLE.0009',
      message: 'The session has ended: nothing was done for 15 minutes.',
    });
  });

  it('is another thing than a token of the API, or a session of the desk', async () => {
    const { api } = await ann('api');
    at.clock.forward(5 * 60 * minute);
    await api.authProjectList({});
    await at.api.authProjectList({});
  });
});

describe('a bound MFA device', () => {
  const protect = (verification_method: 'vmfa' | 'sms') =>
    at.api.loginProtectUpdate({
      params: { user_id: at.ann_id },
      body: { login_protect: { enabled: true, verification_method } },
    });

  it('is asked for at sign-in once login protection wants it', async () => {
    await bindDevice(at, at.ann_id);
    expect((await ann('console')).status).toBe(201);
    await protect('vmfa');
    expect(await ann('console')).toMatchObject({
      status: 401,
      reason: 'CONSOLE.0008',
      message: 'A code of the MFA device is required.',
    });
    expect((await ann('api')).reason).toBe('CONSOLE.0008');
    expect((await ann('console', '000000')).status).toBe(401);
    expect((await ann('console', deviceCode(at, at.ann_id))).status).toBe(201);
    await at.apiAs('ann').authProjectList({});
  });

  it('that is not there, or a message that nobody sends, locks nobody out', async () => {
    await protect('vmfa');
    expect((await ann('console')).status).toBe(201);
    await bindDevice(at, at.ann_id);
    await protect('sms');
    expect((await ann('console')).status).toBe(201);
  });

  it('of any user is on the list of protections', async () => {
    expect((await at.api.loginProtectList({})).login_protects).toEqual([]);
    await protect('vmfa');
    expect((await at.api.loginProtectList({})).login_protects).toEqual([
      { user_id: at.ann_id, enabled: true, verification_method: 'vmfa' },
    ]);
  });
});

describe('a password that has ended', () => {
  beforeEach(() => at.api.v5PasswordPolicyUpdate({ body: { password_validity_period: 90 } }));

  it('lets in to set a new one and to nothing else', async () => {
    at.clock.forward(90 * 86_400_000 - 1);
    await (await ann('console')).api.userList({});
    at.clock.forward(1);
    const { api, status } = await ann('console');
    expect(status).toBe(201);
    await expect(api.userList({})).rejects.toMatchObject({ status: 403, reason: 'CONSOLE.0013' });
    const { config } = await api.securityComplianceShow(own());
    expect(config.security_compliance.password_regex_description).toMatch(/^8 to 32 characters/);
    await api.userPassword({
      params: { user_id: at.ann_id },
      body: { user: { original_password: passwords.ann, password: 'Practice-2027!' } },
    });
    const next = await signInWith(at, 'ann', 'Practice-2027!', { channel: 'console' });
    await next.api.userList({});
  });

  it('says when, in users, profiles and filters', async () => {
    const end = '2026-04-15T12:00:00';
    const { user } = await at.api.userShow({ params: { user_id: at.ann_id } });
    expect(user.password_expires_at).toBe(`${end}.000000Z`);
    expect(
      (await at.api.v5LoginProfileShow({ params: { user_id: at.ann_id } })).login_profile
        .password_expires_at,
    ).toBe(`${end}Z`);
    const names = async (password_expires_at: string) =>
      (await at.api.userList({ query: { password_expires_at } })).users.map(({ name }) => name);
    expect(await names(`eq:${end}Z`)).toContain('ann');
    expect(await names(`lt:${end}Z`)).not.toContain('ann');
    await at.api.v5PasswordPolicyUpdate({ body: { password_validity_period: 0 } });
    expect(await names(`eq:${end}Z`)).toEqual([]);
    expect(await names(`neq:${end}Z`)).toContain('ann');
  });
});
