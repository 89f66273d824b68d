import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { startHttp, type HttpRig } from '#mocks/testing/httpBackend.ts';
import { sdkFor, textIn, within, type SdkCall } from '#mocks/testing/sdk.ts';

let rig: HttpRig;
let admin: Administrator;
let global: SdkCall;
let basic: SdkCall;

beforeAll(async () => {
  rig = await startHttp('flexusl');
  admin = rig.admin;
  global = sdkFor(admin).global('v3');
  basic = sdkFor(admin).basic('v3');
});
afterAll(() => rig.close());

const roleNamed = async (display_name: string): Promise<string> => {
  const { roles } = await global('keystoneListPermissions', { displayName: display_name });
  const found = (roles as { id: string; display_name: string }[]).find(
    (role) => role.display_name === display_name,
  );
  if (found === undefined) throw new Error(`There is no ${display_name}`);
  return found.id;
};
const status = async (call: Promise<{ httpStatusCode: number }>): Promise<number> =>
  (await call).httpStatusCode;
const groupNamed = async (name: string): Promise<string> =>
  textIn(
    await global('keystoneCreateGroup', {
      body: { group: { name, description: 'd', domain_id: admin.domainId } },
    }),
    'group',
    'id',
  );
const userNamed = async (name: string): Promise<string> =>
  textIn(
    await global('createUser', {
      body: {
        user: { name, domain_id: admin.domainId, password: 'Practice-2026!', enabled: true },
      },
    }),
    'user',
    'id',
  );
const agencyNamed = async (name: string): Promise<string> =>
  textIn(
    await global('createAgency', {
      body: {
        agency: {
          name,
          domain_id: admin.domainId,
          trust_domain_name: 'op_svc_coc',
          duration: 'FOREVER',
        },
      },
    }),
    'agency',
    'id',
  );

describe('people through the official SDK', () => {
  it('users are created in both ways, listed, changed and deleted', async () => {
    const userId = await userNamed('sdk-user');
    const basicUser = textIn(
      await global('keystoneCreateUser', {
        body: { user: { name: 'sdk-basic', domain_id: admin.domainId } },
      }),
      'user',
      'id',
    );
    const { users } = await global('keystoneListUsers', {
      domainId: admin.domainId,
      name: 'sdk-user',
      enabled: true,
    });
    expect(users).toMatchObject([
      { id: userId, name: 'sdk-user', links: { self: `${admin.url}/v3/users/${userId}` } },
    ]);
    expect(await global('keystoneShowUser', { userId: basicUser })).toMatchObject({
      user: { name: 'sdk-basic' },
    });
    expect(await global('showUser', { userId })).toMatchObject({
      user: { is_domain_owner: false },
    });
    expect(
      await global('updateUser', { userId, body: { user: { description: 'changed' } } }),
    ).toMatchObject({ user: { description: 'changed' }, httpStatusCode: 200 });
    expect(
      await global('keystoneUpdateUserByAdmin', {
        userId,
        body: { user: { description: 'again' } },
      }),
    ).toMatchObject({ user: { description: 'again' } });
    expect(await status(global('keystoneDeleteUser', { userId }))).toBe(204);
    await expect(global('showUser', { userId })).rejects.toMatchObject({ httpStatusCode: 404 });
  });

  it('groups and memberships come and go', async () => {
    const groupId = await groupNamed('sdk-group');
    const userId = await userNamed('sdk-member');
    expect(await status(global('keystoneAddUserToGroup', { groupId, userId }))).toBe(204);
    expect(await status(global('keystoneAddUserToGroup', { groupId, userId }))).toBe(204);
    expect(await status(global('keystoneCheckUserInGroup', { groupId, userId }))).toBe(204);
    expect(await global('keystoneListUsersForGroupByAdmin', { groupId })).toMatchObject({
      users: [{ id: userId }],
    });
    expect(await global('keystoneListGroupsForUser', { userId })).toMatchObject({
      groups: [{ id: groupId }],
    });
    expect(await status(global('keystoneRemoveUserFromGroup', { groupId, userId }))).toBe(204);
    await expect(global('keystoneCheckUserInGroup', { groupId, userId })).rejects.toMatchObject({
      httpStatusCode: 404,
    });
    expect(
      await global('keystoneUpdateGroup', { groupId, body: { group: { name: 'sdk-renamed' } } }),
    ).toMatchObject({ group: { name: 'sdk-renamed' } });
    expect(
      await global('keystoneListGroups', { domainId: admin.domainId, name: 'sdk-renamed' }),
    ).toMatchObject({ groups: [{ id: groupId }] });
    await expect(
      global('keystoneCreateGroup', { body: { group: { name: 'sdk-renamed' } } }),
    ).rejects.toMatchObject({ httpStatusCode: 409 });
    expect(await status(global('keystoneDeleteGroup', { groupId }))).toBe(204);
  });
});

