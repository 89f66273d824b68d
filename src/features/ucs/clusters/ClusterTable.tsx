import { useMemo, type ReactNode } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { clusterRights, type Cluster } from './cluster.ts';
import { ClusterDialogs, type ClusterOpened } from './ClusterDialogs.tsx';

const kinds: readonly FilterProperty<Cluster>[] = [
  {
    id: 'kind',
    label: 'All types',
    name: 'Type',
    options: Object.entries(clusterKindNames).map(([value, label]) => ({ value, label })),
    values: (row) => row.kind,
  },
];

function columnsFor(
  refusals: Refusals<keyof typeof clusterRights>,
  open: (dialog: ClusterOpened) => void,
): readonly Column<Cluster>[] {
  const operations = (cluster: Cluster): readonly RowAction[] => [
    ...(cluster.status === 'Running'
      ? []
      : [
          {
            label: 'Activate',
            refusal: refusals.activate,
            onSelect: () => open({ kind: 'activate', cluster }),
          },
        ]),
    { label: 'Permissions', to: paths.ucsPermissions({ target: cluster.id }) },
    {
      label: 'Modify Location',
      refusal: refusals.update,
      onSelect: () => open({ kind: 'location', cluster }),
    },
    {
      label: 'Unregister',
      refusal: refusals.remove,
      onSelect: () => open({ kind: 'delete', cluster }),
    },
  ];
  return [
    {
      id: 'name',
      header: 'Cluster',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => <TextLink to={paths.ucsCluster(row.id)}>{row.name}</TextLink>,
    },
    {
      id: 'kind',
      header: 'Type',
      sortValue: (row) => row.kind,
      cell: (row) => clusterKindNames[row.kind],
    },
    {
      id: 'status',
      header: 'Status',
      cell: (row) => (
        <StatusText tone={row.status === 'Running' ? 'running' : 'waiting'} text={row.status} />
      ),
    },
    {
      id: 'location',
      header: 'Location',
      sortValue: (row) => row.location,
      cell: (row) => row.location,
    },
    { id: 'version', header: 'Version', cell: (row) => row.version },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => <RowActions rowName={row.name} actions={operations(row)} />,
    },
  ];
}

/** Registered clusters with their operations; `only` narrows them to a fleet's. */
export function ClusterTable({
  only,
  empty,
}: {
  readonly only?: readonly string[];
  readonly empty: ReactNode;
}) {
  const state = useTableState('ucs-clusters', { sort: 'name' });
  const { rows: all, ...reading } = useList(q(api.ucsClusterList, {}), ({ clusters }) => clusters);
  const rows = useMemo(
    () => all?.filter(({ id }) => only === undefined || only.includes(id)),
    [all, only],
  );
  const refusals = useRefusals(clusterRights);
  const { opened, open, close } = useDialogs<ClusterOpened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <>
      <DataTable
        label="Clusters"
        state={state}
        columns={columns}
        rows={rows}
        {...reading}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name or location."
        searchText={(row) => `${row.name} ${row.location}`}
        selects={kinds}
        empty={empty}
      />
      {opened !== undefined && <ClusterDialogs opened={opened} onClose={close} />}
    </>
  );
}
