import { beforeEach, describe, expect, it } from 'vitest';
import { passwordProblem, passwordRegex } from '#src/domain/access/password.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';
import { openSecurityWorld, passwords, type SecurityWorld } from '#mocks/testing/securityWorld.ts';
import { signInWith } from '#mocks/testing/passwordSignIn.ts';

let at: SecurityWorld;
beforeEach(async () => {
  at = await openSecurityWorld();
});
const own = () => ({ params: { domain_id: at.domain_id } });

describe('the login policy', () => {
  it('is the published default, the same in both families, and changes in parts', async () => {
    const shared = {
      session_timeout: 60,
      lockout_duration: 15,
      login_failed_times: 5,
      period_with_login_failures: 15,
      show_recent_login_info: false,
      custom_info_for_login: '',
    };
    expect(await at.api.loginPolicyShow(own())).toEqual({
      login_policy: { ...shared, account_validity_period: 0 },
    });
    await at.api.v5LoginPolicyUpdate({
      body: { user_validity_period: 30, custom_info_for_login: 'Ask the help desk' },
    });
    await at.api.loginPolicyUpdate({ ...own(), body: { login_policy: { session_timeout: 15 } } });
    expect((await at.api.v5LoginPolicyShow({})).login_policy).toMatchObject({
      ...shared,
      session_timeout: 15,
      user_validity_period: 30,
      custom_info_for_login: 'Ask the help desk',
    });
  });

  type Wanted = Parameters<SecurityWorld['api']['loginPolicyUpdate']>[0]['body']['login_policy'];
  it.each<[Wanted]>([
    [{ session_timeout: 14 }],
    [{ session_timeout: 1441 }],
    [{ lockout_duration: 14 }],
    [{ login_failed_times: 2 }],
    [{ login_failed_times: 11 }],
    [{ period_with_login_failures: 61 }],
    [{ account_validity_period: 241 }],
    [{ custom_info_for_login: 'x'.repeat(65) }],
    [{ custom_info_for_login: 'write to help@example.com' }],
  ])('keeps to the published bounds: %j', async (login_policy) => {
    const change = at.api.loginPolicyUpdate({ ...own(), body: { login_policy } });
    expect(await refusalOf(change)).toEqual([400, 'IAM.0073']);
  });

  it('is of one account, and needs the action of its family', async () => {
    const partner = at.apiAs('PartnerCo/admin');
    expect(await refusalOf(partner.loginPolicyShow(own()))).toEqual([403, 'IAM.0002']);
    await at.api.userCreate({ body: { user: { name: 'bob', domain_id: at.domain_id } } });
    const bob = at.apiAs('bob');
    expect(await refusalOf(bob.loginPolicyShow(own()))).toEqual([403, 'IAM.0003']);
    expect(await refusalOf(bob.v5LoginPolicyShow({}))).toEqual([403, 'PAP5.0001']);
  });
});

describe('what an account gives clients', () => {
  it('are tokens until it says otherwise, the account itself always', async () => {
    const get = (name: 'ann' | 'admin', channel: 'console' | 'api') =>
      signInWith(at, name, passwords[name], { channel });
    expect((await at.api.v5TokenPolicyShow({})).token_policy.token_enabled).toBe(true);
    await at.api.v5TokenPolicyUpdate({ body: { token_enabled: false } });
    expect(await get('ann', 'api')).toMatchObject({ status: 403, reason: 'CONSOLE.0015' });
    expect((await get('ann', 'console')).status).toBe(201);
    expect((await get('admin', 'api')).status).toBe(201);
  });

  it('may be asymmetric signatures, kept and told', async () => {
    const shown = async () => (await at.api.v5AsymmetricSignatureShow({})).asymmetric_signature;
    expect(await shown()).toEqual({
      domain_id: at.domain_id,
      asymmetric_signature_switch: false,
    });
    await at.api.v5AsymmetricSignatureSet({
      body: { asymmetric_signature: { asymmetric_signature_switch: true } },
    });
    expect((await shown()).asymmetric_signature_switch).toBe(true);
  });

  it('are login tokens for temporary keys that belong together', async () => {
    const { credential } = await at.api.temporaryKeyCreate({
      body: { auth: { identity: { methods: ['token'] } } },
    });
    const create = (secret: string) =>
      at.apiAs(undefined).loginTokenCreate({
        body: {
          auth: {
            securitytoken: { access: credential.access, secret, id: credential.securitytoken },
          },
        },
      });
    expect((await create(credential.secret)).logintoken).toMatchObject({
      domain_id: at.domain_id,
      user_name: 'admin',
      method: 'token',
    });
    expect(await refusalOf(create('wrong'))).toEqual([401, 'IAM.0001']);
  });
});