describe('permissions through the official SDK', () => {
  it('are listed and shown', async () => {
    const system = await global('keystoneListPermissions', {
      page: 1,
      perPage: 10,
      permissionType: 'policy',
      type: 'domain',
    });
    expect(system['roles']).toHaveLength(10);
    const { roles } = await global('keystoneListPermissions', { page: 9999, perPage: 300 });
    expect(roles).toEqual([]);
    const roleId = await roleNamed('COC ReadOnlyAccess');
    expect(await global('keystoneShowPermission', { roleId })).toMatchObject({
      role: { id: roleId, display_name: 'COC ReadOnlyAccess', domain_id: null },
    });
  });

  it('custom policies for services are created, replaced, listed and deleted', async () => {
    const draft = (action: string) => ({
      role: {
        display_name: 'Sdk COC',
        type: 'AX',
        description: 'd',
        policy: { Version: '1.1', Statement: [{ Action: [action], Effect: 'Allow' }] },
      },
    });
    const created = await global('createCloudServiceCustomPolicy', {
      body: draft('coc:agency:get'),
    });
    expect(created).toMatchObject({
      httpStatusCode: 201,
      role: { catalog: 'CUSTOMED', domain_id: admin.domainId },
    });
    const roleId = textIn(created, 'role', 'id');
    expect(
      await global('updateCloudServiceCustomPolicy', { roleId, body: draft('coc:agency:create') }),
    ).toMatchObject({
      httpStatusCode: 200,
      role: {
        id: roleId,
        name: textIn(created, 'role', 'name'),
        policy: { Statement: [{ Action: ['coc:agency:create'] }] },
      },
    });
    expect(await global('showCustomPolicy', { roleId })).toMatchObject({
      role: { id: roleId, references: 0 },
    });
    expect(
      within(await global('listCustomPolicies', { page: 1, perPage: 10 }), 'roles', 0, 'id'),
    ).toBe(roleId);
    expect(await global('deleteCustomPolicy', { roleId })).toMatchObject({
      httpStatusCode: 200,
      message: 'Delete success',
    });
  });

  it('custom policies for agencies are created and replaced', async () => {
    const agencyId = await agencyNamed('SdkDelegation');
    const draft = (description: string) => ({
      role: {
        display_name: 'SdkAgencyPolicy',
        type: 'AX',
        description,
        policy: {
          Version: '1.1',
          Statement: [
            {
              Action: ['iam:agencies:assume'],
              Effect: 'Allow',
              Resource: { uri: [`/iam/agencies/${agencyId}`] },
            },
          ],
        },
      },
    });
    const created = await global('createAgencyCustomPolicy', { body: draft('first') });
    expect(created).toMatchObject({ httpStatusCode: 201 });
    expect(
      await global('updateAgencyCustomPolicy', {
        roleId: textIn(created, 'role', 'id'),
        body: draft('second'),
      }),
    ).toMatchObject({ role: { description: 'second', references: '0' } });
  });
});

