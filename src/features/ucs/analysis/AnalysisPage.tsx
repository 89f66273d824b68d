import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { AnalysisDialogs, type AnalysisOpened } from './AnalysisDialogs.tsx';
import type { CiaInstance } from './ciaInstance.ts';
import { InstanceContents } from './InstanceContents.tsx';
import { useCiaRefusals, type CiaRefusals } from './useCiaRefusals.ts';

type Cluster = { readonly id: string; readonly name: string };

function columnsFor(
  clusters: readonly Cluster[] | undefined,
  refusals: CiaRefusals,
  open: (dialog: AnalysisOpened) => void,
): readonly Column<CiaInstance>[] {
  const nameOf = (id: string): string => clusters?.find((cluster) => cluster.id === id)?.name ?? id;
  const actions = (instance: CiaInstance): readonly RowAction[] => [
    {
      label: 'Choose Clusters',
      refusal: refusals.clusters,
      onSelect: () => open({ kind: 'clusters', instance }),
    },
    {
      label: 'Rename',
      refusal: refusals.update,
      onSelect: () => open({ kind: 'rename', instance }),
    },
    {
      label: 'Delete',
      refusal: refusals.remove,
      onSelect: () => open({ kind: 'delete', instance }),
    },
  ];
  return [
    {
      id: 'name',
      header: 'Instance',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    {
      id: 'clusters',
      header: 'Monitored Clusters',
      cell: (row) => (row.cluster_ids.length === 0 ? '--' : row.cluster_ids.map(nameOf).join(', ')),
    },
    {
      id: 'events',
      header: 'Open Events',
      cell: (row) => row.events.filter(({ confirmed }) => !confirmed).length,
    },
    {
      id: 'created',
      header: 'Created',
      newestFirst: true,
      sortValue: (row) => row.created_at,
      cell: (row) => formatTime(row.created_at),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => <RowActions rowName={row.name} actions={actions(row)} />,
    },
  ];
}

/**
 * Container Intelligent Analysis: instances that watch clusters. UCS ReadOnlyAccess leaves it out,
 * UCS CIAOperations opens it.
 */
export function AnalysisPage() {
  const state = useTableState('ucs-cia', { sort: 'name' });
  const source = q(api.ucsCiaList, {});
  const clusters = useQuery(source).data?.clusters;
  const list = useList(source, ({ instances }) => instances);
  const refusals = useCiaRefusals();
  const { opened, open, close } = useDialogs<AnalysisOpened>();
  const columns = useMemo(() => columnsFor(clusters, refusals, open), [clusters, refusals, open]);
  return (
    <ListPage
      title="Container Intelligent Analysis"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create}
          onClick={() => open({ kind: 'create' })}
        >
          Create Instance
        </GuardedButton>
      }
      table={{
        label: 'CIA instances',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.name,
        expand: (row) => <InstanceContents instance={row} refusals={refusals} open={open} />,
        empty: <EmptyState text="No instance watches the clusters yet." />,
      }}
    >
      <AnalysisDialogs opened={opened} clusters={clusters ?? []} onClose={close} />
    </ListPage>
  );
}
