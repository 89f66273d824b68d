import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Pages of agencies. */
export const agencyRoutes: readonly RouteObject[] = [
  {
    path: '/iam/agencies',
    lazy: lazyPage(async () => (await import('./AgencyListPage.tsx')).AgencyListPage),
  },
  {
    path: '/iam/agencies/create',
    lazy: lazyPage(async () => (await import('./AgencyCreatePage.tsx')).AgencyCreatePage),
  },
  {
    path: '/iam/agencies/:agencyId',
    lazy: lazyPage(async () => (await import('./AgencyPage.tsx')).AgencyPage),
  },
  {
    path: '/iam/agencies/:agencyId/modify',
    lazy: lazyPage(async () => (await import('./AgencyModifyPage.tsx')).AgencyModifyPage),
  },
  {
    path: '/iam/agencies/:agencyId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./AgencyAuthorizePage.tsx')).AgencyAuthorizePage),
  },
];
