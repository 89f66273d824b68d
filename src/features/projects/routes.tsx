import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

/** Projects of the account's regions. */
export const projectRoutes: readonly RouteObject[] = [
  { path: paths.projects(), lazy: { Component: async () => (await import('./ProjectListPage.tsx')).ProjectListPage } },
  { path: paths.projectCreate(), lazy: { Component: async () => (await import('./ProjectCreatePage.tsx')).ProjectCreatePage } },
];
