import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, textIn, type SdkCall } from '#mocks/testing/sdk.ts';
import { sdkV3Makers } from '#mocks/testing/sdkV3Makers.ts';

let http: HttpTestBackend;
let admin: Administrator;
let global: SdkCall;
let make: ReturnType<typeof sdkV3Makers>;

beforeAll(async () => {
  http = await startHttp('flexusl');
  admin = http.admin;
  global = sdkFor(admin).global('v3');
  make = sdkV3Makers(global, admin.domainId);
});
afterAll(() => http.close());

describe('tokens and keys through the official SDK', () => {
  const signIn = (name: string, password: string) =>
    global('keystoneCreateUserTokenByPassword', {
      body: {
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name, password, domain: { name: admin.account } } },
          },
          scope: { domain: { name: admin.account } },
        },
      },
    });

  it('a token in a credential object serves v3 and v5 as a signature does', async () => {
    const token = textIn(await signIn(admin.user, admin.password), 'X-Subject-Token');
    const { withToken } = sdkFor(admin);
    expect(await withToken('v3', token)('keystoneListUsers')).toMatchObject({
      httpStatusCode: 200,
    });
    expect(await withToken('v5', token)('listUsersV5', { limit: 1 })).toMatchObject({
      page_info: { current_count: 1 },
    });
    const groupId = await make.group('by-token');
    expect(
      await httpStatusOf(
        withToken('v3', token)('keystoneAssociateGroupWithProjectPermission', {
          groupId,
          roleId: await make.role('Tenant Guest'),
        }),
      ),
    ).toBe(204);
  });

  it('a refusal is told in the way the SDK reads', async () => {
    const token = textIn(await signIn('flex-operator', 'Practice-2026!'), 'X-Subject-Token');
    const { withToken } = sdkFor(admin);
    await expect(withToken('v3', token)('keystoneListUsers')).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 403,
      errorMsg: expect.stringContaining('iam:users:listUsers') as unknown,
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    await expect(withToken('v3', token)('listCustomPolicies')).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 'IAM.0003',
    });
    await expect(withToken('v5', token)('listUsersV5')).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 'PAP5.0001',
      encodedAuthorizationMessage: expect.any(String) as unknown,
    });
    await expect(signIn('flex-operator', 'wrong')).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('a key of a user has exactly his permissions, and none once it is inactive', async () => {
    const userId = await make.user('key-holder');
    const { credential } = await global('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const keys = { access: textIn(credential, 'access'), secret: textIn(credential, 'secret') };
    const own = sdkFor(admin).global('v3', keys);
    await expect(own('keystoneListUsers')).rejects.toMatchObject({ httpStatusCode: 403 });
    const groupId = await make.group('readers');
    await global('keystoneAddUserToGroup', { groupId, userId });
    await global('keystoneAssociateGroupWithDomainPermission', {
      domainId: admin.domainId,
      groupId,
      roleId: await make.role('IAM ReadOnlyAccess'),
    });
    expect(await httpStatusOf(own('keystoneListUsers'))).toBe(200);
    await global('updatePermanentAccessKey', {
      accessKey: keys.access,
      body: { credential: { status: 'inactive' } },
    });
    await expect(own('keystoneListUsers')).rejects.toMatchObject({
      httpStatusCode: 401,
      errorCode: 'APIGW.0301',
    });
  });

  it.each<
    [string, (key: string, secret: string) => Parameters<ReturnType<typeof sdkFor>['global']>[1]]
  >([
    ['an unknown key', (_key, secret) => ({ access: 'NOSUCHKEY', secret })],
    ['a wrong secret', (key) => ({ access: key, secret: 'wrong' })],
    [
      'a security token of nobody',
      (key, secret) => ({ access: key, secret, securityToken: 'rubbish' }),
    ],
  ])('%s is refused', async (_, keysOf) => {
    await expect(
      sdkFor(admin).global('v3', keysOf(admin.accessKey, admin.secretKey))('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401, errorCode: 'APIGW.0301' });
  });

  it('an account or a project that is not the signer’s is refused', async () => {
    const partner =
      http.backend.controls.world().tables.domains.find('name', 'PartnerCo')?.id ?? '';
    await expect(
      sdkFor(admin).global('v3', undefined, partner)('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
    await expect(
      sdkFor(admin).basic('v3', undefined, 'nowhere')('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('a temporary key works with its token and ends with it', async () => {
    const { credential } = await global('createTemporaryAccessKeyByToken', {
      body: { auth: { identity: { methods: ['token'], token: { duration_seconds: 900 } } } },
    });
    const keys = {
      access: textIn(credential, 'access'),
      secret: textIn(credential, 'secret'),
      securityToken: textIn(credential, 'securitytoken'),
    };
    expect(await httpStatusOf(sdkFor(admin).global('v3', keys)('keystoneListUsers'))).toBe(200);
    await expect(
      sdkFor(admin).global('v3', { ...keys, secret: 'wrong' })('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
    await expect(
      sdkFor(admin).global('v3', { ...keys, access: admin.accessKey })('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('no handler failed behind all this', () => expect(http.defects).toEqual([]));
});
