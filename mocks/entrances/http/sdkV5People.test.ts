import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '#mocks/identities/totp.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, textIn, within, type SdkCall } from '#mocks/testing/sdk.ts';
import { documentOf, sdkV5Makers } from '#mocks/testing/sdkV5Makers.ts';

let http: HttpTestBackend;
let v5: SdkCall;
let make: ReturnType<typeof sdkV5Makers>;

beforeAll(async () => {
  http = await startHttp('new-iam');
  v5 = sdkFor(http.admin).global('v5');
  make = sdkV5Makers(v5);
});
afterAll(() => http.close());

describe('people of the new IAM through the official SDK', () => {
  it('users are the same as those of v3', async () => {
    const userId = await make.user('sdk-five');
    expect(
      await v5('updateUserV5', { userId, body: { new_user_name: 'sdk-renamed' } }),
    ).toMatchObject({ user: { user_name: 'sdk-renamed' } });
    expect(await sdkFor(http.admin).global('v3')('keystoneShowUser', { userId })).toMatchObject({
      user: { name: 'sdk-renamed' },
    });
    await v5('createLoginProfileV5', {
      userId,
      body: { password: 'Practice-2026!', password_reset_required: false },
    });
    expect(await v5('showLoginProfileV5', { userId })).toMatchObject({
      login_profile: { user_id: userId },
    });
    expect(await v5('showUserV5', { userId })).toMatchObject({ user: { user_id: userId } });
    expect(await httpStatusOf(v5('deleteUserV5', { userId }))).toBe(204);
  });

  it('groups take and lose members', async () => {
    const groupId = await make.group('sdk-five-group');
    const userId = await make.user('sdk-five-member');
    await v5('addUserToGroupV5', { groupId, body: { user_id: userId } });
    expect(await v5('listUsersV5', { groupId })).toMatchObject({ users: [{ user_id: userId }] });
    expect(await v5('listGroupsV5', { userId })).toMatchObject({ groups: [{ group_id: groupId }] });
    await v5('removeUserFromGroupV5', { groupId, body: { user_id: userId } });
    expect(await v5('listUsersV5', { groupId })).toMatchObject({ users: [] });
    expect(
      await v5('updateGroupV5', { groupId, body: { new_group_description: 'changed' } }),
    ).toMatchObject({ group: { description: 'changed' } });
    expect(await httpStatusOf(v5('deleteGroupV5', { groupId }))).toBe(204);
  });
});

