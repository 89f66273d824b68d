import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { zonesAction } from '#src/domain/ucs/traffic.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { useProject } from '#src/parts/useProject.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { ProjectPicker } from '../parts/ProjectPicker.tsx';
import { useAgencyRefusal } from '../parts/useAgencyRefusal.ts';
import { DeleteDialog, SuspendDialog, type TrafficPolicy } from './PolicyDialogs.tsx';
import { TrafficDialog } from './TrafficDialog.tsx';

type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'suspend' | 'delete'; readonly policy: TrafficPolicy };

const calls = {
  create: api.ucsTrafficCreate,
  suspend: api.ucsTrafficSuspend,
  remove: api.ucsTrafficDelete,
} as const;

/**
 * Why traffic policies may not be changed: UCS's own action, the zones of DNS, the agency that
 * writes into them.
 */
function useTrafficRefusals(projectId: string): Refusals<keyof typeof calls> {
  const zones = useMemo(
    () => ({ zones: { asks: [{ action: zonesAction, projectId }] } }) as const,
    [projectId],
  );
  const closed = useRefusals(zones).zones;
  const refusals = useRefusals(calls);
  const agency = useAgencyRefusal('traffic');
  return useMemo(() => {
    const rest = closed ?? agency;
    return {
      create: refusals.create ?? rest,
      suspend: refusals.suspend ?? rest,
      remove: refusals.remove ?? rest,
    };
  }, [refusals, closed, agency]);
}

function columnsFor(
  zones: readonly { readonly id: string; readonly name: string }[] | undefined,
  refusals: Refusals<keyof typeof calls>,
  open: (dialog: Opened) => void,
): readonly Column<TrafficPolicy>[] {
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
              refusal: refusals.suspend,
              onSelect: () => open({ kind: 'suspend', policy: row }),
            },
            {
              label: 'Delete',
              refusal: refusals.remove,
              onSelect: () => open({ kind: 'delete', policy: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/**
 * Traffic Distribution: record sets that spread the requests for a name over clusters. The zones
 * are DNS's and belong to a project.
 */
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
  const state = useTableState('ucs-traffic', { sort: 'name' });
  const source = q(api.ucsTrafficList, { params: { project_id: projectId } });
  const zones = useQuery(source).data?.zones;
  const list = useList(source, ({ policies }) => policies);
  const refusals = useTrafficRefusals(projectId);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(zones, refusals, open), [zones, refusals, open]);
  return (
    <>
      <DataTable
        label="Traffic policies"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Traffic Policy
          </GuardedButton>
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
      {opened?.kind === 'create' && (
        <TrafficDialog projectId={projectId} zones={zones ?? []} onClose={close} />
      )}
      {opened?.kind === 'suspend' && (
        <SuspendDialog projectId={projectId} policy={opened.policy} onClose={close} />
      )}
      {opened?.kind === 'delete' && (
        <DeleteDialog projectId={projectId} policy={opened.policy} onClose={close} />
      )}
    </>
  );
}
