import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Pages of IAM users. */
export const userRoutes: readonly RouteObject[] = [
  {
    path: '/iam/users',
    lazy: lazyPage(async () => (await import('./list/UserListPage.tsx')).UserListPage),
  },
  {
    path: '/iam/users/create',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./create/UserCreatePage.tsx')).UserCreatePage),
  },
  {
    path: '/iam/users/:userId',
    lazy: lazyPage(async () => (await import('./detail/UserPage.tsx')).UserPage),
  },
  {
    path: '/iam/users/:userId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(
      async () => (await import('./authorize/UserAuthorizePage.tsx')).UserAuthorizePage,
    ),
  },
];
