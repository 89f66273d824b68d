import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** The same pages in the new and in the old console: an organization has one set of policies. */
export const scpRoutes: readonly RouteObject[] = [
  paths.scps(),
  paths.scps({ console: 'old' }),
].flatMap((base) => [
  {
    path: base,
    lazy: lazyPage(async () => (await import('./ScpListPage.tsx')).ScpListPage),
  },
  {
    path: `${base}/create`,
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./ScpCreatePage.tsx')).ScpCreatePage),
  },
  {
    path: `${base}/:policyId`,
    lazy: lazyPage(async () => (await import('./ScpPage.tsx')).ScpPage),
  },
  {
    path: `${base}/:policyId/edit`,
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./ScpModifyPage.tsx')).ScpModifyPage),
  },
]);
