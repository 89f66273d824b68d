import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Pages of user groups. */
export const groupRoutes: readonly RouteObject[] = [
  {
    path: '/iam/groups',
    lazy: lazyPage(async () => (await import('./GroupListPage.tsx')).GroupListPage),
  },
  {
    path: '/iam/groups/create',
    lazy: lazyPage(async () => (await import('./GroupCreatePage.tsx')).GroupCreatePage),
  },
  {
    path: '/iam/groups/:groupId',
    lazy: lazyPage(async () => (await import('./GroupPage.tsx')).GroupPage),
  },
  {
    path: '/iam/groups/:groupId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./GroupAuthorizePage.tsx')).GroupAuthorizePage),
  },
];
