import type { RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

/** The authorization records of the account. */
export const authorizationRoutes: readonly RouteObject[] = [{ path: paths.authorization(), lazy: { Component: async () => (await import('./AuthorizationPage.tsx')).AuthorizationPage } }];
