import type { RouteObject } from 'react-router';

/** The page on which people start to act as an agency of another account. */
export const switchRoleRoutes: readonly RouteObject[] = [{ path: '/switch-role', lazy: { Component: async () => (await import('./SwitchRolePage.tsx')).SwitchRolePage } }];
