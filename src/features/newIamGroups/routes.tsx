import type { RouteObject } from 'react-router';

/** User groups of the new console. */
export const newIamGroupRoutes: readonly RouteObject[] = [
  { path: '/iam5/groups', lazy: { Component: async () => (await import('./GroupListPage.tsx')).GroupListPage } },
  { path: '/iam5/groups/:groupId', lazy: { Component: async () => (await import('./GroupPage.tsx')).GroupPage } },
  { path: '/iam5/groups/:groupId/authorize', handle: { fullPage: true }, lazy: { Component: async () => (await import('./GroupAuthorizePage.tsx')).GroupAuthorizePage } },
];
