import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

export const ecsRoutes: readonly RouteObject[] = [{ path: paths.ecs(), lazy: { Component: async () => (await import('./ServersPage.tsx')).ServersPage } }];
