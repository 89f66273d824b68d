import { beforeEach, describe, expect, it } from 'vitest';
import { problemOf, refusalOf } from '#mocks/testing/refusalOf.ts';
import { openSecurityWorld, passwords, type SecurityWorld } from '#mocks/testing/securityWorld.ts';
import { bindDevice, deviceCode, signInWith } from '#mocks/testing/passwordSignIn.ts';

const minute = 60_000;
let at: SecurityWorld;
beforeEach(async () => {
  at = await openSecurityWorld();
});
const own = () => ({ params: { domain_id: at.domain_id } });
type Policy = Parameters<SecurityWorld['api']['protectPolicyUpdate']>[0]['body']['protect_policy'];
const protect = (protect_policy: Policy, api = at.api) =>
  api.protectPolicyUpdate({ ...own(), body: { protect_policy } });
async function group(name: string): Promise<string> {
  return (await at.api.groupCreate({ body: { group: { name } } })).group.id;
}
const remove = async (api: SecurityWorld['api'], name: string) =>
  api.groupDelete({ params: { group_id: await group(name) } });

describe('operation protection', () => {
  it('is off until it is switched on, and goes through History', async () => {
    expect((await at.api.protectPolicyShow(own())).protect_policy).toMatchObject({
      operation_protection: false,
      admin_check: 'off',
      allow_user: { manage_accesskey: true, manage_password: true },
    });
    await protect({ operation_protection: true });
    expect(at.backend.controls.commits().at(-1)?.summary).toBe('Switched operation protection on');
    await at.api.journalUndo({ body: {} });
    await remove(at.api, 'one');
  });

  it('asks for a code before critical operations, for 15 minutes', async () => {
    await protect({ operation_protection: true });
    const refused = await problemOf(remove(at.api, 'one'));
    expect(refused).toMatchObject({ status: 403, reason: 'CONSOLE.0011' });
    expect(refused.message).toContain('admin has to prove it by a code of an MFA device');
    expect(await refusalOf(at.api.verificationProve({ body: { code: '000000' } }))).toEqual([
      403,
      'CONSOLE.0016',
    ]);
    await bindDevice(at, at.admin_id);
    expect(await refusalOf(at.api.verificationProve({ body: { code: '000000' } }))).toEqual([
      400,
      'CONSOLE.0010',
    ]);
    const code = deviceCode(at, at.admin_id);
    expect(await at.api.verificationProve({ body: { code } })).toEqual({
      verified_until: at.clock.now() + 15 * minute,
    });
    const verified = at.api;
    await remove(verified, 'two');
    at.clock.forward(15 * minute);
    await remove(verified, 'three');
    at.clock.forward(1);
    expect(await refusalOf(remove(verified, 'four'))).toEqual([403, '403']);
    await at.api.groupUpdate({
      params: { group_id: await group('five') },
      body: { group: { description: 'no critical operation' } },
    });
  });

  it('is satisfied by a code at sign-in, and by what circumstances say', async () => {
    await bindDevice(at, at.ann_id);
    await protect({ operation_protection: true });
    const code = deviceCode(at, at.ann_id);
    const { api } = await signInWith(at, 'ann', passwords.ann, { code });
    await remove(api, 'one');
    at.clock.forward(15 * minute + 1);
    expect(await refusalOf(remove(api, 'two'))).toEqual([403, '403']);
    const { token } = await at.api.circumstancesSet({
      body: { circumstances: { 'g:MFAPresent': 'true' } },
    });
    await remove(at.apiWith(token), 'three');
  });

  it('guards itself, deletions of both families, revoked permissions and keys', async () => {
    const { policy } = await at.api.v5PolicyCreate({
      body: {
        policy_name: 'one',
        policy_document: JSON.stringify({
          Version: '5.0',
          Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
        }),
      },
    });
    const { policy_id } = policy;
    const user = { user_id: at.ann_id };
    await at.api.v5UserPolicyAttach({ params: { policy_id }, body: user });
    const { credential } = await at.api.credentialCreate({ body: { credential: user } });
    const role_id = (await at.api.roleList({ query: { display_name: 'ECS' } })).roles[0]?.id ?? '';
    const grant = { params: { domain_id: at.domain_id, group_id: await group('g'), role_id } };
    await at.api.groupGrantOnDomain(grant);
    await protect({ operation_protection: true });
    const calls = [
      protect({ operation_protection: false }),
      at.api.userDelete({ params: user }),
      at.api.v5UserPolicyDetach({ params: { policy_id }, body: user }),
      at.api.v5PolicyDelete({ params: { policy_id } }),
      at.api.groupRevokeOnDomain(grant),
      at.api.credentialDelete({ params: { access_key: credential.access } }),
    ];
    for (const call of calls) expect((await problemOf(call)).reason).toBe('CONSOLE.0011');
  });

  it('by another person takes the code of that person', async () => {
    await at.api.userUpdate({
      params: { user_id: at.ann_id },
      body: { user: { email: 'ann@example.com' } },
    });
    await bindDevice(at, at.ann_id);
    await bindDevice(at, at.admin_id);
    expect(await refusalOf(protect({ operation_protection: true, admin_check: 'on' }))).toEqual([
      400,
      'IAM.0072',
    ]);
    await protect({ operation_protection: true, admin_check: 'on', email: 'ann@example.com' });
    const prove = async (userId: string) => {
      const api = at.apiAs('admin');
      await api.verificationProve({ body: { code: deviceCode(at, userId) } });
      return api;
    };
    await remove(await prove(at.ann_id), 'one');
    await remove(await prove(at.admin_id), 'two'); // the account itself
    await protect(
      { operation_protection: true, email: 'nobody@example.com' },
      await prove(at.ann_id),
    );
    const code = deviceCode(at, at.ann_id);
    expect(await refusalOf(at.apiAs('ann').verificationProve({ body: { code } }))).toEqual([
      403,
      'CONSOLE.0016',
    ]);
  });
});

