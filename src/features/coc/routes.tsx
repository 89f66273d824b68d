import { Navigate, type RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';
import { lazyPage } from '#src/ui/lazyPage.ts';

/**
 * The service authorization page stands without the frame: it is where people are
 * before COC is enabled.
 */
export const cocRoutes: readonly RouteObject[] = [
  {
    path: paths.cocAuthorization(),
    handle: { fullPage: true },
    lazy: lazyPage(
      async () =>
        (await import('./enabling/ServiceAuthorizationPage.tsx')).ServiceAuthorizationPage,
    ),
  },
  {
    path: paths.coc(),
    lazy: lazyPage(async () => (await import('./layout/CocLayout.tsx')).CocLayout),
    children: [
      { index: true, element: <Navigate to={paths.cocOverview()} replace /> },
      {
        path: paths.cocOverview(),
        lazy: lazyPage(async () => (await import('./layout/OverviewPage.tsx')).OverviewPage),
      },
      {
        path: paths.cocPermissions(),
        lazy: lazyPage(async () => (await import('./layout/PermissionsPage.tsx')).PermissionsPage),
      },
      {
        path: paths.cocResources(),
        lazy: lazyPage(async () => (await import('./resources/ResourcesPage.tsx')).ResourcesPage),
      },
      {
        path: paths.cocBatch(),
        lazy: lazyPage(async () => (await import('./resources/BatchPage.tsx')).BatchPage),
      },
      {
        path: paths.cocDocuments(),
        lazy: lazyPage(async () => (await import('./automation/DocumentsPage.tsx')).DocumentsPage),
      },
      {
        path: paths.cocSchedules(),
        lazy: lazyPage(async () => (await import('./automation/SchedulesPage.tsx')).SchedulesPage),
      },
      {
        path: paths.cocJobs(),
        lazy: lazyPage(async () => (await import('./automation/JobsPage.tsx')).JobsPage),
      },
      {
        path: paths.cocDiagnosis(),
        lazy: lazyPage(async () => (await import('./response/DiagnosisPage.tsx')).DiagnosisPage),
      },
      {
        path: paths.cocIncidents(),
        lazy: lazyPage(async () => (await import('./response/IncidentsPage.tsx')).IncidentsPage),
      },
      {
        path: paths.cocDrills(),
        lazy: lazyPage(async () => (await import('./response/DrillsPage.tsx')).DrillsPage),
      },
      {
        path: paths.cocPersonnel(),
        lazy: lazyPage(async () => (await import('./response/PersonnelPage.tsx')).PersonnelPage),
      },
      {
        path: paths.cocOrganization(),
        lazy: lazyPage(
          async () => (await import('./response/OrganizationPage.tsx')).OrganizationPage,
        ),
      },
    ],
  },
];
