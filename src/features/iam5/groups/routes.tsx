import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** User groups of the new console. */
export const newIamGroupRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/groups',
    lazy: lazyPage(async () => (await import('./GroupListPage.tsx')).GroupListPage),
  },
  {
    path: '/iam5/groups/:groupId',
    lazy: lazyPage(async () => (await import('./GroupPage.tsx')).GroupPage),
  },
  {
    path: '/iam5/groups/:groupId/authorize',
    handle: { fullPage: true },
    lazy: lazyPage(async () => (await import('./GroupAuthorizePage.tsx')).GroupAuthorizePage),
  },
];
