import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/** The Stories page needs no session: a story brings its people. */
export const storyRoutes: readonly RouteObject[] = [
  {
    path: paths.stories(),
    lazy: lazyPage(async () => (await import('./StoriesPage.tsx')).StoriesPage),
  },
];
