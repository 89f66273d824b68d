import type { RouteObject } from 'react-router';

/** Pages of IAM users. */
export const userRoutes: readonly RouteObject[] = [
  { path: '/iam/users', lazy: { Component: async () => (await import('./list/UserListPage.tsx')).UserListPage } },
  { path: '/iam/users/create', handle: { fullPage: true }, lazy: { Component: async () => (await import('./create/UserCreatePage.tsx')).UserCreatePage } },
  { path: '/iam/users/:userId', lazy: { Component: async () => (await import('./detail/UserPage.tsx')).UserPage } },
  { path: '/iam/users/:userId/authorize', handle: { fullPage: true }, lazy: { Component: async () => (await import('./authorize/UserAuthorizePage.tsx')).UserAuthorizePage } },
];
