import type { RouteObject } from 'react-router';

/** What the two consoles do differently. */
export const newIamGuideRoutes: readonly RouteObject[] = [{ path: '/iam5/differences', lazy: { Component: async () => (await import('./DifferencesPage.tsx')).DifferencesPage } }];
