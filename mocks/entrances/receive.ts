import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { refuse } from '../ground/errors.ts';
import { readBody } from '../judging/readRequest.ts';
import type { Route } from '../pipeline/routes.ts';
import type { Incoming } from '../pipeline/run.ts';
import { fieldErrors, handlersWith, preparations } from '../handlers/index.ts';

/** A request that a row of the contract answers. */
export type Received = {
  readonly route: Route;
  readonly params: Incoming['params'];
  readonly request: Request;
  readonly url: URL;
  readonly from: 'page' | 'beside';
};

/** Reads whose answers have a version: those that an update names. */
const versioned = new Set(Object.values(contract).flatMap((row: Endpoint) => row.versionOf ?? []));

type Handler = Incoming['handler'] | undefined;

async function handlerOf(name: string | undefined): Promise<Handler> {
  if (name === undefined) return undefined;
  return ((await handlersWith(name)) as Record<string, Handler>)[name];
}

/** The call ready for its handler. @throws ApiError 413, 501 */
export async function receive({
  route: { name, endpoint },
  params,
  request,
  url,
}: Omit<Received, 'from'>): Promise<Incoming> {
  const handler = await handlerOf(name);
  if (handler === undefined) throw refuse('notImplemented', { operation: endpoint.operation });
  await preparations[name]?.(params);
  const body = await readBody(request, endpoint);
  return {
    name,
    endpoint,
    params,
    url,
    headers: request.headers,
    body,
    fieldErrors: fieldErrors[name] ?? {},
    handler,
    current: versioned.has(name) ? handler : await handlerOf(endpoint.versionOf),
  };
}
