import type { RouteObject } from 'react-router';

/** Pages of Policies/Roles. The forms need the room: the left nav gives way (console reference 1.4). */
export const policyRoutes: readonly RouteObject[] = [
  { path: '/iam/permissions/policies', lazy: { Component: async () => (await import('./PolicyListPage.tsx')).PolicyListPage } },
  { path: '/iam/permissions/policies/create', handle: { fullPage: true }, lazy: { Component: async () => (await import('./PolicyCreatePage.tsx')).PolicyCreatePage } },
  { path: '/iam/permissions/policies/:policyId', lazy: { Component: async () => (await import('./PolicyPage.tsx')).PolicyPage } },
  { path: '/iam/permissions/policies/:policyId/modify', handle: { fullPage: true }, lazy: { Component: async () => (await import('./PolicyModifyPage.tsx')).PolicyModifyPage } },
];
