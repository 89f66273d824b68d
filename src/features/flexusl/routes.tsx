import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

export const flexuslRoutes: readonly RouteObject[] = [
  {
    path: paths.flexusl(),
    lazy: lazyPage(async () => (await import('./InstancesPage.tsx')).InstancesPage),
  },
  {
    path: '/flexusl/:instanceId',
    lazy: lazyPage(async () => (await import('./InstancePage.tsx')).InstancePage),
  },
];
