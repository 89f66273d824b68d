import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { ServiceRefused, ServiceWords } from '#src/parts/serviceEntry.tsx';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { ConsentPage } from './ConsentPage.tsx';
import { TrustAgencyAlert } from './TrustAgencyAlert.tsx';

/**
 * What stands before every page of UCS: the entry, the agreement of the account, and what is wrong
 * with its agency.
 */
export function UcsLayout() {
  return (
    <ServiceWords>
      <Entry />
    </ServiceWords>
  );
}

function Entry() {
  const query = useQuery(q(api.ucsDoor, {}));
  if (query.error !== null) {
    return (
      <ServiceRefused
        service="Ubiquitous Cloud Native Service"
        error={query.error}
        onRetry={() => void query.refetch()}
        advice={
          <>
            Which permissions each job needs:{' '}
            <TextLink to={paths.ucsLeastPrivilege()}>Least-privilege permissions</TextLink>
          </>
        }
      />
    );
  }
  if (query.data === undefined)
    return <Skeleton variant="rounded" height={160} aria-label="Reading the state of UCS" />;
  if (query.data.state === 'first-login') return <ConsentPage isAccount={query.data.is_account} />;
  return (
    <Box sx={{ minWidth: 0 }}>
      <TrustAgencyAlert trust={query.data} />
      <Outlet />
    </Box>
  );
}
