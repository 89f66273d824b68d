import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Administrator } from '#mocks/testing/administrator.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { httpStatusOf, sdkFor, type SdkCall } from '#mocks/testing/sdk.ts';
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
    const roleId = await make.role(roleFor[scope]);
    const ids = { ...where, ...principal, roleId };
    await expect(call(check, ids)).rejects.toMatchObject({ httpStatusCode: 404 });
    expect(await httpStatusOf(call(grant, ids))).toBe(204);
    expect(await httpStatusOf(call(grant, ids))).toBe(204);
    expect(await httpStatusOf(call(check, ids))).toBe(204);
    expect(await call(list, { ...where, ...principal })).toMatchObject({ roles: [{ id: roleId }] });
    expect(await httpStatusOf(call(revoke, ids))).toBe(204);
    await expect(call(revoke, ids)).rejects.toMatchObject({ httpStatusCode: 404 });
  }

  it.each(groupScopes)('to a group on %s', async (...scope) =>
    walk({ groupId: await make.group(`holds-${scope[0]}`) }, scope),
  );
  it.each(agencyScopes)('to an agency on %s', async (...scope) =>
    walk({ agencyId: await make.agency(`Holds-${scope[0].replace(' ', '-')}`) }, scope),
  );

  it('on an enterprise project to group, user and agency', async () => {
    const { tables } = http.backend.controls.world();
    const enterpriseProjectId =
      tables.enterpriseProjects.find('name', `${admin.domainId}/operations`)?.ep_id ?? '';
    const roleId = await make.role('ECS FullAccess');
    const groupId = await make.group('ep-group');
    const userId = await make.user('ep-user');
    const agencyId = await make.agency('EpAgency');
    expect(
      await httpStatusOf(
        global('associateRoleToGroupOnEnterpriseProject', { enterpriseProjectId, groupId, roleId }),
      ),
    ).toBe(204);
    expect(
      await httpStatusOf(
        global('associateRoleToUserOnEnterpriseProject', { enterpriseProjectId, userId, roleId }),
      ),
    ).toBe(204);
    const body = {
      role_assignments: [
        { agency_id: agencyId, enterprise_project_id: enterpriseProjectId, role_id: roleId },
      ],
    };
    expect(
      await httpStatusOf(
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
      await httpStatusOf(
        global('revokeRoleFromAgencyOnEnterpriseProject', {
          contentType: 'application/json',
          body,
        }),
      ),
    ).toBe(204);
    expect(
      await httpStatusOf(
        global('revokeRoleFromGroupOnEnterpriseProject', { enterpriseProjectId, groupId, roleId }),
      ),
    ).toBe(204);
    expect(
      await httpStatusOf(
        global('revokeRoleFromUserOnEnterpriseProject', { enterpriseProjectId, userId, roleId }),
      ),
    ).toBe(204);
  });

  it('a project in the path that the credential does not know is an error, not a crash', async () => {
    const groupId = await make.group('literal-project');
    await expect(
      global('keystoneAssociateGroupWithProjectPermission', {
        groupId,
        roleId: await make.role('Tenant Guest'),
      }),
    ).rejects.toMatchObject({ httpStatusCode: 404 });
  });
});

it('no handler failed behind all this', () => expect(http.defects).toEqual([]));
