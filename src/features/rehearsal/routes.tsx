import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/**
 * Pages that steer a rehearsal from inside the console: what requests carry, and what has happened.
 */
export const rehearsalRoutes: readonly RouteObject[] = [
  {
    path: paths.circumstances(),
    lazy: lazyPage(async () => (await import('./CircumstancesPage.tsx')).CircumstancesPage),
  },
  {
    path: paths.worldClock(),
    lazy: lazyPage(async () => (await import('./ClockPage.tsx')).ClockPage),
  },
  {
    path: paths.history(),
    lazy: lazyPage(async () => (await import('./HistoryPage.tsx')).HistoryPage),
  },
  {
    path: paths.takeOut(),
    lazy: lazyPage(async () => (await import('./TakeOutPage.tsx')).TakeOutPage),
  },
];
