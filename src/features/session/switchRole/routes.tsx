import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** The page on which people start to act as an agency of another account. */
export const switchRoleRoutes: readonly RouteObject[] = [
  {
    path: '/switch-role',
    lazy: lazyPage(async () => (await import('./SwitchRolePage.tsx')).SwitchRolePage),
  },
];
