import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Security settings of the account. */
export const securityRoutes: readonly RouteObject[] = [
  {
    path: '/iam/security',
    lazy: lazyPage(async () => (await import('./SecuritySettingsPage.tsx')).SecuritySettingsPage),
  },
];
