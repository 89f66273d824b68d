import { Navigate, type RouteObject } from 'react-router';
import { paths } from '#src/paths.ts';

/** The service authorization page stands without the frame: it is where people are before COC is enabled. */
export const cocRoutes: readonly RouteObject[] = [
  { path: paths.cocAuthorization(), handle: { fullPage: true }, lazy: { Component: async () => (await import('./enabling/ServiceAuthorizationPage.tsx')).ServiceAuthorizationPage } },
  {
    path: paths.coc(),
    lazy: { Component: async () => (await import('./frame/CocFrame.tsx')).CocFrame },
    children: [
      { index: true, element: <Navigate to={paths.cocOverview()} replace /> },
      { path: paths.cocOverview(), lazy: { Component: async () => (await import('./frame/OverviewPage.tsx')).OverviewPage } },
      { path: paths.cocPermissions(), lazy: { Component: async () => (await import('./frame/PermissionsPage.tsx')).PermissionsPage } },
      { path: paths.cocResources(), lazy: { Component: async () => (await import('./resources/ResourcesPage.tsx')).ResourcesPage } },
      { path: paths.cocBatch(), lazy: { Component: async () => (await import('./resources/BatchPage.tsx')).BatchPage } },
      { path: paths.cocDocuments(), lazy: { Component: async () => (await import('./automation/DocumentsPage.tsx')).DocumentsPage } },
      { path: paths.cocSchedules(), lazy: { Component: async () => (await import('./automation/SchedulesPage.tsx')).SchedulesPage } },
      { path: paths.cocJobs(), lazy: { Component: async () => (await import('./automation/JobsPage.tsx')).JobsPage } },
      { path: paths.cocDiagnosis(), lazy: { Component: async () => (await import('./response/DiagnosisPage.tsx')).DiagnosisPage } },
      { path: paths.cocIncidents(), lazy: { Component: async () => (await import('./response/IncidentsPage.tsx')).IncidentsPage } },
      { path: paths.cocDrills(), lazy: { Component: async () => (await import('./response/DrillsPage.tsx')).DrillsPage } },
      { path: paths.cocPersonnel(), lazy: { Component: async () => (await import('./response/PersonnelPage.tsx')).PersonnelPage } },
      { path: paths.cocOrganization(), lazy: { Component: async () => (await import('./response/OrganizationPage.tsx')).OrganizationPage } },
    ],
  },
];
