import type { Json } from './json.ts';

/** The long form of users, which only the published API has. */
export const longUserPath = /^\/v3\.0\/OS-USER\/users(\/[^/]+)?$/;

const sharedFields = ['name', 'domain_id', 'password', 'enabled', 'description', 'email'];

/** Calls of the long user form go to Keystone's own, with the fields that both have. */
export async function asKeystoneCall(request: Request, url: URL): Promise<Request> {
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
