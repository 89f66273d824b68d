import { Navigate, type RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/**
 * The least-privilege table stands before the entry: whoever is turned away reads there
 * what to ask for.
 */
export const ucsRoutes: readonly RouteObject[] = [
  {
    path: paths.ucsLeastPrivilege(),
    lazy: lazyPage(
      async () => (await import('./leastPrivilege/LeastPrivilegePage.tsx')).LeastPrivilegePage,
    ),
  },
  {
    path: paths.ucs(),
    lazy: lazyPage(async () => (await import('./layout/UcsLayout.tsx')).UcsLayout),
    children: [
      { index: true, element: <Navigate to={paths.ucsFleets()} replace /> },
      {
        path: paths.ucsFleets(),
        lazy: lazyPage(async () => (await import('./fleets/FleetsPage.tsx')).FleetsPage),
      },
      {
        path: '/ucs/fleets/:fleetId',
        lazy: lazyPage(async () => (await import('./fleets/FleetPage.tsx')).FleetPage),
      },
      {
        path: paths.ucsClusters(),
        lazy: lazyPage(async () => (await import('./clusters/ClustersPage.tsx')).ClustersPage),
      },
      {
        path: '/ucs/clusters/:clusterId',
        lazy: lazyPage(async () => (await import('./clusters/ClusterPage.tsx')).ClusterPage),
      },
      {
        path: paths.ucsImages(),
        lazy: lazyPage(async () => (await import('./images/ImagesPage.tsx')).ImagesPage),
      },
      {
        path: paths.ucsPermissions(),
        lazy: lazyPage(
          async () => (await import('./permissions/PermissionsPage.tsx')).PermissionsPage,
        ),
      },
      {
        path: paths.ucsPolicies(),
        lazy: lazyPage(
          async () => (await import('./policies/PolicyCenterPage.tsx')).PolicyCenterPage,
        ),
      },
      {
        path: paths.ucsTraffic(),
        lazy: lazyPage(async () => (await import('./traffic/TrafficPage.tsx')).TrafficPage),
      },
      {
        path: paths.ucsAnalysis(),
        lazy: lazyPage(async () => (await import('./analysis/AnalysisPage.tsx')).AnalysisPage),
      },
      {
        path: paths.ucsAddons(),
        lazy: lazyPage(
          async () => (await import('./addons/AddonTemplatesPage.tsx')).AddonTemplatesPage,
        ),
      },
    ],
  },
];
