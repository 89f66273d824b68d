import { describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

const status = (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: { status: number }) => error.status,
  );

/** Ids of what the tests grant to whom, in a world with a group, a user, an agency, a project and an enterprise project. */
async function setUp() {
  const test = await createTestBackend({ scenario: 'flexusl' });
  const { api } = test;
  const domain_id = (await api.authDomainList({})).domains[0]?.id ?? '';
  const role = async (name: string) =>
    (await api.roleList({ query: { display_name: name } })).roles.find(
      ({ display_name }) => display_name === name,
    )?.id ?? '';
  const { group } = await api.groupCreate({ body: { group: { name: 'holders' } } });
  const { agency } = await api.agencyCreate({
    body: { agency: { name: 'helpers', domain_id, trust_domain_name: 'PartnerCo' } },
  });
  const { user } = await api.userCreate({ body: { user: { name: 'ann', domain_id } } });
  const project_id =
    (await api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
  const enterprise_project_id =
    (await api.enterpriseProjectList({})).enterprise_projects.find(({ name }) => name !== 'default')
      ?.id ?? '';
  const params = {
    domain_id,
    group_id: group.id,
    agency_id: agency.id,
    user_id: user.id,
    project_id,
    enterprise_project_id,
  };
  return { test, api, role, params };
}

type Api = TestBackend['api'];
type Params = Awaited<ReturnType<typeof setUp>>['params'] & { readonly role_id: string };
type Family = {
  readonly grant: (api: Api, params: Params) => Promise<unknown>;
  readonly check?: (api: Api, params: Params) => Promise<unknown>;
  readonly revoke: (api: Api, params: Params) => Promise<unknown>;
  readonly list?: (api: Api, params: Params) => Promise<{ roles: readonly { id: string }[] }>;
};

const batch = ({ agency_id, enterprise_project_id, role_id }: Params) => ({
  body: { role_assignments: [{ agency_id, enterprise_project_id, role_id }] },
});
const families: Readonly<Record<string, Family>> = {
  'group on all resources': {
    grant: (api, params) => api.groupGrantOnAll({ params }),
    check: (api, params) => api.groupCheckOnAll({ params }),
    revoke: (api, params) => api.groupRevokeOnAll({ params }),
    list: (api, params) => api.groupRolesOnAll({ params }),
  },
  'group on global services': {
    grant: (api, params) => api.groupGrantOnDomain({ params }),
    check: (api, params) => api.groupCheckOnDomain({ params }),
    revoke: (api, params) => api.groupRevokeOnDomain({ params }),
    list: (api, params) => api.groupRolesOnDomain({ params }),
  },
  'group on a project': {
    grant: (api, params) => api.groupGrantOnProject({ params }),
    check: (api, params) => api.groupCheckOnProject({ params }),
    revoke: (api, params) => api.groupRevokeOnProject({ params }),
    list: (api, params) => api.groupRolesOnProject({ params }),
  },
  'group on an enterprise project': {
    grant: (api, params) => api.groupGrantOnEnterpriseProject({ params }),
    revoke: (api, params) => api.groupRevokeOnEnterpriseProject({ params }),
    list: (api, params) => api.groupRolesOnEnterpriseProject({ params }),
  },
  'user on an enterprise project': {
    grant: (api, params) => api.userGrantOnEnterpriseProject({ params }),
    revoke: (api, params) => api.userRevokeOnEnterpriseProject({ params }),
    list: (api, params) => api.userRolesOnEnterpriseProject({ params }),
  },
  'agency on all resources': {
    grant: (api, params) => api.agencyGrantOnAll({ params }),
    check: (api, params) => api.agencyCheckOnAll({ params }),
    revoke: (api, params) => api.agencyRevokeOnAll({ params }),
    list: (api, params) => api.agencyRolesOnAll({ params }),
  },
  'agency on global services': {
    grant: (api, params) => api.agencyGrantOnDomain({ params }),
    check: (api, params) => api.agencyCheckOnDomain({ params }),
    revoke: (api, params) => api.agencyRevokeOnDomain({ params }),
    list: (api, params) => api.agencyRolesOnDomain({ params }),
  },
  'agency on a project': {
    grant: (api, params) => api.agencyGrantOnProject({ params }),
    check: (api, params) => api.agencyCheckOnProject({ params }),
    revoke: (api, params) => api.agencyRevokeOnProject({ params }),
    list: (api, params) => api.agencyRolesOnProject({ params }),
  },
  'agency on an enterprise project': {
    grant: (api, params) => api.agencyGrantOnEnterpriseProject(batch(params)),
    revoke: (api, params) => api.agencyRevokeOnEnterpriseProject(batch(params)),
  },
};
const fitting = (family: string): string =>
  family.includes('global') || family.includes('all') ? 'IAM ReadOnlyAccess' : 'ECS ReadOnlyAccess';

describe.each(Object.entries(families))('%s', (name, { grant, check, revoke, list }) => {
  it('is granted once, listed, checked and revoked once', async () => {
    const { api, role, params, test } = await setUp();
    const all = { ...params, role_id: await role(fitting(name)) };
    const before = test.backend.controls.commits().length;
    expect(await status(check?.(api, all) ?? revoke(api, all))).toBe(404);
    expect(await status(revoke(api, all))).toBe(404);
    await grant(api, all);
    await grant(api, all);
    expect(test.backend.controls.commits()).toHaveLength(before + 1);
    await check?.(api, all);
    expect((await list?.(api, all))?.roles.map(({ id }) => id) ?? [all.role_id]).toEqual([
      all.role_id,
    ]);
    await revoke(api, all);
    expect(await status(revoke(api, all))).toBe(404);
    expect((await list?.(api, all))?.roles ?? []).toEqual([]);
  });

  it('asks for things that are there, in the own account', async () => {
    const { api, test, role, params } = await setUp();
    const all = { ...params, role_id: await role(fitting(name)) };
    const unknown = {
      domain_id: 'x',
      group_id: 'x',
      agency_id: 'x',
      user_id: 'x',
      project_id: 'x',
      enterprise_project_id: 'x',
    };
    expect(await status(grant(api, { ...all, role_id: 'x' }))).toBe(404);
    expect(
      await status(
        grant(api, {
          ...all,
          group_id: unknown.group_id,
          agency_id: unknown.agency_id,
          user_id: unknown.user_id,
        }),
      ),
    ).toBe(404);
    expect(
      await status(
        grant(api, {
          ...all,
          domain_id: unknown.domain_id,
          project_id: unknown.project_id,
          enterprise_project_id: unknown.enterprise_project_id,
        }),
      ),
    ).toBeGreaterThanOrEqual(403);
    expect(await status(grant(test.apiAs('PartnerCo/admin'), all))).toBeGreaterThanOrEqual(403);
  });
});

describe('what fits where', () => {
  it.each([
    ['group on global services', 'ECS ReadOnlyAccess', 200],
    ['group on a project', 'IAM ReadOnlyAccess', 200],
    ['group on a project', 'Tenant Guest', 200],
    ['group on global services', 'Tenant Guest', 200],
    ['group on all resources', 'ECS ReadOnlyAccess', 200],
    ['group on an enterprise project', 'Tenant Guest', 403],
    ['agency on all resources', 'Agent Operator', 403],
    ['agency on global services', 'Agent Operator', 403],
    ['agency on global services', 'Security Administrator', 200],
    ['agency on a project', 'Security Administrator', 403],
    ['group on global services', 'Agent Operator', 200],
  ])('%s: %s → %i', async (family, name, expected) => {
    const { api, role, params } = await setUp();
    expect(
      await status(
        families[family]?.grant(api, { ...params, role_id: await role(name) }) ??
          Promise.reject(new Error(family)),
      ),
    ).toBe(expected);
  });

  it('a grant counts where it was made: globally, in its project, everywhere', async () => {
    const { test, api, role, params } = await setUp();
    await api.groupUserAdd({ params });
    const ann = test.apiAs('ann');
    const other = (await api.projectList({ query: { name: 'cn-north-4' } })).projects[0]?.id;
    const ask = async () =>
      (
        await ann.decisionBatch({
          body: {
            questions: [
              { action: 'iam:users:listUsers' },
              { action: 'ecs:cloudServers:list', projectId: params.project_id },
              { action: 'ecs:cloudServers:list', projectId: other },
            ],
          },
        })
      ).decisions.map(({ allowed }) => allowed);
    expect(await ask()).toEqual([false, false, false]);
    await api.groupGrantOnDomain({
      params: { ...params, role_id: await role('IAM ReadOnlyAccess') },
    });
    expect(await ask()).toEqual([true, false, false]);
    await api.groupGrantOnProject({
      params: { ...params, role_id: await role('ECS ReadOnlyAccess') },
    });
    expect(await ask()).toEqual([true, true, false]);
    await api.groupGrantOnAll({ params: { ...params, role_id: await role('ECS ReadOnlyAccess') } });
    expect(await ask()).toEqual([true, true, true]);
  });
});

describe('authorization records', () => {
  it('are filtered by permission, principal and scope', async () => {
    const { api, role, params } = await setUp();
    const [iam, ecs] = [await role('IAM ReadOnlyAccess'), await role('ECS ReadOnlyAccess')];
    await api.groupUserAdd({ params });
    await api.groupGrantOnAll({ params: { ...params, role_id: iam } });
    await api.groupGrantOnDomain({ params: { ...params, role_id: iam } });
    await api.groupGrantOnProject({ params: { ...params, role_id: ecs } });
    await api.userGrantOnEnterpriseProject({ params: { ...params, role_id: ecs } });
    await api.agencyGrantOnAll({ params: { ...params, role_id: iam } });
    const count = async (query: object) =>
      (await api.roleAssignmentList({ query: { domain_id: params.domain_id, ...query } }))
        .total_num;
    const everything = await count({});
    expect(await count({ 'subject.group_id': params.group_id })).toBe(3);
    expect(await count({ 'subject.group_id': params.group_id, role_id: iam })).toBe(2);
    expect(await count({ 'subject.user_id': params.user_id })).toBe(4);
    expect(await count({ 'subject.user_id': params.user_id, include_group: false })).toBe(1);
    expect(
      await count({ 'subject.agency_id': params.agency_id, scope: 'domain', is_inherited: true }),
    ).toBe(1);
    expect(
      await count({ 'subject.group_id': params.group_id, scope: 'domain', is_inherited: false }),
    ).toBe(1);
    expect(await count({ 'scope.project_id': params.project_id })).toBe(1);
    expect(await count({ 'scope.enterprise_projects_id': params.enterprise_project_id })).toBe(1);
    expect(
      (await count({ subject: 'user' })) +
        (await count({ subject: 'group' })) +
        (await count({ subject: 'agency' })),
    ).toBe(everything);
    const { role_assignments } = await api.roleAssignmentList({
      query: { domain_id: params.domain_id, 'subject.agency_id': params.agency_id },
    });
    expect(role_assignments).toEqual([
      {
        agency: { id: params.agency_id },
        role: { id: iam },
        scope: { domain: { id: params.domain_id } },
        is_inherited: true,
      },
    ]);
    expect(
      (
        await api.roleAssignmentList({
          query: { domain_id: params.domain_id, page: 2, per_page: 2 },
        })
      ).role_assignments,
    ).toHaveLength(2);
  });

  it('refuse filters that exclude each other, half a page, and more than 50 a page', async () => {
    const { api, params } = await setUp();
    const ask = (query: object) =>
      status(api.roleAssignmentList({ query: { domain_id: params.domain_id, ...query } }));
    expect(await ask({ subject: 'user', 'subject.user_id': 'x' })).toBe(400);
    expect(await ask({ scope: 'domain', 'scope.project_id': 'x' })).toBe(400);
    expect(await ask({ is_inherited: true })).toBe(400);
    expect(await ask({ page: 1 })).toBe(400);
    expect(await ask({ page: 1, per_page: 51 })).toBe(400);
    expect(await ask({ domain_id: 'x' })).toBe(403);
  });
});

describe('agencies', () => {
  it.each([
    [undefined, 'FOREVER', null],
    ['FOREVER', 'FOREVER', null],
    ['ONEDAY', '24', '2026-01-16T12:00:00.000000'],
    [20, '480', '2026-02-04T12:00:00.000000'],
    ['20', '480', '2026-02-04T12:00:00.000000'],
  ])('valid for %j answer %j and %j', async (duration, answered, expires) => {
    const { api, params } = await setUp();
    const { agency } = await api.agencyCreate({
      body: {
        agency: {
          name: 'x',
          domain_id: params.domain_id,
          trust_domain_name: 'op_svc_coc',
          ...(duration !== undefined && { duration }),
        },
      },
    });
    expect(agency).toMatchObject({
      duration: answered,
      expire_time: expires,
      create_time: '2026-01-15T12:00:00.000000',
      trust_domain_name: 'op_svc_coc',
    });
  });

  it('refuse what they cannot be', async () => {
    const { api, params } = await setUp();
    const create = (agency: object) =>
      status(
        api.agencyCreate({
          body: {
            agency: {
              name: 'x',
              domain_id: params.domain_id,
              trust_domain_name: 'PartnerCo',
              ...agency,
            },
          },
        }),
      );
    expect(await create({ name: 'helpers' })).toBe(409);
    expect(await create({ name: 'x'.repeat(65) })).toBe(400);
    expect(await create({ trust_domain_name: undefined })).toBe(400);
    expect(await create({ trust_domain_name: 'Nowhere' })).toBe(404);
    expect(await create({ duration: 'TWODAYS' })).toBe(400);
    expect(await create({ duration: 0 })).toBe(400);
    expect(await create({ description: 'a & b' })).toBe(400);
    await expect(
      api.agencyUpdate({ params, body: { agency: { trust_domain_name: 'Nowhere' } } }),
    ).rejects.toMatchObject({ status: 404, message: 'TrustDomainNotFound' });
    expect(await status(api.agencyUpdate({ params, body: { agency: {} } }))).toBe(400);
  });

  it('are found by name and by whom they trust, change, and take their grants along', async () => {
    const { api, role, params, test } = await setUp();
    const role_id = await role('IAM ReadOnlyAccess');
    await api.agencyGrantOnAll({ params: { ...params, role_id } });
    const partner = (await test.apiAs('PartnerCo/admin').authDomainList({})).domains[0]?.id ?? '';
    expect(
      (await api.agencyList({ query: { trust_domain_id: partner } })).agencies.map(
        ({ name }) => name,
      ),
    ).toContain('helpers');
    expect((await api.agencyList({ query: { name: 'helpers' } })).agencies).toHaveLength(1);
    expect(
      (await api.agencyList({ query: { limit: 1, name__contains: 'HELP' } })).total_number,
    ).toBe(1);
    const { agency } = await api.agencyUpdate({
      params,
      body: { agency: { description: 'changed', duration: 3 } },
    });
    expect(agency).toMatchObject({
      name: 'helpers',
      description: 'changed',
      duration: '72',
      trust_domain_name: 'PartnerCo',
    });
    await api.agencyDelete({ params });
    expect(
      test.backend.controls.world().tables.grants.count('subject', `agency/${params.agency_id}`),
    ).toBe(0);
  });

  it('end at their quota with the documented words', async () => {
    const { api, params } = await setUp();
    const { quotas } = await api.quotaOnDomain({ params, query: { type: 'agency' } });
    const { quota = 0, used = 0 } = quotas.resources[0] ?? {};
    const create = (name: string) =>
      api.agencyCreate({
        body: { agency: { name, domain_id: params.domain_id, trust_domain_name: 'PartnerCo' } },
      });
    for (let index = used; index < quota; index += 1) await create(`a${index}`);
    await expect(create('toomany')).rejects.toMatchObject({
      status: 403,
      message: 'The number of agencies has reached the maximum.',
    });
  });
});

it('lists of what a group holds link to themselves', async () => {
  const { test, params } = await setUp();
  const { domain_id, group_id, project_id, enterprise_project_id } = params;
  for (const path of [
    `/v3/OS-INHERIT/domains/${domain_id}/groups/${group_id}/roles/inherited_to_projects`,
    `/v3/domains/${domain_id}/groups/${group_id}/roles`,
    `/v3/projects/${project_id}/groups/${group_id}/roles`,
    `/v3.0/OS-PERMISSION/enterprise-projects/${enterprise_project_id}/groups/${group_id}/roles`,
  ]) {
    const answer = (await (await test.fetch(path, { as: 'admin' })).json()) as {
      links: { self: string };
    };
    expect(new URL(answer.links.self).pathname).toBe(path);
  }
});
