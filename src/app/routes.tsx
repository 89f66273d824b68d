import { CircularProgress, Box } from '@mui/material';
import type { RouteObject } from 'react-router';
import { accessRoutes } from '#src/features/access/routes.tsx';
import { agencyRoutes } from '#src/features/iam/agencies/routes.tsx';
import { authorizationRoutes } from '#src/features/iam/authorization/routes.tsx';
import { cocRoutes } from '#src/features/coc/routes.tsx';
import { ecsRoutes } from '#src/features/ecs/routes.tsx';
import { flexuslRoutes } from '#src/features/flexusl/routes.tsx';
import { groupRoutes } from '#src/features/iam/groups/routes.tsx';
import { identityPolicyRoutes } from '#src/features/iam5/policies/routes.tsx';
import { newIamAgencyRoutes } from '#src/features/iam5/agencies/routes.tsx';
import { newIamGroupRoutes } from '#src/features/iam5/groups/routes.tsx';
import { newIamGuideRoutes } from '#src/features/iam5/guide/routes.tsx';
import { scpRoutes } from '#src/features/iam5/scps/routes.tsx';
import { newIamUserRoutes } from '#src/features/iam5/users/routes.tsx';
import { policyRoutes } from '#src/features/iam/policies/routes.tsx';
import { projectRoutes } from '#src/features/iam/projects/routes.tsx';
import { accountRoutes } from '#src/features/rehearsal/account/routes.tsx';
import { rehearsalRoutes } from '#src/features/rehearsal/routes.tsx';
import { scenarioRoutes } from '#src/features/rehearsal/scenarios/routes.tsx';
import { credentialRoutes } from '#src/features/iam/credentials/routes.tsx';
import { securityRoutes } from '#src/features/iam/security/routes.tsx';
import { newIamSecurityRoutes } from '#src/features/iam5/security/routes.tsx';
import { sessionPlainRoutes } from '#src/features/session/routes.tsx';
import { storyRoutes } from '#src/features/rehearsal/stories/routes.tsx';
import { switchRoleRoutes } from '#src/features/session/switchRole/routes.tsx';
import { ucsRoutes } from '#src/features/ucs/routes.tsx';
import { userRoutes } from '#src/features/iam/users/routes.tsx';
import { lazyPage } from '#src/ui/lazyPage.ts';
import { ConsoleLayout } from './ConsoleLayout.tsx';
import { ErrorPage, NotFoundPage } from './ErrorPage.tsx';
import { PlainLayout } from './PlainLayout.tsx';
import { RootLayout } from './StartNotices.tsx';

function FirstLoad() {
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: '60vh' }}>
      <CircularProgress aria-label="Loading" />
    </Box>
  );
}

/** Pages inside the console's frame, one array per feature. */
const consolePages: readonly RouteObject[] = [
  ...credentialRoutes,
  ...rehearsalRoutes,
  ...switchRoleRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...authorizationRoutes,
  ...policyRoutes,
  ...projectRoutes,
  ...agencyRoutes,
  ...securityRoutes,
  ...newIamUserRoutes,
  ...newIamGroupRoutes,
  ...identityPolicyRoutes,
  ...scpRoutes,
  ...newIamAgencyRoutes,
  ...newIamSecurityRoutes,
  ...newIamGuideRoutes,
  ...accessRoutes,
  ...cocRoutes,
  ...flexuslRoutes,
  ...ucsRoutes,
  ...ecsRoutes,
];

/** The whole route table. Every page is loaded when it is first visited. */
export const routes: RouteObject[] = [
  {
    HydrateFallback: FirstLoad,
    ErrorBoundary: ErrorPage,
    element: <RootLayout />,
    children: [
      {
        element: <PlainLayout />,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              ...sessionPlainRoutes,
              ...scenarioRoutes,
              ...accountRoutes,
              ...storyRoutes,
              {
                path: '/connected-service',
                lazy: lazyPage(
                  async () => (await import('./ConnectedServicePage.tsx')).ConnectedServicePage,
                ),
              },
            ],
          },
        ],
      },
      {
        element: <ConsoleLayout />,
        children: [
          {
            ErrorBoundary: ErrorPage,
            children: [
              { path: '/', lazy: lazyPage(async () => (await import('./HomePage.tsx')).HomePage) },
              {
                path: '/decisions/:decisionIds',
                lazy: lazyPage(async () => (await import('./DecisionPage.tsx')).DecisionPage),
              },
              ...consolePages,
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
