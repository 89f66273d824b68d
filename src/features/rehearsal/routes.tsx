import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

/** Pages that steer a rehearsal from inside the console: what requests carry, and what has happened. */
export const rehearsalRoutes: readonly RouteObject[] = [
  { path: paths.circumstances(), lazy: { Component: async () => (await import('./CircumstancesPage.tsx')).CircumstancesPage } },
  { path: paths.history(), lazy: { Component: async () => (await import('./HistoryPage.tsx')).HistoryPage } },
];
