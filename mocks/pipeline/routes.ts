import type { PublishedOperation } from '#src/api/coverage.ts';
import type { Contract, Endpoint } from '#src/api/endpoint/endpoint.ts';
import { Router } from './router.ts';

export type Route = { readonly name: string; readonly endpoint: Endpoint };

/**
 * The router of a whole contract. A GET route answers HEAD too, unless HEAD has a row of its own.
 */
export function routesOf(contract: Contract): Router<Route> {
  const router = new Router<Route>();
  const rows = Object.entries(contract).map(([name, endpoint]): Route => ({ name, endpoint }));
  for (const route of rows)
    if (route.endpoint.method === 'GET') router.add('HEAD', route.endpoint.path, route);
  for (const route of rows) router.add(route.endpoint.method, route.endpoint.path, route);
  return router;
}

/** The router of published operations, by their names. Paths are written with `{name}`. */
export function publishedRoutes(published: readonly PublishedOperation[]): Router<string> {
  const router = new Router<string>();
  for (const { operation, method, path } of published)
    router.add(method, path.replace(/\{(\w+)\}/g, ':$1'), operation);
  return router;
}

const prefixes: readonly (readonly [prefix: string, family: Endpoint['family']])[] = [
  ['/v3.0/OS-AGENCY/', 'keystone'],
  ['/v3.0/OS-PERMISSION/', 'keystone'],
  ['/v3.0/OS-INHERIT/', 'keystone'],
  ['/v3.0/', 'iam'],
  ['/v3/', 'keystone'],
  ['/v3-ext/', 'keystone'],
  ['/v5/', 'v5'],
  ['/console/', 'console'],
];

/** The family whose error shape answers a path that no row has. */
export const familyOf = (path: string): Endpoint['family'] =>
  prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'service';
