import type { RouteObject } from 'react-router';

/** Pages of agencies. */
export const agencyRoutes: readonly RouteObject[] = [
  { path: '/iam/agencies', lazy: { Component: async () => (await import('./AgencyListPage.tsx')).AgencyListPage } },
  { path: '/iam/agencies/create', lazy: { Component: async () => (await import('./AgencyCreatePage.tsx')).AgencyCreatePage } },
  { path: '/iam/agencies/:agencyId', lazy: { Component: async () => (await import('./AgencyPage.tsx')).AgencyPage } },
  { path: '/iam/agencies/:agencyId/modify', lazy: { Component: async () => (await import('./AgencyModifyPage.tsx')).AgencyModifyPage } },
  { path: '/iam/agencies/:agencyId/authorize', handle: { fullPage: true }, lazy: { Component: async () => (await import('./AgencyAuthorizePage.tsx')).AgencyAuthorizePage } },
];
