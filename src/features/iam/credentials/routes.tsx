import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Pages about the signed-in person. */
export const credentialRoutes: readonly RouteObject[] = [
  {
    path: paths.account(),
    lazy: lazyPage(async () => (await import('./CredentialsPage.tsx')).CredentialsPage),
  },
];
