import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '#mocks/identities/totp.ts';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, textIn, type SdkCall } from '#mocks/testing/sdk.ts';
import { sdkV3Makers } from '#mocks/testing/sdkV3Makers.ts';

let http: HttpTestBackend;
let admin: Administrator;
let v3: SdkCall;
let v5: SdkCall;
let userId: string;

beforeAll(async () => {
  http = await startHttp('flexusl');
  admin = http.admin;
  v3 = sdkFor(admin).global('v3');
  v5 = sdkFor(admin).global('v5');
  userId = await sdkV3Makers(v3, admin.domainId).user('sdk-guarded');
});
afterAll(() => http.close());

const own = () => ({ domainId: admin.domainId });

describe('security settings through the official SDK', () => {
  it('the login policy, by both versions', async () => {
    await v3('updateDomainLoginPolicy', {
      ...own(),
      body: { login_policy: { session_timeout: 30, login_failed_times: 4 } },
    });
    expect(await v3('showDomainLoginPolicy', own())).toMatchObject({
      login_policy: { session_timeout: 30, login_failed_times: 4, lockout_duration: 15 },
    });
    await v5('updateLoginPolicyV5', { body: { user_validity_period: 100 } });
    expect(await v5('showLoginPolicyV5')).toMatchObject({
      login_policy: { session_timeout: 30, user_validity_period: 100 },
    });
  });

  it('operation protection, and what users manage themselves', async () => {
    const allow_user = { manage_email: false };
    await v3('updateDomainProtectPolicy', {
      ...own(),
      body: { protect_policy: { operation_protection: false, allow_user } },
    });
    expect(await v3('showDomainProtectPolicy', own())).toMatchObject({
      protect_policy: { operation_protection: false, allow_user: { manage_email: false } },
    });
  });

  it('addresses of the console and of the API, apart; what is kept out is refused', async () => {
    const only = (address_netmask: string) => ({
      allow_address_netmasks: [{ address_netmask, description: '' }],
      allow_ip_ranges: [],
    });
    await v3('updateDomainConsoleAclPolicy', {
      ...own(),
      body: { console_acl_policy: only('192.0.2.0/24') },
    });
    expect(await v3('showDomainConsoleAclPolicy', own())).toMatchObject({
      console_acl_policy: { allow_address_netmasks: [{ address_netmask: '192.0.2.0/24' }] },
    });
    expect(await v3('showDomainApiAclPolicy', own())).toMatchObject({
      api_acl_policy: { allow_ip_ranges: [{ ip_range: '0.0.0.0-255.255.255.255' }] },
    });
    await v3('updateDomainApiAclPolicy', { ...own(), body: { api_acl_policy: only('192.0.2.1') } });
    await expect(v3('showDomainApiAclPolicy', own())).rejects.toMatchObject({
      httpStatusCode: 403,
      errorCode: 'CONSOLE.0012',
    });
    await http.backend.controls.undo(undefined, 'test');
    await v3('showDomainApiAclPolicy', own());
  });

  it('an MFA device is made, bound, unbound and deleted', async () => {
    const made = await v3('createMfaDevice', {
      body: { virtual_mfa_device: { name: 'sdk-phone', user_id: userId } },
    });
    const device = {
      user_id: userId,
      serial_number: textIn(made, 'virtual_mfa_device', 'serial_number'),
    };
    const [row] = http.backend.controls.world().tables.mfaDevices.by('user', userId);
    const codeAt = (at: number) => totpCode(row?.seed ?? '', at);
    await v3('createBindingDevice', {
      body: {
        ...device,
        authentication_code_first: codeAt(Date.now() - 30_000),
        authentication_code_second: codeAt(Date.now()),
      },
    });
    expect(await v3('showUserMfaDevice', { userId })).toMatchObject({ virtual_mfa_device: device });
    await v3('deleteBindingDevice', {
      body: { ...device, authentication_code: codeAt(Date.now()) },
    });
    expect(
      await httpStatusOf(v3('deleteMfaDevice', { userId, serialNumber: device.serial_number })),
    ).toBe(204);
  });

  it('login protections are listed', async () => {
    await v3('updateLoginProtect', {
      userId,
      body: { login_protect: { enabled: true, verification_method: 'vmfa' } },
    });
    expect(await v3('listUserLoginProtects')).toMatchObject({
      login_protects: [{ user_id: userId, enabled: true, verification_method: 'vmfa' }],
    });
  });

  it('tokens and asymmetric signatures of the new IAM', async () => {
    await v5('updateTokenPolicyV5', { body: { token_enabled: false } });
    expect(await v5('showTokenPolicyV5')).toMatchObject({ token_policy: { token_enabled: false } });
    await v5('setAsymmetricSignatureSwitchV5', {
      body: { asymmetric_signature: { asymmetric_signature_switch: true } },
    });
    expect(await v5('getAsymmetricSignatureSwitchV5')).toMatchObject({
      asymmetric_signature: { domain_id: admin.domainId, asymmetric_signature_switch: true },
    });
  });
});

describe('details of an account through the official SDK', () => {
  it('services, addresses, and what passwords look like', async () => {
    const serviceId = textIn(await v3('keystoneListServices'), 'services', 0, 'id');
    expect(await v3('keystoneShowService', { serviceId })).toMatchObject({
      service: { id: serviceId },
    });
    const endpointId = textIn(await v3('keystoneListEndpoints'), 'endpoints', 0, 'id');
    expect(await v3('keystoneShowEndpoint', { endpointId })).toMatchObject({
      endpoint: { id: endpointId },
    });
    expect(await v3('keystoneShowSecurityCompliance', own())).toMatchObject({
      config: { security_compliance: { password_regex: expect.any(String) } },
    });
    expect(
      await v3('keystoneShowSecurityComplianceByOption', { ...own(), option: 'password_regex' }),
    ).toMatchObject({ config: { password_regex: expect.any(String) } });
  });

  it('a project is suspended and resumed', async () => {
    // the SDK fills the project of the path from the credential
    const { projectId } = admin;
    const inProject = sdkFor(admin).basic('v3');
    const set = (status: string) =>
      inProject('updateProjectStatus', { projectId, body: { project: { status } } });
    await set('suspended');
    expect(await inProject('showProjectDetailsAndStatus', { projectId })).toMatchObject({
      project: { id: projectId, status: 'suspended' },
    });
    await set('normal');
  });

  it('a login token is made of a temporary key', async () => {
    const { credential } = await v3('createTemporaryAccessKeyByToken', {
      body: { auth: { identity: { methods: ['token'] } } },
    });
    const { access, secret, securitytoken: id } = credential as Record<string, string>;
    expect(
      await v3('createLoginToken', {
        body: { auth: { securitytoken: { access, secret, id, duration_seconds: 600 } } },
      }),
    ).toMatchObject({ logintoken: { domain_id: admin.domainId, method: 'token' } });
  });
});