describe('what users may change of themselves', () => {
  const user = () => ({ params: { user_id: at.ann_id } });
  const info = (body: { email?: string; mobile?: string }, api = at.apiAs('ann')) =>
    api.userInformationUpdate({ ...user(), body: { user: body } });
  const forbid = (allow_user: NonNullable<Policy['allow_user']>) =>
    protect({ operation_protection: false, allow_user });

  it('are their contact details, each as long as the account lets them', async () => {
    await info({ email: 'ann@example.com', mobile: '0086-13912345678' });
    expect((await at.api.userDetail(user())).user).toMatchObject({
      email: 'ann@example.com',
      areacode: '0086',
      phone: '13912345678',
    });
    expect(await refusalOf(info({ email: 'x@example.com' }, at.api))).toEqual([403, 'IAM.0002']);
    expect(await refusalOf(info({}))).toEqual([400, '1100']);
    expect(await refusalOf(info({ mobile: '1-2-3' }))).toEqual([400, '1104']);
    await forbid({ manage_email: false });
    expect(await refusalOf(info({ email: 'other@example.com' }))).toEqual([403, 'IAM.0002']);
    await info({ mobile: '0086-13912345679' });
    await forbid({ manage_mobile: false });
    expect(await refusalOf(info({ mobile: '0086-13912345670' }))).toEqual([403, 'IAM.0002']);
  });

  it('are their passwords', async () => {
    await forbid({ manage_password: false });
    const change = at.apiAs('ann').userPassword({
      ...user(),
      body: { user: { original_password: passwords.ann, password: 'Practice-2027!' } },
    });
    expect((await problemOf(change)).message).toContain('do not change their passwords');
  });

  it('are their access keys', async () => {
    await at.api.userCreate({ body: { user: { name: 'bob', domain_id: at.domain_id } } });
    const bob = (await at.api.userList({ query: { name: 'bob' } })).users[0]?.id ?? '';
    const create = () =>
      at.apiAs('bob').credentialCreate({ body: { credential: { user_id: bob } } });
    const { credential } = await create();
    await forbid({ manage_accesskey: false });
    expect(await refusalOf(create())).toEqual([403, 'IAM.0003']);
    const key = { params: { access_key: credential.access } };
    expect(await refusalOf(at.apiAs('bob').credentialDelete(key))).toEqual([403, 'IAM.0003']);
    expect((await at.apiAs('bob').credentialList({})).credentials).toHaveLength(1);
    await at.api.credentialDelete(key);
  });
});

describe('MFA devices in the old IAM', () => {
  it('are made, bound, unbound and deleted by their own person, without any permission', async () => {
    await at.api.userCreate({ body: { user: { name: 'bob', domain_id: at.domain_id } } });
    const user_id = (await at.api.userList({ query: { name: 'bob' } })).users[0]?.id ?? '';
    const bob = at.apiAs('bob');
    const made = await bob.mfaDeviceCreate({
      body: { virtual_mfa_device: { name: 'phone', user_id } },
    });
    const device = { user_id, serial_number: made.virtual_mfa_device.serial_number };
    const bind = (authentication_code_second: string) =>
      bob.mfaDeviceBind({
        body: {
          ...device,
          authentication_code_first: deviceCode(at, user_id, -30_000),
          authentication_code_second,
        },
      });
    expect(await refusalOf(bind('000000'))).toEqual([400, 'CONSOLE.0010']);
    await bind(deviceCode(at, user_id));
    expect((await at.api.v5MfaDeviceList({ query: { user_id } })).mfa_devices).toEqual([
      { ...device, enabled: true },
    ]);
    const unbind = (authentication_code: string, api = bob) =>
      api.mfaDeviceUnbind({ body: { ...device, authentication_code } });
    expect(await refusalOf(unbind('000000'))).toEqual([400, 'CONSOLE.0010']);
    await unbind(deviceCode(at, user_id));
    expect(await refusalOf(at.api.mfaDeviceShow({ params: { user_id } }))).toEqual([
      404,
      'IAM.0004',
    ]);
    await bob.mfaDeviceDelete({ query: device });
    expect((await at.api.v5MfaDeviceList({})).mfa_devices).toEqual([]);
  });

  it('of somebody else need the action, and administrators no code', async () => {
    await at.api.userCreate({ body: { user: { name: 'bob', domain_id: at.domain_id } } });
    const serial_number = await bindDevice(at, at.ann_id);
    const body = { user_id: at.ann_id, serial_number, authentication_code: '' };
    await expect(at.apiAs('bob').mfaDeviceUnbind({ body })).rejects.toMatchObject({
      status: 403,
      missingActions: ['iam:mfa:unbindMFADevice'],
    });
    await at.api.mfaDeviceUnbind({ body });
  });
});
