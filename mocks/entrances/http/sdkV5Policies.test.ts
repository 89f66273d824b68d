import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, textIn, within, type SdkCall } from '#mocks/testing/sdk.ts';
import { documentOf, sdkV5Makers, trust } from '#mocks/testing/sdkV5Makers.ts';

let http: HttpTestBackend;
let v5: SdkCall;
let make: ReturnType<typeof sdkV5Makers>;

beforeAll(async () => {
  http = await startHttp('new-iam');
  v5 = sdkFor(http.admin).global('v5');
  make = sdkV5Makers(v5);
});
afterAll(() => http.close());

describe('identity policies through the official SDK', () => {
  it('are created, listed in pages, and deleted', async () => {
    const policyId = await make.policy('sdk-policy');
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
    expect(await httpStatusOf(v5('deletePolicyV5', { policyId }))).toBe(204);
  });

  it('have versions, one of them in effect', async () => {
    const policyId = await make.policy('sdk-versions');
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
    expect(await httpStatusOf(v5('deletePolicyVersionV5', { policyId, versionId: 'v2' }))).toBe(
      204,
    );
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
      () => make.user('attached-user'),
    ],
    [
      'group',
      'attachGroupPolicyV5',
      'listAttachedGroupPoliciesV5',
      'detachGroupPolicyV5',
      () => make.group('attached-group'),
    ],
    [
      'agency',
      'attachAgencyPolicyV5',
      'listAttachedAgencyPoliciesV5',
      'detachAgencyPolicyV5',
      () => make.agency('AttachedAgency'),
    ],
  ] as const)(
    'are attached to and detached from a %s',
    async (kind, attach, list, detach, holder) => {
      const policyId = await make.policy(`for-${kind}`);
      const id = await holder();
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
    const userId = await make.user('signs-himself');
    const { credential } = await sdkFor(http.admin).global('v3')('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const own = sdkFor(http.admin).global('v5', {
      access: textIn(credential, 'access'),
      secret: textIn(credential, 'secret'),
    });
    await expect(own('listUsersV5')).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 'PAP5.0001',
    });
    const policyId = await make.policy('lists-users');
    await v5('attachUserPolicyV5', { policyId, body: { user_id: userId } });
    expect(await httpStatusOf(own('listUsersV5'))).toBe(200);
  });
});

describe('agencies of the new IAM through the official SDK', () => {
  it('trust agencies are created, changed and deleted', async () => {
    const agencyId = await make.agency('SdkTrust');
    expect(
      await httpStatusOf(
        v5('updateAgencyV5', {
          agencyId,
          body: { description: 'changed', max_session_duration: 7200 },
        }),
      ),
    ).toBe(200);
    expect(
      await httpStatusOf(v5('updateTrustPolicyV5', { agencyId, body: { trust_policy: trust } })),
    ).toBe(200);
    await expect(
      v5('updateTrustPolicyV5', { agencyId, body: { trust_policy: '{}' } }),
    ).rejects.toMatchObject({ httpStatusCode: 400, errorCode: 'PAP5.0011' });
    expect(await v5('getAgencyV5', { agencyId })).toMatchObject({
      agency: { agency_name: 'SdkTrust', description: 'changed', max_session_duration: 7200 },
    });
    expect(await httpStatusOf(v5('deleteAgencyV5', { agencyId }))).toBe(204);
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

  it('no handler failed behind all this', () => expect(http.defects).toEqual([]));
});
