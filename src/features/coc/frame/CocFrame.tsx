import { Alert, Box } from '@mui/material';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from 'react-router';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { AgencyState } from '../enabling/obtainPermission.ts';
import { Loaded } from '../parts/Loaded.tsx';
import { MissingPolicyAlert } from './MissingPolicyAlert.tsx';

/** The state of COC, or null for those who may not read it. A refusal counts as an answer, so that reading again does not take the page away. */
const stateOrRefused = queryOptions<AgencyState | null, Problem>({
  queryKey: ['cocAgencyShow', 'or refused'],
  queryFn: async () => {
    try {
      return await api.cocAgencyShow({});
    } catch (error) {
      if (error instanceof Problem && error.status === 403) return null;
      throw error;
    }
  },
});

/**
 * What stands around every page of the COC console: leads to the service authorization page while COC is not enabled, else shows
 * the alerts about its agency. Without `coc:agency:get` the state stays unknown: the pages open, and each call answers for itself.
 */
export function CocFrame() {
  const query = useQuery(stateOrRefused);
  return (
    <Loaded query={query} what="the state of COC">
      {(state) => {
        const open =
          state === null || (state.state !== 'not-enabled' && state.state !== 'incomplete');
        if (open) return <Opened state={state} />;
        // An older answer must not send away somebody who has just enabled COC: the newer one is on its way.
        return query.isFetching ? (
          <Box role="status" aria-label="Reading the state of COC" />
        ) : (
          <Navigate to={paths.cocAuthorization()} replace />
        );
      }}
    </Loaded>
  );
}

function Opened({ state }: { readonly state: AgencyState | null }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      {state === null ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          Whether COC is enabled and what its agency lacks is not shown: you do not have
          coc:agency:get. <TextLink to={paths.cocAuthorization()}>Service authorization</TextLink>
        </Alert>
      ) : (
        <MissingPolicyAlert state={state} />
      )}
      <Outlet />
    </Box>
  );
}
