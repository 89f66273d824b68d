/** One recorded call, with nothing in it that could be used. */
export type Exchange = {
  readonly call: string;
  /** What was sent, if anything. */
  readonly sent?: unknown;
  readonly status: number;
  readonly type?: string;
  /** The answer: JSON, or text where it is none. */
  readonly body?: unknown;
  /** A token was issued; it is known by this name. */
  readonly token?: string;
};

type Fetch = typeof fetch;
const secret = 'secret';

/** Takes passwords and tokens out of what is sent or answered. */
function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      (name === 'password' && typeof inner === 'string' && inner !== 'wrong') ||
      (name === 'token' && typeof inner === 'object' && inner !== null && 'id' in inner)
        ? secret
        : name === 'audit_ids'
          ? []
          : harmless(inner),
    ]),
  );
}

const callOf = ({ method, url }: Request): string => {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search}`;
};
const readSent = async (request: Request): Promise<unknown> => {
  const raw = await request.clone().text();
  return raw === '' ? undefined : harmless(JSON.parse(raw));
};

/** Fetches, and writes down what was sent and answered. */
export function recording(exchanges: Exchange[], from: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = await readSent(request);
    const { origin } = new URL(request.url);
    const response = await from(request);
    const type = response.headers.get('Content-Type') ?? undefined;
    const raw = (await response.clone().text()).replaceAll(origin, 'http://keystone.test');
    const body: unknown = type?.includes('json') === true ? harmless(JSON.parse(raw)) : undefined;
    exchanges.push({
      call: callOf(request),
      ...(sent !== undefined && { sent }),
      status: response.status,
      ...(type !== undefined && { type }),
      ...(body !== undefined && { body }),
      ...(response.headers.has('X-Subject-Token') && { token: secret }),
    });
    return response;
  };
}

/**
 * Answers calls as they were recorded, each answer once and those to the same call in their order;
 * a call that nobody recorded is a fault.
 */
export function replaying(exchanges: readonly Exchange[]): Fetch & { readonly left: () => number } {
  const waiting = [...exchanges];
  const answer: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const call = callOf(request);
    const sent = JSON.stringify(await readSent(request));
    const at = waiting.findIndex((one) => one.call === call && JSON.stringify(one.sent) === sent);
    const [found] = at === -1 ? [] : waiting.splice(at, 1);
    if (found === undefined) throw new Error(`Nobody recorded ${call} ${sent ?? ''}`);
    const headers = new Headers(found.type === undefined ? {} : { 'Content-Type': found.type });
    if (found.token !== undefined) headers.set('X-Subject-Token', found.token);
    const isBare = found.status === 204;
    const text = found.body === undefined ? '<!doctype html>' : JSON.stringify(found.body);
    return new Response(isBare ? null : text, { status: found.status, headers });
  };
  return Object.assign(answer, { left: () => waiting.length });
}
