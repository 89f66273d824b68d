import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/**
 * Pages of Policies/Roles. The forms need the room: the left nav gives way
 * (docs/sources/console.md#1-4).
 */
export const policyRoutes: readonly RouteObject[] = [
  {
    path: '/iam/permissions/policies',
    lazy: lazyPage(async () => (await import('./PolicyListPage.tsx')).PolicyListPage),
  },
  {
    path: '/iam/permissions/policies/create',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./PolicyCreatePage.tsx')).PolicyCreatePage),
  },
  {
    path: '/iam/permissions/policies/:policyId',
    lazy: lazyPage(async () => (await import('./PolicyPage.tsx')).PolicyPage),
  },
  {
    path: '/iam/permissions/policies/:policyId/modify',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./PolicyModifyPage.tsx')).PolicyModifyPage),
  },
];
