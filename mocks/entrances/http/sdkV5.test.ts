import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '#mocks/identities/totp.ts';
import { startHttp, type HttpRig } from '#mocks/testing/httpBackend.ts';
import { sdkFor, textIn, within, type SdkCall } from '#mocks/testing/sdk.ts';

let rig: HttpRig;
let v5: SdkCall;

beforeAll(async () => {
  rig = await startHttp('new-iam');
  v5 = sdkFor(rig.admin).global('v5');
});
afterAll(() => rig.close());

const status = async (call: Promise<{ httpStatusCode: number }>): Promise<number> =>
  (await call).httpStatusCode;
const documentOf = (action: string): string =>
  JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: [action] }] });
const trust = JSON.stringify({
  Version: '5.0',
  Statement: [
    { Effect: 'Allow', Principal: { Service: ['service.COC'] }, Action: ['sts:agencies:assume'] },
  ],
});
const policyNamed = async (name: string): Promise<string> =>
  textIn(
    await v5('createPolicyV5', {
      body: { policy_name: name, policy_document: documentOf('iam:users:listUsersV5') },
    }),
    'policy',
    'policy_id',
  );
const userNamed = async (name: string): Promise<string> =>
  textIn(
    await v5('createUserV5', { body: { name, enabled: true, description: 'd' } }),
    'user',
    'user_id',
  );
const groupNamed = async (name: string): Promise<string> =>
  textIn(await v5('createGroupV5', { body: { group_name: name } }), 'group', 'group_id');
const agencyNamed = async (name: string): Promise<string> =>
  textIn(
    await v5('createAgencyV5', {
      body: { agency_name: name, trust_policy: trust, max_session_duration: 3600 },
    }),
    'agency',
    'agency_id',
  );

describe('identity policies through the official SDK', () => {
  it('are created, listed in pages, and deleted', async () => {
    const policyId = await policyNamed('sdk-policy');
    expect(await v5('getPolicyV5', { policyId })).toMatchObject({
      policy: { policy_name: 'sdk-policy', default_version_id: 'v1', attachment_count: 0 },
    });
    const first = await v5('listPoliciesV5', { policyType: 'system', limit: 2 });
    expect(first).toMatchObject({ page_info: { current_count: 2 } });
    const second = await v5('listPoliciesV5', {
      policyType: 'system',
      limit: 2,
      marker: textIn(first, 'page_info', 'next_marker'),
    });
    expect(within(second, 'policies', 0, 'policy_id')).not.toBe(
      within(first, 'policies', 0, 'policy_id'),
    );
    await expect(v5('listPoliciesV5', { marker: 'nonsense' })).rejects.toMatchObject({
      httpStatusCode: 400,
      errorCode: 'PAP5.0010',
    });
    expect(await status(v5('deletePolicyV5', { policyId }))).toBe(204);
  });

  it('have versions, one of them in effect', async () => {
    const policyId = await policyNamed('sdk-versions');
    expect(
      await v5('createPolicyVersionV5', {
        policyId,
        body: { policy_document: documentOf('iam:users:getUserV5'), set_as_default: true },
      }),
    ).toMatchObject({
      httpStatusCode: 201,
      policy_version: { version_id: 'v2', is_default: true },
    });
    expect(await v5('listPolicyVersionsV5', { policyId })).toMatchObject({
      versions: [{ version_id: 'v2' }, { version_id: 'v1' }],
    });
    await v5('setDefaultPolicyVersionV5', { policyId, versionId: 'v1' });
    expect(await v5('getPolicyVersionV5', { policyId, versionId: 'v1' })).toMatchObject({
      policy_version: { is_default: true, document: documentOf('iam:users:listUsersV5') },
    });
    await expect(v5('deletePolicyVersionV5', { policyId, versionId: 'v1' })).rejects.toMatchObject({
      httpStatusCode: 409,
    });
    expect(await status(v5('deletePolicyVersionV5', { policyId, versionId: 'v2' }))).toBe(204);
    for (const action of [
      'iam:users:getUserV5',
      'iam:groups:getGroupV5',
      'iam:groups:listGroupsV5',
      'iam:policies:listV5',
    ])
      await v5('createPolicyVersionV5', {
        policyId,
        body: { policy_document: documentOf(action) },
      });
    await expect(
      v5('createPolicyVersionV5', {
        policyId,
        body: { policy_document: documentOf('iam:users:getUserV5') },
      }),
    ).rejects.toMatchObject({ httpStatusCode: 409, errorCode: 'PAP5.0028' });
  });

  it.each([
    [
      'user',
      'attachUserPolicyV5',
      'listAttachedUserPoliciesV5',
      'detachUserPolicyV5',
      () => userNamed('attached-user'),
    ],
    [
      'group',
      'attachGroupPolicyV5',
      'listAttachedGroupPoliciesV5',
      'detachGroupPolicyV5',
      () => groupNamed('attached-group'),
    ],
    [
      'agency',
      'attachAgencyPolicyV5',
      'listAttachedAgencyPoliciesV5',
      'detachAgencyPolicyV5',
      () => agencyNamed('AttachedAgency'),
    ],
  ] as const)(
    'are attached to and detached from a %s',
    async (kind, attach, list, detach, make) => {
      const policyId = await policyNamed(`for-${kind}`);
      const id = await make();
      const body = { [`${kind}_id`]: id };
      await v5(attach, { policyId, body });
      await expect(v5(attach, { policyId, body })).rejects.toMatchObject({ httpStatusCode: 409 });
      expect(await v5(list, { [`${kind}Id`]: id })).toMatchObject({
        attached_policies: [{ policy_id: policyId }],
      });
      const members = {
        user: 'policy_users',
        group: 'policy_groups',
        agency: 'policy_agencies',
      } as const;
      expect(await v5('listEntitiesForPolicyV5', { policyId, entityType: kind })).toMatchObject({
        [members[kind]]: [body],
      });
      await expect(v5('deletePolicyV5', { policyId })).rejects.toMatchObject({
        httpStatusCode: 409,
      });
      await v5(detach, { policyId, body });
      await expect(v5(detach, { policyId, body })).rejects.toMatchObject({ httpStatusCode: 404 });
      expect(await v5(list, { [`${kind}Id`]: id })).toMatchObject({ attached_policies: [] });
    },
  );

  it('decide what a signed request may do', async () => {
    const userId = await userNamed('signs-himself');
    const { credential } = await sdkFor(rig.admin).global('v3')('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const own = sdkFor(rig.admin).global('v5', {
      access: textIn(credential, 'access'),
      secret: textIn(credential, 'secret'),
    });
    await expect(own('listUsersV5')).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 'PAP5.0001',
    });
    const policyId = await policyNamed('lists-users');
    await v5('attachUserPolicyV5', { policyId, body: { user_id: userId } });
    expect(await status(own('listUsersV5'))).toBe(200);
  });
});

