import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { MissingPolicyAlert } from './MissingPolicyAlert.tsx';

/**
 * What stands around every page of the COC console: leads to the service authorization page while COC is not enabled, else shows
 * the alerts about its agency. Without `coc:agency:get` the state stays unknown: the pages open, and each call answers for itself.
 */
export function CocFrame() {
  const query = useQuery(q(api.cocAgencyShow, {}));
  if (query.isError && query.error.status === 403) {
    return (
      <>
        <Alert severity="info" sx={{ mb: 2 }}>
          Whether COC is enabled and what its agency lacks is not shown: you do not have coc:agency:get. <TextLink to={paths.cocAuthorization()}>Service authorization</TextLink>
        </Alert>
        <Outlet />
      </>
    );
  }
  return (
    <Loaded query={query} what="the state of COC">
      {(state) => {
        switch (state.state) {
          case 'not-enabled':
          case 'incomplete':
            return <Navigate to={paths.cocAuthorization()} replace />;
          case 'expired':
          case 'under-authorized':
          case 'enabled':
            return (
              <Box sx={{ minWidth: 0 }}>
                <MissingPolicyAlert state={state} />
                <Outlet />
              </Box>
            );
        }
      }}
    </Loaded>
  );
}
