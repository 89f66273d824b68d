import type { RouteObject } from 'react-router';

/** Users of the new console. */
export const newIamUserRoutes: readonly RouteObject[] = [
  { path: '/iam5/users', lazy: { Component: async () => (await import('./UserListPage.tsx')).UserListPage } },
  { path: '/iam5/users/create', handle: { fullPage: true }, lazy: { Component: async () => (await import('./create/UserCreatePage.tsx')).UserCreatePage } },
  { path: '/iam5/users/:userId', lazy: { Component: async () => (await import('./detail/UserPage.tsx')).UserPage } },
  { path: '/iam5/users/:userId/authorize', handle: { fullPage: true }, lazy: { Component: async () => (await import('./UserAuthorizePage.tsx')).UserAuthorizePage } },
];
