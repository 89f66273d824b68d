import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

export const flexuslRoutes: readonly RouteObject[] = [
  { path: paths.flexusl(), lazy: { Component: async () => (await import('./InstancesPage.tsx')).InstancesPage } },
  { path: '/flexusl/:instanceId', lazy: { Component: async () => (await import('./InstancePage.tsx')).InstancePage } },
];
