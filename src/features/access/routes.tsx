import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

const check = lazyPage(async () => (await import('./AccessCheckPage.tsx')).AccessCheckPage);
const whoCan = lazyPage(async () => (await import('./WhoCanPage.tsx')).WhoCanPage);
const decisions = lazyPage(
  async () => (await import('./RecentDecisionsPage.tsx')).RecentDecisionsPage,
);
const tests = lazyPage(async () => (await import('./AccessTestsPage.tsx')).AccessTestsPage);

/** Questions about access: the same pages in both consoles, with the links of each. */
export const accessRoutes: readonly RouteObject[] = [
  { path: paths.accessCheck(), lazy: check },
  { path: paths.newAccessCheck(), lazy: check },
  { path: paths.whoCan(), lazy: whoCan },
  { path: paths.newWhoCan(), lazy: whoCan },
  { path: paths.recentDecisions(), lazy: decisions },
  { path: paths.newRecentDecisions(), lazy: decisions },
  { path: paths.accessTests(), lazy: tests },
  { path: paths.newAccessTests(), lazy: tests },
];
