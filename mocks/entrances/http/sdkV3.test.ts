import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, textIn, within, type SdkCall } from '#mocks/testing/sdk.ts';
import { sdkV3Makers } from '#mocks/testing/sdkV3Makers.ts';

let http: HttpTestBackend;
let admin: Administrator;
let global: SdkCall;
let basic: SdkCall;
let make: ReturnType<typeof sdkV3Makers>;

beforeAll(async () => {
  http = await startHttp('flexusl');
  admin = http.admin;
  global = sdkFor(admin).global('v3');
  basic = sdkFor(admin).basic('v3');
  make = sdkV3Makers(global, admin.domainId);
});
afterAll(() => http.close());

describe('people through the official SDK', () => {
  it('users are created in both ways, listed, changed and deleted', async () => {
    const userId = await make.user('sdk-user');
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
    expect(await httpStatusOf(global('keystoneDeleteUser', { userId }))).toBe(204);
    await expect(global('showUser', { userId })).rejects.toMatchObject({ httpStatusCode: 404 });
  });

  it('groups and memberships come and go', async () => {
    const groupId = await make.group('sdk-group');
    const userId = await make.user('sdk-member');
    expect(await httpStatusOf(global('keystoneAddUserToGroup', { groupId, userId }))).toBe(204);
    expect(await httpStatusOf(global('keystoneAddUserToGroup', { groupId, userId }))).toBe(204);
    expect(await httpStatusOf(global('keystoneCheckUserInGroup', { groupId, userId }))).toBe(204);
    expect(await global('keystoneListUsersForGroupByAdmin', { groupId })).toMatchObject({
      users: [{ id: userId }],
    });
    expect(await global('keystoneListGroupsForUser', { userId })).toMatchObject({
      groups: [{ id: groupId }],
    });
    expect(await httpStatusOf(global('keystoneRemoveUserFromGroup', { groupId, userId }))).toBe(
      204,
    );
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
    expect(await httpStatusOf(global('keystoneDeleteGroup', { groupId }))).toBe(204);
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
    const roleId = await make.role('COC ReadOnlyAccess');
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
    const agencyId = await make.agency('SdkDelegation');
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

describe('the account through the official SDK', () => {
  it('agencies are listed, shown, changed and deleted', async () => {
    const agencyId = await make.agency('SdkAgency');
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
    expect(await httpStatusOf(global('deleteAgency', { agencyId }))).toBe(204);
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

it('no handler failed behind all this', () => expect(http.defects).toEqual([]));
