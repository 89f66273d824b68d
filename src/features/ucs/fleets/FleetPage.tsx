import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { ClusterTable } from '../clusters/ClusterTable.tsx';
import { fleetRights, type Fleet } from './fleet.ts';
import { FleetClustersDialog, FleetDescriptionDialog } from './FleetDialogs.tsx';

/** One fleet: its description and the clusters in it. */
export function FleetPage() {
  const { fleetId = '' } = useParams();
  const query = useQuery(q(api.ucsFleetShow, { params: { clustergroup_id: fleetId } }));
  return (
    <Loaded query={query} what="fleet">
      {(fleet) => <Details fleet={fleet} />}
    </Loaded>
  );
}

function Details({ fleet }: { readonly fleet: Fleet }) {
  const refusals = useRefusals(fleetRights);
  const { opened, open, close } = useDialogs<{ readonly kind: 'description' | 'clusters' }>();
  return (
    <>
      <PageHeader
        title={fleet.name}
        crumbs={[{ label: 'Fleets', to: paths.ucsFleets() }]}
        actions={
          <>
            <GuardedButton
              variant="outlined"
              refusal={refusals.update}
              onClick={() => open({ kind: 'description' })}
            >
              Modify Description
            </GuardedButton>
            <GuardedButton
              variant="contained"
              refusal={refusals.update}
              onClick={() => open({ kind: 'clusters' })}
            >
              Choose Clusters
            </GuardedButton>
          </>
        }
      />
      <Card title="Basic Information">
        <Facts
          facts={[
            { label: 'Name', value: fleet.name },
            { label: 'ID', value: <CopyText text={fleet.id} what="fleet ID" /> },
            { label: 'Description', value: fleet.description === '' ? '--' : fleet.description },
            {
              label: 'Policy Center',
              value: (
                <TextLink to={paths.ucsPolicies()}>
                  {fleet.policy_center ? 'Enabled' : 'Disabled'}
                </TextLink>
              ),
            },
            {
              label: 'Permissions',
              value: (
                <TextLink to={paths.ucsPermissions({ target: fleet.id })}>
                  Permissions of the fleet
                </TextLink>
              ),
            },
            { label: 'Created', value: formatTime(fleet.created_at) },
          ]}
        />
      </Card>
      <Card title="Clusters">
        <ClusterTable
          only={fleet.cluster_ids}
          empty={<EmptyState text="No cluster is in this fleet." />}
        />
      </Card>
      {opened?.kind === 'description' && <FleetDescriptionDialog fleet={fleet} onClose={close} />}
      {opened?.kind === 'clusters' && <FleetClustersDialog fleet={fleet} onClose={close} />}
    </>
  );
}
