import type { RouteObject } from 'react-router';

/** Identity policies of the new console. The editors need the room: the left nav gives way (console reference 1.4). */
export const identityPolicyRoutes: readonly RouteObject[] = [
  { path: '/iam5/policies', lazy: { Component: async () => (await import('./IdentityPolicyListPage.tsx')).IdentityPolicyListPage } },
  { path: '/iam5/policies/create', handle: { fullPage: true }, lazy: { Component: async () => (await import('./IdentityPolicyCreatePage.tsx')).IdentityPolicyCreatePage } },
  { path: '/iam5/policies/:policyId', lazy: { Component: async () => (await import('./IdentityPolicyPage.tsx')).IdentityPolicyPage } },
  { path: '/iam5/policies/:policyId/edit', handle: { fullPage: true }, lazy: { Component: async () => (await import('./IdentityPolicyEditPage.tsx')).IdentityPolicyEditPage } },
];
