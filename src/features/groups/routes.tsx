import type { RouteObject } from 'react-router';

/** Pages of user groups. */
export const groupRoutes: readonly RouteObject[] = [
  { path: '/iam/groups', lazy: { Component: async () => (await import('./GroupListPage.tsx')).GroupListPage } },
  { path: '/iam/groups/create', lazy: { Component: async () => (await import('./GroupCreatePage.tsx')).GroupCreatePage } },
  { path: '/iam/groups/:groupId', lazy: { Component: async () => (await import('./GroupPage.tsx')).GroupPage } },
  { path: '/iam/groups/:groupId/authorize', handle: { fullPage: true }, lazy: { Component: async () => (await import('./GroupAuthorizePage.tsx')).GroupAuthorizePage } },
];
