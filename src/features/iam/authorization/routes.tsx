import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** The authorization records of the account. */
export const authorizationRoutes: readonly RouteObject[] = [
  {
    path: paths.authorization(),
    lazy: lazyPage(async () => (await import('./AuthorizationPage.tsx')).AuthorizationPage),
  },
];
