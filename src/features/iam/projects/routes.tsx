import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Projects of the account's regions. */
export const projectRoutes: readonly RouteObject[] = [
  {
    path: paths.projects(),
    lazy: lazyPage(async () => (await import('./ProjectListPage.tsx')).ProjectListPage),
  },
  {
    path: paths.projectCreate(),
    lazy: lazyPage(async () => (await import('./ProjectCreatePage.tsx')).ProjectCreatePage),
  },
];
