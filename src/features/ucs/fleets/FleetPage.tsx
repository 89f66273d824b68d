import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormTextarea } from '#src/ui/form/fields.tsx';
import { formatTime } from '#src/ui/time.ts';
import { ClusterTable } from '../clusters/ClusterTable.tsx';
import { Choices } from '../parts/Choices.tsx';
import { Part } from '../parts/Part.tsx';
import { descriptionRules, submitting } from '../parts/forms.ts';
import type { Fleet } from './FleetsPage.tsx';

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
  const [asked, setAsked] = useState<'description' | 'clusters'>();
  const close = () => setAsked(undefined);
  return (
    <>
      <PageHeader
        title={fleet.name}
        crumbs={[{ label: 'Fleets', to: paths.ucsFleets() }]}
        actions={
          <>
            <Button variant="outlined" onClick={() => setAsked('description')}>
              Modify Description
            </Button>
            <Button variant="contained" onClick={() => setAsked('clusters')}>
              Choose Clusters
            </Button>
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
      {asked === 'description' && <DescriptionDialog fleet={fleet} onClose={close} />}
      {asked === 'clusters' && <ClustersDialog fleet={fleet} onClose={close} />}
    </>
  );
}

type DialogProps = { readonly fleet: Fleet; readonly onClose: () => void };

function DescriptionDialog({ fleet, onClose }: DialogProps) {
  const form = useForm<{ readonly description: string }>({
    defaultValues: { description: fleet.description },
  });
  const send = useSend();
  const toast = useToast();
  const save = submitting(form, async (body) => {
    await send(() => api.ucsFleetUpdate({ params: { clustergroup_id: fleet.id }, body }));
    toast.success(`Description of ${fleet.name} changed.`);
  });
  return (
    <FormDialog open title="Modify Description" onSubmit={save} onClose={onClose}>
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormDialog>
  );
}

function ClustersDialog({ fleet, onClose }: DialogProps) {
  const query = useQuery(q(api.ucsClusterList, {}));
  const [chosen, setChosen] = useState<readonly string[]>(fleet.cluster_ids);
  const send = useSend();
  const toast = useToast();
  const save = async () => {
    await send(() =>
      api.ucsFleetUpdate({
        params: { clustergroup_id: fleet.id },
        body: { cluster_ids: [...chosen] },
      }),
    );
    toast.success(
      `${chosen.length} ${chosen.length === 1 ? 'cluster is' : 'clusters are'} in ${fleet.name}.`,
    );
  };
  return (
    <FormDialog open title={`Clusters of ${fleet.name}`} onSubmit={save} onClose={onClose}>
      <Part query={query} what="clusters">
        {({ clusters }) => (
          <Choices
            label="Clusters; a cluster is in one fleet at a time"
            choices={clusters.map(({ id, name, kind }) => ({
              id,
              name,
              detail: clusterKindNames[kind],
            }))}
            chosen={chosen}
            onChange={setChosen}
            empty="No cluster has been registered."
          />
        )}
      </Part>
    </FormDialog>
  );
}
