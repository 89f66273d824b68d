import { createClient } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import { askParts, findOut } from '#src/api/foreign/findings.ts';
import { foreignTransport, hasPath } from '#src/api/foreign/transport.ts';
import { limitOffer } from '#src/api/offer.ts';
import { problemFrom, type Problem } from '#src/api/problem.ts';

/** How many users stand there with `admin`; made beforehand. */
export const others = 24;

type Keystone = { readonly origin: string; readonly password: string };

/** Signs somebody in as the console's form does. */
async function signIn({ origin, password }: Keystone): Promise<string | Problem> {
  const user = { name: 'admin', password, domain: { name: 'Default' } };
  const response = await foreignTransport(origin).send(
    new Request(`${origin}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: { methods: ['password'], password: { user } },
          scope: { domain: { name: 'Default' } },
        },
      }),
    }),
  );
  return response.ok ? (response.headers.get('X-Subject-Token') ?? '') : problemFrom(response);
}

/** What is thrown by a call; a call that succeeds is a fault. */
async function refusalOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (problem) {
    return problem as Problem; // the client throws nothing else
  }
  throw new Error('This call was expected to be refused.');
}

/**
 * What the console does at a Keystone, once: it finds out what is there, signs in, reads lists by
 * pages, works on a user, a group and a project, grants at each scope, and takes everything back.
 */
export async function play(keystone: Keystone) {
  const { origin } = keystone;
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const findings = await findOut(origin, contract, { storage, again: true });
  limitOffer(hasPath);
  const wrongPassword = await signIn({ origin, password: 'wrong' });
  const token = await signIn(keystone);
  if (typeof token !== 'string') throw token;
  const api = createClient(contract, { ...foreignTransport(origin), token: () => token });

  const pages = [];
  for (const offset of [0, 10, 20]) {
    const query = { limit: 10, offset, sort_key: 'name', sort_dir: 'asc' } as const;
    pages.push(await api.userList({ query }));
  }
  const found = await api.userList({ query: { limit: 10, name__contains: '-07' } });
  const { roles } = await api.roleList({});
  const role_id = roles.find(({ name }) => name === 'reader')?.id ?? '';
  const domain_id = 'default';

  const drafted = {
    name: 'replayed',
    domain_id,
    password: 'Rehearse@2026',
    access_mode: 'console',
  };
  const { user } = await api.userCreate({ body: { user: drafted } });
  const params = { user_id: user.id };
  await api.userUpdate({ params, body: { user: { description: 'Changed', enabled: false } } });
  const changed = (await api.userDetail({ params })).user;
  const { group } = await api.groupCreate({ body: { group: { name: 'replayed', domain_id } } });
  const group_id = group.id;
  await api.groupUserAdd({ params: { group_id, user_id: user.id } });
  const members = await api.groupUserList({
    params: { group_id },
    query: { limit: 10, offset: 0 },
  });
  const { project } = await api.projectCreate({
    body: { project: { name: 'replayed', domain_id } },
  });
  const project_id = project.id;

  const records = (query: object) => api.roleAssignmentList({ query: { domain_id, ...query } });
  await api.groupGrantOnProject({ params: { project_id, group_id, role_id } });
  await api.groupGrantOnDomain({ params: { domain_id, group_id, role_id } });
  await api.groupGrantOnAll({ params: { domain_id, group_id, role_id } });
  const ofGroup = await records({ 'subject.group_id': group_id, page: 1, per_page: 50 });
  const ofUser = await records({ 'subject.user_id': user.id, include_group: true });
  const ofAccount = await records({ page: 1, per_page: 2 });
  const inProject = await api.groupRolesOnProject({ params: { project_id, group_id } });
  await api.groupRevokeOnProject({ params: { project_id, group_id, role_id } });
  await api.groupRevokeOnDomain({ params: { domain_id, group_id, role_id } });
  await api.groupRevokeOnAll({ params: { domain_id, group_id, role_id } });
  const afterwards = await records({ 'subject.group_id': group_id });

  await api.groupUserRemove({ params: { group_id, user_id: user.id } });
  await api.groupDelete({ params: { group_id } });
  await api.userDelete({ params });
  const gone = await refusalOf(api.userDetail({ params }));
  const missing = await refusalOf(api.agencyList({ query: {} }));
  return {
    findings,
    wrongPassword,
    pages,
    found,
    roles,
    changed,
    members,
    project,
    grants: { ofGroup, ofUser, ofAccount, inProject, afterwards },
    ids: { user: user.id, group: group_id, project: project_id, role: role_id },
    gone,
    missing,
  };
}

/** Whether a service answers, before anything is played. */
export const isThere = async (origin: string): Promise<boolean> =>
  (await askParts(origin, { versionShow: contract.versionShow })).length > 0;
