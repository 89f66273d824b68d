import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** The Scenarios page needs no session: it is where people without one begin. */
export const scenarioRoutes: readonly RouteObject[] = [
  {
    path: paths.scenarios(),
    lazy: lazyPage(async () => (await import('./ScenariosPage.tsx')).ScenariosPage),
  },
];
