import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Bringing an account in needs no session: it is one of the ways to begin. */
export const accountRoutes: readonly RouteObject[] = [
  {
    path: paths.bringAccount(),
    lazy: lazyPage(async () => (await import('./BringAccountPage.tsx')).BringAccountPage),
  },
];
