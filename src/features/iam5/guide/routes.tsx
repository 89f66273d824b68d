import type { RouteObject } from 'react-router';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** What the two consoles do differently. */
export const newIamGuideRoutes: readonly RouteObject[] = [
  {
    path: '/iam5/differences',
    lazy: lazyPage(async () => (await import('./DifferencesPage.tsx')).DifferencesPage),
  },
];