describe('people of the new IAM through the official SDK', () => {
  it('users are the same as those of v3', async () => {
    const userId = await userNamed('sdk-five');
    expect(
      await v5('updateUserV5', { userId, body: { new_user_name: 'sdk-renamed' } }),
    ).toMatchObject({ user: { user_name: 'sdk-renamed' } });
    expect(await sdkFor(rig.admin).global('v3')('keystoneShowUser', { userId })).toMatchObject({
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
    expect(await status(v5('deleteUserV5', { userId }))).toBe(204);
  });

  it('groups take and lose members', async () => {
    const groupId = await groupNamed('sdk-five-group');
    const userId = await userNamed('sdk-five-member');
    await v5('addUserToGroupV5', { groupId, body: { user_id: userId } });
    expect(await v5('listUsersV5', { groupId })).toMatchObject({ users: [{ user_id: userId }] });
    expect(await v5('listGroupsV5', { userId })).toMatchObject({ groups: [{ group_id: groupId }] });
    await v5('removeUserFromGroupV5', { groupId, body: { user_id: userId } });
    expect(await v5('listUsersV5', { groupId })).toMatchObject({ users: [] });
    expect(
      await v5('updateGroupV5', { groupId, body: { new_group_description: 'changed' } }),
    ).toMatchObject({ group: { description: 'changed' } });
    expect(await status(v5('deleteGroupV5', { groupId }))).toBe(204);
  });
});

describe('access keys and passwords of the new IAM through the official SDK', () => {
  it('a key is made, used, disabled, enabled and deleted; the old IAM sees the same', async () => {
    const userId = await userNamed('sdk-keys');
    const made = await v5('createAccessKeyV5', { userId });
    expect(made).toMatchObject({
      httpStatusCode: 201,
      access_key: { user_id: userId, status: 'active' },
    });
    const accessKeyId = textIn(made, 'access_key', 'access_key_id');
    expect(
      within(await v5('showAccessKeyLastUsedV5', { userId, accessKeyId }), 'access_key_last_used'),
    ).toEqual({});
    const own = sdkFor(rig.admin).global('v3', {
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
    expect(await status(own('listPermanentAccessKeys'))).toBe(200);
    await v5('createAccessKeyV5', { userId });
    await expect(v5('createAccessKeyV5', { userId })).rejects.toMatchObject({
      httpStatusCode: 409,
      errorCode: 'PAP5.0020',
    });
    expect(await v5('listAccessKeysV5', { userId, limit: 10 })).toMatchObject({
      page_info: { current_count: 2 },
    });
    expect(await status(v5('deleteAccessKeyV5', { userId, accessKeyId }))).toBe(204);
    await expect(own('listPermanentAccessKeys')).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('a password policy is set and binds; the own password is changed', async () => {
    expect(
      await v5('updatePasswordPolicyV5', { body: { minimum_password_length: 12 } }),
    ).toMatchObject({
      password_policy: { minimum_password_length: 12, maximum_password_length: 32 },
    });
    const userId = await userNamed('sdk-passwords');
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
    const { credential } = await sdkFor(rig.admin).global('v3')('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const own = sdkFor(rig.admin).global('v5', {
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
      await status(
        own('changePasswordV5', {
          body: { old_password: 'Practice-2026!', new_password: 'Practice-2027!' },
        }),
      ),
    ).toBe(200);
  });
});

describe('MFA devices of the new IAM through the official SDK', () => {
  it('a device is made, enabled, listed, disabled and deleted', async () => {
    const userId = await userNamed('sdk-mfa');
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
    const seed = rig.backend.controls.world().tables.mfaDevices.get(serialNumber)?.seed ?? '';
    const codes = {
      authentication_code_first: totpCode(seed, Date.now() - 30_000),
      authentication_code_second: totpCode(seed, Date.now()),
    };
    expect(await status(v5('enableMfaDeviceV5', { body: { ...body, ...codes } }))).toBe(200);
    expect(await v5('listMfaDevicesV5', { userId, limit: 10 })).toMatchObject({
      mfa_devices: [{ serial_number: serialNumber, user_id: userId, enabled: true }],
      page_info: { current_count: 1 },
    });
    expect(await status(v5('disableMfaDeviceV5', { body }))).toBe(200);
    expect(await status(v5('deleteVirtualMfaDeviceV5', { userId, serialNumber }))).toBe(204);
  });
});

describe('agencies of the new IAM through the official SDK', () => {
  it('trust agencies are created, changed and deleted', async () => {
    const agencyId = await agencyNamed('SdkTrust');
    expect(
      await status(
        v5('updateAgencyV5', {
          agencyId,
          body: { description: 'changed', max_session_duration: 7200 },
        }),
      ),
    ).toBe(200);
    expect(
      await status(v5('updateTrustPolicyV5', { agencyId, body: { trust_policy: trust } })),
    ).toBe(200);
    await expect(
      v5('updateTrustPolicyV5', { agencyId, body: { trust_policy: '{}' } }),
    ).rejects.toMatchObject({ httpStatusCode: 400, errorCode: 'PAP5.0011' });
    expect(await v5('getAgencyV5', { agencyId })).toMatchObject({
      agency: { agency_name: 'SdkTrust', description: 'changed', max_session_duration: 7200 },
    });
    expect(await status(v5('deleteAgencyV5', { agencyId }))).toBe(204);
  });

  it('service-linked agencies are asked for, and their deletion is followed', async () => {
    const created = await v5('createServiceLinkedAgencyV5', {
      body: { service_principal: 'service.COC', description: 'd' },
    });
    expect(created).toMatchObject({
      httpStatusCode: 201,
      agency: { path: 'service-linked-agency/service.COC/' },
    });
    const agencyId = textIn(created, 'agency', 'agency_id');
    expect(
      await v5('listAgenciesV5', { limit: 200, pathPrefix: 'service-linked-agency/' }),
    ).toMatchObject({ agencies: [{ agency_id: agencyId }] });
    const deletion = await v5('deleteServiceLinkedAgencyV5', { agencyId });
    expect(deletion).toMatchObject({ httpStatusCode: 202 });
    expect(
      await v5('getServiceLinkedAgencyDeletionStatusV5', {
        deletionTaskId: textIn(deletion, 'deletion_task_id'),
      }),
    ).toMatchObject({ status: 'succeeded' });
  });

  it('the account, its features and the services are told', async () => {
    expect(await v5('getAccountSummaryV5')).toMatchObject({ versions_per_policy_quota: 5 });
    expect(await v5('getFeatureStatusV5', { featureName: 'v5_console' })).toHaveProperty(
      'feature_status',
    );
    expect(await v5('listServicePrincipalsV5', { limit: 10 })).toMatchObject({
      page_info: { current_count: expect.any(Number) as unknown },
    });
    expect(await v5('listRegisteredServicesForAuthSchemaV5', { limit: 10 })).toMatchObject({
      page_info: { current_count: 10 },
    });
    expect(await v5('getAuthorizationSchemaV5', { serviceCode: 'iam' })).toHaveProperty('actions');
  });

  it('no handler failed behind all this', () => expect(rig.defects).toEqual([]));
});
