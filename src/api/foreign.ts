import { asksForPage, pageOf, readWholeList, wholeList } from './foreignPaging.ts';
import { Problem, problemFrom } from './problem.ts';
import type { Transport } from './transport.ts';

type Json = Readonly<Record<string, unknown>>;
type Adapt = (row: Json) => Json;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * What a real Keystone leaves out of the objects it shares with the published API. It has no times:
 * 0 stands for none.
 */
const adaptations: Readonly<Record<string, Adapt>> = {
  user: (row) => ({ ...row, description: text(row['description']) }),
  group: (row) => ({ create_time: 0, ...row, description: text(row['description']) }),
  project: (row) => ({
    ...row,
    parent_id: text(row['parent_id']),
    description: text(row['description']),
    is_domain: row['is_domain'] === true,
  }),
  domain: (row) => ({ ...row, description: text(row['description']) }),
  role: (row) => ({
    display_name: row['name'],
    type: 'AA',
    catalog: 'Keystone',
    policy: {},
    created_time: '0',
    updated_time: '0',
    ...row,
    description: text(row['description']),
  }),
  region: (row) => ({ type: 'public', locales: { 'en-us': text(row['id']) }, ...row }),
  token: (row) => ({ roles: [], catalog: [], ...row }),
};

/** The long form of a user, made of Keystone's short one. */
const longUser: Adapt = (row) => ({
  email: '',
  areacode: '',
  phone: '',
  pwd_status: false,
  pwd_strength: 'None',
  create_time: '',
  update_time: null,
  last_login_time: null,
  last_pwd_auth_time: null,
  is_domain_owner: false,
  access_mode: 'default',
  xuser_id: '',
  xuser_type: '',
  status: 0,
  xdomain_id: '',
  xdomain_type: '',
  password_expires_at: null,
  default_project_id: null,
  ...row,
  description: text(row['description']),
});

/** Completes an answer: `{users: […]}` and `{user: {…}}` by the name of the member. */
export function completeAnswer(body: unknown, asLongUser = false): unknown {
  if (!isRecord(body)) return body;
  const adapt = (name: string): Adapt | undefined =>
    name === 'user' && asLongUser ? longUser : adaptations[name];
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const one = adapt(name);
      const each = name.endsWith('s') ? adapt(name.slice(0, -1)) : undefined;
      if (one !== undefined && isRecord(value)) return [name, one(value)];
      if (each !== undefined && Array.isArray(value))
        return [name, value.map((row: unknown) => (isRecord(row) ? each(row) : row))];
      return [name, value];
    }),
  );
}

const longUserPath = /^\/v3\.0\/OS-USER\/users(\/[^/]+)?$/;
const sharedFields = ['name', 'domain_id', 'password', 'enabled', 'description', 'email'];

/** Calls of the long user form go to Keystone's own, with the fields that both have. */
async function asKeystoneCall(request: Request, url: URL): Promise<Request> {
  const target = new URL(url.pathname.replace('/v3.0/OS-USER/users', '/v3/users'), url);
  const method = request.method === 'PUT' ? 'PATCH' : request.method;
  if (method === 'GET') return new Request(target, { headers: request.headers });
  const { user } = (await request.json()) as { user: Json };
  const shared = Object.fromEntries(
    Object.entries(user).filter(([name]) => sharedFields.includes(name)),
  );
  return new Request(target, {
    method,
    headers: request.headers,
    body: JSON.stringify({ user: shared }),
  });
}

function unavailable(path: string): Problem {
  const area = path.split('/').slice(1, 3).join('/');
  return new Problem({
    status: 404,
    code: 'NOT_AVAILABLE',
    message: `The connected service has no ${area}.`,
  });
}

/** Reads further addresses of the service with the headers of a request. @throws Problem */
const readAs =
  ({ headers }: Request) =>
  async (url: URL): Promise<Json> => {
    const response = await fetch(new Request(url, { headers }));
    if (!response.ok) throw await problemFrom(response);
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  };

/**
 * A service that is not this project's, such as a real Keystone: what it lacks in an answer is
 * filled in, lists are read whole and paged here, since it does not know this project's paging,
 * and a part of the API that it does not have becomes the problem `NOT_AVAILABLE`. A
 * backend of this project passes unchanged.
 */
export const foreignTransport = (origin: string): Transport => ({
  origin,
  send: async (request) => {
    const url = new URL(request.url);
    let response = await fetch(request.clone());
    const isJson = (): boolean => response.headers.get('Content-Type')?.includes('json') === true;
    if (response.headers.get('X-Backend') !== null) return response;
    const long = longUserPath.test(url.pathname);
    if (long && response.status === 404 && !isJson())
      response = await fetch(await asKeystoneCall(request, url));
    if (
      (response.status === 404 || response.status === 405 || response.ok) &&
      !isJson() &&
      response.status !== 204 &&
      request.method !== 'HEAD'
    )
      throw unavailable(url.pathname);
    const headers = new Headers(response.headers);
    headers.set('X-Backend', 'foreign');
    if (response.status === 204 || request.method === 'HEAD')
      return new Response(null, { status: response.status, headers });
    headers.delete('Content-Length');
    headers.delete('Content-Encoding');
    const answered: unknown = await response.json();
    const body =
      response.ok && request.method === 'GET' && asksForPage(url)
        ? pageOf(await readWholeList(wholeList(url), readAs(request)), url)
        : answered;
    return new Response(JSON.stringify(completeAnswer(body, long)), {
      status: response.status,
      headers,
    });
  },
});
