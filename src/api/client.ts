import type { Args, Contract, Endpoint, Result } from './endpoint/endpoint.ts';
import { Problem, problemFrom } from './problem.ts';
import { rememberVersion } from './versions.ts';

/** Sends one request. The page answers it from the backend in the page, a script from fetch. */
export type Send = (request: Request) => Promise<Response>;

/** Where a client sends requests, by what, and with whose token. */
export type ClientOptions = {
  /** Base address of all paths, without a trailing slash. */
  readonly origin: string;
  readonly send: Send;
  /** The caller's token, read at every call. */
  readonly token?: () => string | undefined;
};

/**
 * A typed call to one endpoint. `endpoint` is its name in the contract: the first part of
 * every query key.
 */
export type Call<E extends Endpoint> = ((args: Args<E>) => Promise<Result<E>>) & {
  readonly endpoint: string;
  readonly spec: E;
};
/** One function for each row of a contract. */
export type Client<C extends Contract> = { readonly [K in keyof C]: Call<C[K]> };

type AnyArgs = {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  ifMatch?: string | undefined;
};

/** Fills path parameters and the query string. Throws when a path parameter is missing. */
export function urlOf(
  endpoint: Pick<Endpoint, 'path'>,
  { params = {}, query = {} }: AnyArgs,
  origin: string,
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '')
      throw new Error(`Path parameter ${name} of ${endpoint.path} is missing`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) search.append(key, String(value));
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${origin}${path}${suffix}`;
}

async function call(endpoint: Endpoint, args: AnyArgs, options: ClientOptions): Promise<unknown> {
  const url = urlOf(endpoint, args, options.origin);
  const headers = new Headers({ Accept: 'application/json' });
  const token = options.token?.();
  // A control call needs nobody, but whoever is signed in stands in the journal.
  if (token !== undefined && (endpoint.access !== 'public' || endpoint.control === true))
    headers.set('X-Auth-Token', token);
  if (args.body !== undefined) headers.set('Content-Type', 'application/json;charset=utf8');
  if (args.ifMatch !== undefined) headers.set('If-Match', args.ifMatch);
  const request = new Request(url, {
    method: endpoint.method,
    headers,
    ...(args.body === undefined ? {} : { body: JSON.stringify(args.body) }),
  });
  const response = await options.send(request);
  if (!response.ok) throw await problemFrom(response);
  if (response.headers.get('X-Backend') === null) {
    throw new Problem({
      status: 0,
      code: 'NOT_THE_BACKEND',
      message: `The answer to ${endpoint.method} ${endpoint.path} did not come from the backend.`,
    });
  }
  const raw = response.status === 204 || endpoint.method === 'HEAD' ? '' : await response.text();
  const json: unknown = raw === '' ? undefined : JSON.parse(raw);
  const parsed = endpoint.response.safeParse(json);
  if (!parsed.success) {
    throw new Problem({
      status: 0,
      code: 'UNEXPECTED_ANSWER',
      message: `The answer to ${endpoint.method} ${endpoint.path} has another shape than documented: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`,
    });
  }
  rememberVersion(parsed.data, response.headers.get('ETag'));
  return parsed.data;
}

/** Derives one typed function per row of the contract. Every failure is thrown as a `Problem`. */
export function createClient<C extends Contract>(contract: C, options: ClientOptions): Client<C> {
  const entries = Object.entries(contract).map(([endpoint, spec]) => {
    const run = (args: AnyArgs) => call(spec, args, options);
    return [endpoint, Object.assign(run, { endpoint, spec })] as const;
  });
  return Object.fromEntries(entries) as unknown as Client<C>; // fromEntries forgets the keys
}
