import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Agencies of the new console. */
export const newIamAgencyRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/agencies',
    lazy: lazyPage(async () => (await import('./AgencyListPage.tsx')).AgencyListPage),
  },
  {
    path: '/iam5/agencies/create',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./AgencyCreatePage.tsx')).AgencyCreatePage),
  },
  {
    path: '/iam5/agencies/:agencyId',
    lazy: lazyPage(async () => (await import('./AgencyPage.tsx')).AgencyPage),
  },
  {
    path: '/iam5/agencies/:agencyId/trust-policy',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./TrustPolicyPage.tsx')).TrustPolicyPage),
  },
  {
    path: '/iam5/agencies/:agencyId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./AgencyAuthorizePage.tsx')).AgencyAuthorizePage),
  },
];