describe('a suspended project', () => {
  it('takes no calls until it is resumed', async () => {
    const { projects } = await at.api.projectList({ query: { name: 'ap-southeast-3' } });
    const project_id = projects[0]?.id ?? '';
    const params = { params: { project_id } };
    const status = async () => (await at.api.projectStatusShow(params)).project.status;
    const set = (wanted: 'suspended' | 'normal') =>
      at.api.projectStatusUpdate({ ...params, body: { project: { status: wanted } } });
    const list = () => at.api.ecsServerList({ params: { project_id } });
    expect(await status()).toBe('normal');
    await set('suspended');
    expect(await status()).toBe('suspended');
    await expect(list()).rejects.toMatchObject({ status: 403, reason: 'CONSOLE.0014' });
    await set('normal');
    await list();
    expect(await refusalOf(at.apiAs('PartnerCo/admin').projectStatusShow(params))).toEqual([
      404,
      '404',
    ]);
  });
});

describe('services and addresses', () => {
  it('are shown one by one', async () => {
    const { endpoints } = await at.api.endpointList({});
    const { services } = await at.api.serviceList({});
    expect(endpoints).toHaveLength(services.length);
    for (const { id: service_id } of services) {
      const { service } = await at.api.serviceShow({ params: { service_id } });
      const found = await at.api.endpointList({ query: { service_id, interface: 'public' } });
      const [one] = found.endpoints;
      expect(service.id).toBe(service_id);
      expect(
        (await at.api.endpointShow({ params: { endpoint_id: one?.id ?? '' } })).endpoint,
      ).toEqual(one);
    }
    expect((await at.api.endpointList({ query: { interface: 'admin' } })).endpoints).toEqual([]);
    expect(await refusalOf(at.api.serviceShow({ params: { service_id: 'x' } }))).toEqual([
      404,
      '404',
    ]);
  });
});

describe('what passwords have to look like', () => {
  it.each([2, 3, 4])('is a regular expression that says what the rule says: %i kinds', (kinds) => {
    const rules = { minimumLength: 9, kinds, repeated: 2, notUsername: false };
    const regex = new RegExp(passwordRegex(rules));
    for (const password of [
      'abcdefghij',
      'abcdefgh1',
      'Abcdefgh1',
      'Abcdefg1!',
      'Abcdef1!',
      'Abcdefg111!',
      'Abc defg1!',
      `Abcdefg1!${'xy'.repeat(12)}`,
    ])
      expect([password, regex.test(password)]).toEqual([
        password,
        passwordProblem(password, { name: 'ann' }, rules) === undefined,
      ]);
  });

  it('is told to everybody of the account, whole or in parts', async () => {
    const { config } = await at.api.securityComplianceShow(own());
    const part = (option: string) =>
      at.api.securityComplianceOption({ params: { domain_id: at.domain_id, option } });
    expect((await part('password_regex')).config).toEqual({
      password_regex: config.security_compliance.password_regex,
    });
    expect(config.security_compliance.password_regex_description).toContain('8 to 32 characters');
    expect(await refusalOf(part('other'))).toEqual([404, '404']);
  });
});

describe('permissions that clients of Keystone grant to users', () => {
  it('count where they were granted', async () => {
    await at.api.userCreate({ body: { user: { name: 'bob', domain_id: at.domain_id } } });
    const user_id = (await at.api.userList({ query: { name: 'bob' } })).users[0]?.id ?? '';
    const roleOf = async (display_name: string) =>
      (await at.api.roleList({ query: { display_name } })).roles.find(
        (role) => role.display_name === display_name,
      )?.id ?? '';
    const readIam = await roleOf('IAM ReadOnlyAccess');
    const bob = at.apiAs('bob');
    const onDomain = { domain_id: at.domain_id, user_id, role_id: readIam };
    expect(await refusalOf(bob.userList({}))).toEqual([403, '403']);
    await at.api.userGrantOnDomain({ params: onDomain });
    await bob.userList({});
    await at.api.userCheckOnDomain({ params: onDomain });
    expect((await at.api.userRolesOnDomain({ params: onDomain })).roles).toHaveLength(1);
    await at.api.userRevokeOnDomain({ params: onDomain });
    expect(await refusalOf(at.api.userCheckOnDomain({ params: onDomain }))).toEqual([
      404,
      'UNREADABLE',
    ]);
    expect(await refusalOf(bob.userList({}))).toEqual([403, '403']);

    const { projects } = await at.api.projectList({ query: { name: 'ap-southeast-3' } });
    const project_id = projects[0]?.id ?? '';
    const onProject = { project_id, user_id, role_id: await roleOf('ECS ReadOnlyAccess') };
    await at.api.userGrantOnProject({ params: onProject });
    await bob.ecsServerList({ params: { project_id } });
    await at.api.userCheckOnProject({ params: onProject });
    expect((await at.api.userRolesOnProject({ params: onProject })).roles).toHaveLength(1);
    expect(
      (await at.api.userEnterpriseProjectList({ params: { user_id } }))['enterprise-projects'],
    ).toEqual([]);
    await at.api.userRevokeOnProject({ params: onProject });
    expect(await refusalOf(bob.ecsServerList({ params: { project_id } }))).toEqual([
      403,
      expect.any(String),
    ]);
  });
});
