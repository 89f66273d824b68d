import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { AgencyState } from '../enabling/obtainPermission.ts';
import { agencyState } from '../parts/useAgencyRefusals.ts';
import { MissingPolicyAlert } from './MissingPolicyAlert.tsx';

/**
 * What stands around every page of the COC console: leads to the service authorization page while
 * COC is not enabled, which everybody may know, else shows the alerts about its agency to those who
 * may read its state.
 */
export function CocLayout() {
  const enabled = useQuery(q(api.cocEnabledShow, {}));
  const state = useQuery(agencyState);
  const { key } = useLocation();
  return (
    <Loaded part query={enabled} what="whether COC is enabled">
      {(answer) => {
        if (answer.enabled)
          return (
            <Loaded part query={state} what="the state of COC">
              {(known) => <Opened state={known} />}
            </Loaded>
          );
        // An older answer must not send away somebody who has just enabled COC: the newer
        // one is on its way.
        return enabled.isFetching ? (
          <Box role="status" aria-label="Reading the state of COC" />
        ) : (
          // Anew for each visit: one that overtakes the redirect would stay on an empty page.
          <Navigate key={key} to={paths.cocAuthorization()} replace />
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
          What COC&apos;s agency lacks is not shown: you do not have coc:agency:get.{' '}
          <TextLink to={paths.cocAuthorization()}>Service authorization</TextLink>
        </Alert>
      ) : (
        <MissingPolicyAlert state={state} />
      )}
      <Outlet />
    </Box>
  );
}
