import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

export const ecsRoutes: readonly RouteObject[] = [
  {
    path: paths.ecs(),
    lazy: lazyPage(async () => (await import('./ServersPage.tsx')).ServersPage),
  },
];
