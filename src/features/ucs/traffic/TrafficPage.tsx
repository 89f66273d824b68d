import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useProject } from '#src/parts/useProject.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { ProjectPicker } from '../parts/ProjectPicker.tsx';
import { TrafficDialog } from './TrafficDialog.tsx';

type Answer = Result<AppContract['ucsTrafficList']>;
type TrafficPolicy = Answer['policies'][number];
type Asked = { readonly kind: 'suspend' | 'delete'; readonly policy: TrafficPolicy };

/** Traffic Distribution: record sets that spread the requests for a name over clusters. The zones are DNS's and belong to a project. */
export function TrafficPage() {
  const { id } = useProject();
  return (
    <>
      <PageHeader title="Traffic Distribution" actions={<ProjectPicker />} />
      <Card>{id !== undefined && <Policies key={id} projectId={id} />}</Card>
    </>
  );
}

function Policies({ projectId }: { readonly projectId: string }) {
  const params = { project_id: projectId };
  const state = useTableState('ucs-traffic', { sort: 'name' });
  const query = useQuery(q(api.ucsTrafficList, { params }));
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const zones = query.data?.zones;
  const columns = useMemo((): readonly Column<TrafficPolicy>[] => {
    const address = ({ host, zone_id }: TrafficPolicy): string =>
      `${host}.${zones?.find(({ id }) => id === zone_id)?.name ?? zone_id}`;
    return [
      {
        id: 'name',
        header: 'Traffic Policy',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      { id: 'address', header: 'Domain Name', sortValue: address, cell: address },
      {
        id: 'targets',
        header: 'Clusters and Weights',
        cell: (row) =>
          row.targets.map(({ cluster_name, weight }) => `${cluster_name} ${weight}`).join(', '),
      },
      {
        id: 'status',
        header: 'Scheduling',
        cell: (row) => (
          <StatusText
            tone={row.suspended ? 'off' : 'running'}
            text={row.suspended ? 'Suspended' : 'Active'}
          />
        ),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.name}
            actions={[
              {
                label: row.suspended ? 'Resume' : 'Suspend',
                onSelect: () => setAsked({ kind: 'suspend', policy: row }),
              },
              { label: 'Delete', onSelect: () => setAsked({ kind: 'delete', policy: row }) },
            ]}
          />
        ),
      },
    ];
  }, [zones]);
  return (
    <>
      <DataTable
        label="Traffic policies"
        state={state}
        columns={columns}
        rows={query.data?.policies}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Traffic Policy
          </Button>
        }
        empty={
          <EmptyState
            text={
              zones?.length === 0
                ? 'There is no DNS zone in this project.'
                : 'No traffic policy has been created.'
            }
          />
        }
      />
      {creating && (
        <TrafficDialog
          projectId={projectId}
          zones={zones ?? []}
          onClose={() => setCreating(false)}
        />
      )}
      {asked !== undefined && (
        <PolicyDialogs projectId={projectId} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

function PolicyDialogs({
  projectId,
  asked: { kind, policy },
  onClose,
}: {
  readonly projectId: string;
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  const params = { project_id: projectId, policy_id: policy.id };
  const affected = [{ name: policy.name }];
  if (kind === 'delete') {
    const remove = async () => {
      await send(() => api.ucsTrafficDelete({ params }));
      toast.success(`Traffic policy ${policy.name} deleted.`);
    };
    return (
      <ConfirmDialog
        open
        destructive
        title="Delete Traffic Policy"
        text="Its record set is deleted; the name no longer leads to the clusters."
        affected={affected}
        onConfirm={remove}
        onClose={onClose}
      />
    );
  }
  const change = async () => {
    await send(() => api.ucsTrafficSuspend({ params, body: { suspended: !policy.suspended } }));
    toast.success(`Scheduling of ${policy.name} ${policy.suspended ? 'resumed' : 'suspended'}.`);
  };
  return (
    <ConfirmDialog
      open
      title={policy.suspended ? 'Resume Scheduling' : 'Suspend Scheduling'}
      text={
        policy.suspended
          ? 'Requests are spread over the clusters again.'
          : 'Requests are no longer spread over the clusters.'
      }
      affected={affected}
      onConfirm={change}
      onClose={onClose}
    />
  );
}
