import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Users of the new console. */
export const newIamUserRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/users',
    lazy: lazyPage(async () => (await import('./list/UserListPage.tsx')).UserListPage),
  },
  {
    path: '/iam5/users/create',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./create/UserCreatePage.tsx')).UserCreatePage),
  },
  {
    path: '/iam5/users/:userId',
    lazy: lazyPage(async () => (await import('./detail/UserPage.tsx')).UserPage),
  },
  {
    path: '/iam5/users/:userId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./UserAuthorizePage.tsx')).UserAuthorizePage),
  },
];
