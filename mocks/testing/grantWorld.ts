import { createTestBackend } from './testBackend.ts';

/**
 * Ids of what the tests grant to whom, in a world with a group, a user, an agency, a project and an
 * enterprise project.
 */
export async function openGrantWorld() {
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