describe('grants through the official SDK', () => {
  /** What each scope is called, and the fields beside `roleId` and the principal. */
  const groupScopes = [
    [
      'all resources',
      'updateDomainGroupInheritRole',
      'keystoneCheckroleForGroup',
      'keystoneListAllProjectPermissionsForGroup',
      'deleteDomainGroupInheritedRole',
    ],
    [
      'global services',
      'keystoneAssociateGroupWithDomainPermission',
      'keystoneCheckDomainPermissionForGroup',
      'keystoneListDomainPermissionsForGroup',
      'keystoneRemoveDomainPermissionFromGroup',
    ],
    [
      'one project',
      'keystoneAssociateGroupWithProjectPermission',
      'keystoneCheckProjectPermissionForGroup',
      'keystoneListProjectPermissionsForGroup',
      'keystoneRemoveProjectPermissionFromGroup',
    ],
  ] as const;
  const agencyScopes = [
    [
      'all resources',
      'associateAgencyWithAllProjectsPermission',
      'checkAllProjectsPermissionForAgency',
      'listAllProjectsPermissionsForAgency',
      'removeAllProjectsPermissionFromAgency',
    ],
    [
      'global services',
      'associateAgencyWithDomainPermission',
      'checkDomainPermissionForAgency',
      'listDomainPermissionsForAgency',
      'removeDomainPermissionFromAgency',
    ],
    [
      'one project',
      'associateAgencyWithProjectPermission',
      'checkProjectPermissionForAgency',
      'listProjectPermissionsForAgency',
      'removeProjectPermissionFromAgency',
    ],
  ] as const;
  const roleFor = {
    'all resources': 'Tenant Guest',
    'global services': 'COC ReadOnlyAccess',
    'one project': 'Tenant Guest',
  } as const;

  async function walk(
    principal: Readonly<Record<string, string>>,
    [scope, grant, check, list, revoke]: readonly [
      scope: keyof typeof roleFor,
      grant: string,
      check: string,
      list: string,
      revoke: string,
    ],
  ): Promise<void> {
    const call = scope === 'one project' ? basic : global;
    const where = scope === 'one project' ? {} : { domainId: admin.domainId };
    const roleId = await roleNamed(roleFor[scope]);
    const ids = { ...where, ...principal, roleId };
    await expect(call(check, ids)).rejects.toMatchObject({ httpStatusCode: 404 });
    expect(await status(call(grant, ids))).toBe(204);
    expect(await status(call(grant, ids))).toBe(204);
    expect(await status(call(check, ids))).toBe(204);
    expect(await call(list, { ...where, ...principal })).toMatchObject({ roles: [{ id: roleId }] });
    expect(await status(call(revoke, ids))).toBe(204);
    await expect(call(revoke, ids)).rejects.toMatchObject({ httpStatusCode: 404 });
  }

  it.each(groupScopes)('to a group on %s', async (...scope) =>
    walk({ groupId: await groupNamed(`holds-${scope[0]}`) }, scope),
  );
  it.each(agencyScopes)('to an agency on %s', async (...scope) =>
    walk({ agencyId: await agencyNamed(`Holds-${scope[0].replace(' ', '-')}`) }, scope),
  );

  it('on an enterprise project to group, user and agency', async () => {
    const { tables } = rig.backend.controls.world();
    const enterpriseProjectId =
      tables.enterpriseProjects.find('name', `${admin.domainId}/operations`)?.ep_id ?? '';
    const roleId = await roleNamed('ECS FullAccess');
    const groupId = await groupNamed('ep-group');
    const userId = await userNamed('ep-user');
    const agencyId = await agencyNamed('EpAgency');
    expect(
      await status(
        global('associateRoleToGroupOnEnterpriseProject', { enterpriseProjectId, groupId, roleId }),
      ),
    ).toBe(204);
    expect(
      await status(
        global('associateRoleToUserOnEnterpriseProject', { enterpriseProjectId, userId, roleId }),
      ),
    ).toBe(204);
    const body = {
      role_assignments: [
        { agency_id: agencyId, enterprise_project_id: enterpriseProjectId, role_id: roleId },
      ],
    };
    expect(
      await status(
        global('associateRoleToAgencyOnEnterpriseProject', {
          contentType: 'application/json',
          body,
        }),
      ),
    ).toBe(200);
    for (const subject of ['subjectGroupId', 'subjectUserId', 'subjectAgencyId']) {
      const id =
        { subjectGroupId: groupId, subjectUserId: userId, subjectAgencyId: agencyId }[subject] ??
        '';
      expect(
        await global('showDomainRoleAssignments', {
          domainId: admin.domainId,
          [subject]: id,
          scopeEnterpriseProjectsId: enterpriseProjectId,
          page: 1,
          perPage: 50,
        }),
      ).toMatchObject({ total_num: 1, role_assignments: [{ role: { id: roleId } }] });
    }
    expect(
      await status(
        global('revokeRoleFromAgencyOnEnterpriseProject', {
          contentType: 'application/json',
          body,
        }),
      ),
    ).toBe(204);
    expect(
      await status(
        global('revokeRoleFromGroupOnEnterpriseProject', { enterpriseProjectId, groupId, roleId }),
      ),
    ).toBe(204);
    expect(
      await status(
        global('revokeRoleFromUserOnEnterpriseProject', { enterpriseProjectId, userId, roleId }),
      ),
    ).toBe(204);
  });

  it('a project in the path that the credential does not know is an error, not a crash', async () => {
    const groupId = await groupNamed('literal-project');
    await expect(
      global('keystoneAssociateGroupWithProjectPermission', {
        groupId,
        roleId: await roleNamed('Tenant Guest'),
      }),
    ).rejects.toMatchObject({ httpStatusCode: 404 });
  });
});