describe('access keys and passwords of the new IAM through the official SDK', () => {
  it('a key is made, used, disabled, enabled and deleted; the old IAM sees the same', async () => {
    const userId = await make.user('sdk-keys');
    const made = await v5('createAccessKeyV5', { userId });
    expect(made).toMatchObject({
      httpStatusCode: 201,
      access_key: { user_id: userId, status: 'active' },
    });
    const accessKeyId = textIn(made, 'access_key', 'access_key_id');
    expect(
      within(await v5('showAccessKeyLastUsedV5', { userId, accessKeyId }), 'access_key_last_used'),
    ).toEqual({});
    const own = sdkFor(http.admin).global('v3', {
      access: accessKeyId,
      secret: textIn(made, 'access_key', 'secret_access_key'),
    });
    expect(await own('listPermanentAccessKeys')).toMatchObject({
      credentials: [{ access: accessKeyId, status: 'active' }],
    });
    expect(
      Date.parse(
        textIn(
          await v5('showAccessKeyLastUsedV5', { userId, accessKeyId }),
          'access_key_last_used',
          'last_used_at',
        ),
      ),
    ).toBeGreaterThan(Date.now() - 60_000);
    expect(
      await v5('updateAccessKeyV5', { userId, accessKeyId, body: { status: 'inactive' } }),
    ).toMatchObject({ access_key: { status: 'inactive' } });
    await expect(own('listPermanentAccessKeys')).rejects.toMatchObject({ httpStatusCode: 401 });
    await v5('updateAccessKeyV5', { userId, accessKeyId, body: { status: 'active' } });
    expect(await httpStatusOf(own('listPermanentAccessKeys'))).toBe(200);
    await v5('createAccessKeyV5', { userId });
    await expect(v5('createAccessKeyV5', { userId })).rejects.toMatchObject({
      httpStatusCode: 409,
      errorCode: 'PAP5.0020',
    });
    expect(await v5('listAccessKeysV5', { userId, limit: 10 })).toMatchObject({
      page_info: { current_count: 2 },
    });
    expect(await httpStatusOf(v5('deleteAccessKeyV5', { userId, accessKeyId }))).toBe(204);
    await expect(own('listPermanentAccessKeys')).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('a password policy is set and binds; the own password is changed', async () => {
    expect(
      await v5('updatePasswordPolicyV5', { body: { minimum_password_length: 12 } }),
    ).toMatchObject({
      password_policy: { minimum_password_length: 12, maximum_password_length: 32 },
    });
    const userId = await make.user('sdk-passwords');
    const profile = (password: string) =>
      v5('createLoginProfileV5', { userId, body: { password, password_reset_required: false } });
    await expect(profile('Short-2026!')).rejects.toMatchObject({
      httpStatusCode: 400,
      errorCode: 'PAP5.0039',
    });
    await profile('Practice-2026!');
    expect(
      await v5('updatePasswordPolicyV5', { body: { minimum_password_length: 8 } }),
    ).toMatchObject({ httpStatusCode: 200 });
    expect(await v5('showPasswordPolicyV5')).toMatchObject({
      password_policy: { minimum_password_length: 8 },
    });
    const { credential } = await sdkFor(http.admin).global('v3')('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const own = sdkFor(http.admin).global('v5', {
      access: textIn(credential, 'access'),
      secret: textIn(credential, 'secret'),
    });
    await expect(
      own('changePasswordV5', {
        body: { old_password: 'Practice-2026!', new_password: 'Practice-2027!' },
      }),
    ).rejects.toMatchObject({ httpStatusCode: 403, errorCode: 'PAP5.0001' });
    const policy = await v5('createPolicyV5', {
      body: {
        policy_name: 'sdk-own-password',
        policy_document: documentOf('iam:users:changePasswordV5'),
      },
    });
    await v5('attachUserPolicyV5', {
      policyId: textIn(policy, 'policy', 'policy_id'),
      body: { user_id: userId },
    });
    expect(
      await httpStatusOf(
        own('changePasswordV5', {
          body: { old_password: 'Practice-2026!', new_password: 'Practice-2027!' },
        }),
      ),
    ).toBe(200);
  });
});

describe('MFA devices of the new IAM through the official SDK', () => {
  it('a device is made, enabled, listed, disabled and deleted', async () => {
    const userId = await make.user('sdk-mfa');
    const made = await v5('createVirtualMfaDeviceV5', {
      body: { virtual_mfa_device_name: 'sdk-phone', user_id: userId },
    });
    expect(made).toMatchObject({ httpStatusCode: 201 });
    const serialNumber = textIn(made, 'virtual_mfa_device', 'serial_number');
    const body = { user_id: userId, serial_number: serialNumber };
    await expect(
      v5('enableMfaDeviceV5', {
        body: { ...body, authentication_code_first: '1', authentication_code_second: '2' },
      }),
    ).rejects.toMatchObject({ httpStatusCode: 400, errorCode: 'PAP5.0045' });
    const seed = http.backend.controls.world().tables.mfaDevices.get(serialNumber)?.seed ?? '';
    const codes = {
      authentication_code_first: totpCode(seed, Date.now() - 30_000),
      authentication_code_second: totpCode(seed, Date.now()),
    };
    expect(await httpStatusOf(v5('enableMfaDeviceV5', { body: { ...body, ...codes } }))).toBe(200);
    expect(await v5('listMfaDevicesV5', { userId, limit: 10 })).toMatchObject({
      mfa_devices: [{ serial_number: serialNumber, user_id: userId, enabled: true }],
      page_info: { current_count: 1 },
    });
    expect(await httpStatusOf(v5('disableMfaDeviceV5', { body }))).toBe(200);
    expect(await httpStatusOf(v5('deleteVirtualMfaDeviceV5', { userId, serialNumber }))).toBe(204);
  });
});

it('no handler failed behind all this', () => expect(http.defects).toEqual([]));
