import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/**
 * Identity policies of the new console. The editors need the room: the left nav gives way
 * (docs/sources/console.md#1-4).
 */
export const identityPolicyRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/policies',
    lazy: lazyPage(async () => (await import('./PolicyListPage.tsx')).PolicyListPage),
  },
  {
    path: '/iam5/policies/create',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./PolicyCreatePage.tsx')).PolicyCreatePage),
  },
  {
    path: '/iam5/policies/:policyId',
    lazy: lazyPage(async () => (await import('./PolicyPage.tsx')).PolicyPage),
  },
  {
    path: '/iam5/policies/:policyId/edit',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./PolicyModifyPage.tsx')).PolicyModifyPage),
  },
];
