import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** Security settings of the account, and one's own credentials, in the new console. */
export const newIamSecurityRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/security',
    lazy: lazyPage(async () => (await import('./SecuritySettingsPage.tsx')).SecuritySettingsPage),
  },
  {
    path: '/iam5/credentials',
    lazy: lazyPage(async () => (await import('./CredentialsPage.tsx')).CredentialsPage),
  },
];
