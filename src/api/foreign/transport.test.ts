import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../client.ts';
import { contract } from '../contract/index.ts';
import { completeAnswer } from './complete.ts';
import { foreignTransport } from './transport.ts';

const origin = 'http://keystone.test:5000';
const html = (status: number) =>
  new Response('<!doctype html><title>404 Not Found</title>', {
    status,
    headers: { 'Content-Type': 'text/html' },
  });

/** Answers recorded from Keystone 22. */
const user = {
  id: '5a0d',
  name: 'ann',
  domain_id: 'default',
  enabled: true,
  password_expires_at: null,
  options: {},
  links: { self: `${origin}/v3/users/5a0d` },
};
const group = {
  id: '77c1',
  name: 'readers',
  domain_id: 'default',
  description: '',
  links: { self: `${origin}/v3/groups/77c1` },
};
const role = {
  id: '9fe2',
  name: 'member',
  domain_id: null,
  description: null,
  options: {},
  links: { self: `${origin}/v3/roles/9fe2` },
};
const project = {
  id: 'aa01',
  name: 'admin',
  domain_id: 'default',
  description: 'Bootstrap project',
  enabled: true,
  parent_id: 'default',
  is_domain: false,
  tags: [],
  options: {},
  links: { self: `${origin}/v3/projects/aa01` },
};
const links = { self: `${origin}/v3`, previous: null, next: null };

const answers: Readonly<Record<string, (request: Request) => Promise<Response> | Response>> = {
  'GET /v3/users': () => Response.json({ users: [user], links }),
  'GET /v3/users/5a0d': () => Response.json({ user }),
  'POST /v3/users': async (request) =>
    Response.json(
      {
        user: {
          ...user,
          ...((await request.json()) as { user: object }).user,
          password: undefined,
        },
      },
      { status: 201 },
    ),
  'GET /v3/groups': () => Response.json({ groups: [group], links }),
  'GET /v3/projects': () => Response.json({ projects: [project], links }),
  'GET /v3/roles': () => Response.json({ roles: [role], links }),
  'HEAD /v3/groups/77c1/users/5a0d': () => new Response(null, { status: 204 }),
  'GET /v3/groups/none': () =>
    Response.json(
      { error: { code: 404, message: 'Could not find group: none.', title: 'Not Found' } },
      { status: 404 },
    ),
};

vi.stubGlobal(
  'fetch',
  async (request: Request) =>
    (await answers[`${request.method} ${new URL(request.url).pathname}`]?.(request)) ?? html(404),
);
afterEach(() => vi.clearAllMocks());

const api = createClient(contract, { ...foreignTransport(origin), token: () => 'gAAAA' });

describe('a real Keystone behind the console', () => {
  it('lists users, groups, projects and roles in the shapes of the contract', async () => {
    expect((await api.userList({ query: { limit: 10 } })).users).toMatchObject([
      { name: 'ann', description: '' },
    ]);
    expect((await api.groupList({})).groups).toMatchObject([{ name: 'readers', create_time: 0 }]);
    expect((await api.projectList({})).projects).toMatchObject([{ name: 'admin' }]);
    expect((await api.roleList({})).roles).toMatchObject([
      { display_name: 'member', description: '' },
    ]);
  });

  it('shows and creates users through its own calls, with the fields it knows', async () => {
    expect((await api.userDetail({ params: { user_id: '5a0d' } })).user).toMatchObject({
      name: 'ann',
      email: '',
      pwd_strength: 'None',
    });
    const { user: created } = await api.userCreate({
      body: { user: { name: 'bob', domain_id: 'default', password: 'x', access_mode: 'console' } },
    });
    expect(created).toMatchObject({ name: 'bob', access_mode: 'default' });
  });

  it('says what is not available, apart from what is not found', async () => {
    await expect(api.agencyList({ query: {} })).rejects.toMatchObject({
      code: 'NOT_AVAILABLE',
      message: 'The connected service has no v3.0/OS-AGENCY.',
    });
    await expect(api.v5PolicyList({})).rejects.toMatchObject({ code: 'NOT_AVAILABLE' });
    await expect(api.decisionBatch({ body: { questions: [] } })).rejects.toMatchObject({
      code: 'NOT_AVAILABLE',
    });
    await expect(api.groupShow({ params: { group_id: 'none' } })).rejects.toMatchObject({
      status: 404,
      code: '404',
    });
  });

  it('passes answers without a body on', async () =>
    expect(
      await api.groupUserCheck({ params: { group_id: '77c1', user_id: '5a0d' } }),
    ).toBeUndefined());

  it('leaves alone what it does not know', () =>
    expect(completeAnswer({ things: [{ a: 1 }], links })).toEqual({ things: [{ a: 1 }], links }));
});
