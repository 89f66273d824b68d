import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { createTestBackend, type TestBackend } from '../testing/testBackend.ts';

const problem = async (call: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem))
    throw new Error('The call was expected to fail with a problem', { cause: error });
  return error;
};

async function domainOf({ api }: TestBackend): Promise<string> {
  return (await api.authDomainList({})).domains[0]?.id ?? '';
}

/** A little of everything that writes. */
async function live(test: TestBackend): Promise<void> {
  const { api } = test;
  const domain_id = await domainOf(test);
  const { group } = await api.groupCreate({ body: { group: { name: 'operators' } } });
  const { user } = await api.userCreate({
    body: { user: { name: 'ann', domain_id, password: 'Practice-2026!' } },
  });
  await api.groupUserAdd({ params: { group_id: group.id, user_id: user.id } });
  const { role } = await api.customRoleCreate({
    body: {
      role: {
        display_name: 'Starters',
        type: 'XA',
        description: '',
        policy: {
          Version: '1.1',
          Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:start'] }],
        },
      },
    },
  });
  await api.groupGrantOnAll({ params: { domain_id, group_id: group.id, role_id: role.id } });
  await api.userUpdate({
    params: { user_id: user.id },
    body: { user: { description: 'Starts servers' } },
  });
  const { agency } = await api.agencyCreate({
    body: { agency: { name: 'helpers', domain_id, trust_domain_name: 'PartnerCo' } },
  });
  await api.agencyGrantOnAll({ params: { domain_id, agency_id: agency.id, role_id: role.id } });
  await api.customRoleDelete({ params: { role_id: role.id } });
  await api.groupDelete({ params: { group_id: group.id } });
}

describe('the journal', () => {
  it('undoes everything, newest first, to exactly the starting world', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const before = test.backend.controls.world().toJson();
    await live(test);
    expect(test.backend.controls.world().toJson()).not.toEqual(before);
    const done = test.backend.controls.commits().length;
    for (let count = 0; count < done; count += 1) await test.api.journalUndo({ body: {} });
    expect(test.backend.controls.world().toJson()).toEqual(before);
    expect((await problem(test.api.journalUndo({ body: {} }))).status).toBe(404);
    expect((await test.api.journalList({ query: {} })).next_undo).toBeUndefined();
  });

  it('lists who did what, newest first, and what was undone by what', async () => {
    const { api } = await createTestBackend();
    await api.groupCreate({ body: { group: { name: 'one' } } });
    await api.groupCreate({ body: { group: { name: 'two' } } });
    await api.journalUndo({ body: { no: 1 } });
    const { entries, total, next_undo } = await api.journalList({ query: { limit: 2 } });
    expect([total, next_undo?.no]).toEqual([3, 2]);
    expect(entries.map(({ no, call, summary, undoes }) => ({ no, call, summary, undoes }))).toEqual(
      [
        { no: 3, call: 'journalUndo', summary: 'Undo 1: Created user group one', undoes: 1 },
        { no: 2, call: 'groupCreate', summary: 'Created user group two', undoes: undefined },
      ],
    );
    expect((await api.groupList({ query: { name: 'one' } })).groups).toEqual([]);
    expect((await api.groupList({ query: { name: 'two' } })).groups).toHaveLength(1);
  });

  it('refuses to undo what has moved on, and what is undone already', async () => {
    const { api } = await createTestBackend();
    const { group } = await api.groupCreate({ body: { group: { name: 'one' } } });
    await api.groupUpdate({
      params: { group_id: group.id },
      body: { group: { description: 'changed' } },
    });
    expect((await problem(api.journalUndo({ body: { no: 1 } }))).status).toBe(409);
    await api.journalUndo({ body: { no: 2 } });
    expect((await problem(api.journalUndo({ body: { no: 2 } }))).status).toBe(409);
    expect((await api.groupShow({ params: { group_id: group.id } })).group.description).toBe('');
  });

  it('keeps no commit for a call that changes nothing', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const { api, backend } = test;
    const domain_id = await domainOf(test);
    const { groups } = await api.groupList({ query: { name: 'flexusl-users' } });
    const { users } = await api.userList({ query: { name: 'flex-operator' } });
    const { roles } = await api.roleList({ query: { display_name: 'FlexusL FullAccess' } });
    const params = {
      domain_id,
      group_id: groups[0]?.id ?? '',
      user_id: users[0]?.id ?? '',
      role_id: roles[0]?.id ?? '',
    };
    await api.groupUserAdd({ params });
    await api.groupGrantOnAll({ params });
    expect(backend.controls.commits()).toEqual([]);
  });

  it('leaves nothing behind when a call is refused half-way', async () => {
    const test = await createTestBackend({ scenario: 'flexusl' });
    const { api, backend } = test;
    const before = backend.controls.world().toJson();
    const [agency] = (await api.agencyList({})).agencies;
    const [project] = (await api.enterpriseProjectList({})).enterprise_projects;
    const { roles } = await api.roleList({ query: { display_name: 'ECS ReadOnlyAccess' } });
    const good = {
      agency_id: agency?.id ?? '',
      enterprise_project_id: project?.id ?? '',
      role_id: roles[0]?.id ?? '',
    };
    const refused = await problem(
      api.agencyGrantOnEnterpriseProject({
        body: { role_assignments: [good, { ...good, role_id: 'unknown' }] },
      }),
    );
    expect(refused.status).toBe(404);
    expect(backend.controls.world().toJson()).toEqual(before);
  });
});
