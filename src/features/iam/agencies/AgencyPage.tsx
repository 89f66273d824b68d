import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useAccount } from '#src/parts/account.ts';
import { accessTab } from '#src/parts/access/tab.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { UrlTabs } from '#src/parts/UrlTabs.tsx';
import { useNow } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { agencyCalls, kindNames, kindOf, protectedRefusal, type Agency } from './agency.ts';
import { AgencyFacts } from './AgencyFacts.tsx';
import { AgencyPermissionsTab } from './AgencyPermissionsTab.tsx';
import { DeleteAgenciesDialog } from './DeleteAgenciesDialog.tsx';
import { validityOf } from './validity.ts';

function AgencyDetail({ agency }: { readonly agency: Agency }) {
  const { accountName } = useAccount();
  const navigate = useNavigate();
  const now = useNow();
  const refusals = useRefusals(agencyCalls);
  const [removing, setRemoving] = useState(false);
  const protection = protectedRefusal(agency);
  const { expired } = validityOf(agency, now);
  return (
    <>
      <PageHeader
        title={agency.name}
        crumbs={[{ label: 'Agencies', to: paths.agencies() }]}
        actions={
          <>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.update}
              onClick={() => void navigate(paths.agencyModify(agency.id))}
            >
              Modify
            </GuardedButton>
            <GuardedButton
              variant="outlined"
              refusal={protection ?? refusals.remove}
              onClick={() => setRemoving(true)}
            >
              Delete
            </GuardedButton>
          </>
        }
      />
      {expired && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          This agency has expired: nobody can work through it. Modify its validity period to let it
          work again.
        </Alert>
      )}
      {protection !== undefined && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {kindNames[kindOf(agency)]}: for viewing only. {protection}
        </Alert>
      )}
      <UrlTabs
        label="Agency"
        tabs={[
          {
            id: 'basic',
            label: 'Basic Information',
            content: () => <AgencyFacts agency={agency} account={accountName} now={now} />,
          },
          {
            id: 'permissions',
            label: 'Permissions',
            content: () => <AgencyPermissionsTab agency={agency} />,
          },
          accessTab(`agency:${agency.name}`),
        ]}
      />
      {removing && (
        <DeleteAgenciesDialog
          agencies={[agency]}
          onGone={() => navigate(paths.agencies())}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}

/** One agency: basic information and permissions (docs/sources/console.md#9-3). */
export function AgencyPage() {
  const { agencyId = '' } = useParams();
  const query = useQuery(q(api.agencyShow, { params: { agency_id: agencyId } }));
  return (
    <Loaded query={query} what="agency" list={{ label: 'Agencies', to: paths.agencies() }}>
      {({ agency }) => <AgencyDetail agency={agency} />}
    </Loaded>
  );
}