describe('the account through the official SDK', () => {
  it('agencies are listed, shown, changed and deleted', async () => {
    const agencyId = await agencyNamed('SdkAgency');
    expect(
      await global('listAgencies', {
        domainId: admin.domainId,
        name: 'SdkAgency',
        page: 1,
        perPage: 10,
      }),
    ).toMatchObject({ agencies: [{ id: agencyId, trust_domain_name: 'op_svc_coc' }] });
    expect(
      await global('updateAgency', {
        agencyId,
        body: { agency: { duration: 'ONEDAY', description: 'n' } },
      }),
    ).toMatchObject({ agency: { duration: '24' } });
    expect(await global('showAgency', { agencyId })).toMatchObject({
      agency: { description: 'n' },
    });
    expect(await status(global('deleteAgency', { agencyId }))).toBe(204);
  });

  it('projects, quotas, regions and services are told', async () => {
    expect(
      await global('keystoneListProjects', {
        domainId: admin.domainId,
        name: admin.project,
        page: 1,
        perPage: 5000,
      }),
    ).toMatchObject({ projects: [{ id: admin.projectId }] });
    expect(
      await global('keystoneCreateProject', {
        body: { project: { name: `${admin.project}_sdk`, parent_id: admin.projectId } },
      }),
    ).toMatchObject({ httpStatusCode: 201 });
    expect(
      await global('showDomainQuota', { domainId: admin.domainId, type: 'policy' }),
    ).toMatchObject({ quotas: { resources: [{ type: 'policy', quota: 200 }] } });
    expect(await basic('showProjectQuota')).toMatchObject({
      quotas: { resources: [{ type: 'project', used: 1 }] },
    });
    expect(within(await global('keystoneListRegions'), 'regions', 0, 'type')).toBe('public');
    expect(within(await global('keystoneListServices'), 'services', 0, 'type')).toBe('identity');
    expect(await global('keystoneListAuthDomains')).toMatchObject({
      domains: [{ id: admin.domainId, name: admin.account }],
    });
  });
});

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
    const groupId = await groupNamed('by-token');
    expect(
      await status(
        withToken('v3', token)('keystoneAssociateGroupWithProjectPermission', {
          groupId,
          roleId: await roleNamed('Tenant Guest'),
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
    const userId = await userNamed('key-holder');
    const { credential } = await global('createPermanentAccessKey', {
      body: { credential: { user_id: userId } },
    });
    const keys = { access: textIn(credential, 'access'), secret: textIn(credential, 'secret') };
    const own = sdkFor(admin).global('v3', keys);
    await expect(own('keystoneListUsers')).rejects.toMatchObject({ httpStatusCode: 403 });
    const groupId = await groupNamed('readers');
    await global('keystoneAddUserToGroup', { groupId, userId });
    await global('keystoneAssociateGroupWithDomainPermission', {
      domainId: admin.domainId,
      groupId,
      roleId: await roleNamed('IAM ReadOnlyAccess'),
    });
    expect(await status(own('keystoneListUsers'))).toBe(200);
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
    const partner = rig.backend.controls.world().tables.domains.find('name', 'PartnerCo')?.id ?? '';
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
    expect(await status(sdkFor(admin).global('v3', keys)('keystoneListUsers'))).toBe(200);
    await expect(
      sdkFor(admin).global('v3', { ...keys, secret: 'wrong' })('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
    await expect(
      sdkFor(admin).global('v3', { ...keys, access: admin.accessKey })('keystoneListUsers'),
    ).rejects.toMatchObject({ httpStatusCode: 401 });
  });

  it('no handler failed behind all this', () => expect(rig.defects).toEqual([]));
});
