import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Pages that need no session: both sign-in forms. */
export const sessionPlainRoutes: readonly RouteObject[] = [
  {
    path: paths.login(),
    lazy: lazyPage(async () => (await import('./AccountLoginPage.tsx')).AccountLoginPage),
  },
  {
    path: paths.iamLogin(),
    lazy: lazyPage(async () => (await import('./IamLoginPage.tsx')).IamLoginPage),
  },
];
