import { isRecord, type Json } from './json.ts';

/** Where tokens are issued. */
export const tokensPath = '/v3/auth/tokens';

type Ask = (request: Request) => Promise<Response>;

type Asked = { readonly name?: unknown; readonly id?: unknown };

/** What this console's forms ask for: by a password, for the account as a whole. */
function forAccount(
  body: unknown,
): { readonly identity: Json; readonly account: Asked } | undefined {
  const auth = isRecord(body) && isRecord(body['auth']) ? body['auth'] : {};
  const { identity, scope } = auth;
  return isRecord(identity) &&
    isRecord(identity['password']) &&
    isRecord(scope) &&
    isRecord(scope['domain'])
    ? { identity, account: scope['domain'] }
    : undefined;
}

/** The scope to work in: the account if he holds a role there, else the widest that he has. */
async function scopeFor(
  account: Asked,
  { token, url, ask }: { readonly token: string; readonly url: URL; readonly ask: Ask },
): Promise<Json | undefined> {
  const list = async (name: 'domains' | 'system' | 'projects'): Promise<readonly Json[]> => {
    const headers = { 'X-Auth-Token': token };
    const response = await ask(new Request(new URL(`/v3/auth/${name}`, url), { headers }));
    const body: unknown = response.ok ? await response.json() : undefined;
    const found = isRecord(body) ? body[name] : undefined;
    return Array.isArray(found) ? found.filter(isRecord) : [];
  };
  const [domains, system, projects] = await Promise.all([
    list('domains'),
    list('system'),
    list('projects'),
  ]);
  const own = domains.find(({ id, name }) => id === account.id || name === account.name);
  if (own !== undefined) return { domain: { id: own['id'] } };
  if (system.length > 0) return { system: { all: true } };
  return projects[0] && { project: { id: projects[0]['id'] } };
}

/**
 * Signs in at a Keystone, where even an administrator often holds a role on the system or on a
 * project only, and asking for the account as a whole is refused like a wrong password. The password
 * is sent once, so that a wrong one counts once; whoever holds nothing is signed in without rights.
 */
export async function signInByScope(request: Request, ask: Ask = fetch): Promise<Response> {
  const asked = forAccount(await request.clone().json());
  if (asked === undefined) return ask(request);
  const url = new URL(request.url);
  const post = (auth: Json): Promise<Response> =>
    ask(
      new Request(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ auth }),
      }),
    );
  const bare = await post({ identity: asked.identity, scope: 'unscoped' });
  const token = bare.headers.get('X-Subject-Token');
  if (!bare.ok || token === null) return bare;
  const scope = await scopeFor(asked.account, { token, url, ask });
  if (scope === undefined) return bare;
  const scoped = await post({ identity: { methods: ['token'], token: { id: token } }, scope });
  return scoped.ok ? scoped : bare;
}
