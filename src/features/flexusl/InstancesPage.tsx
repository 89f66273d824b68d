import { useMemo } from 'react';
import { regionName } from '#src/catalog/regions.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import {
  flexusInstances,
  powerOperations,
  statusTone,
  type FlexusInstance,
  type PowerOperation,
} from './instance.ts';
import { InstanceDialogs, type Opened } from './InstanceDialogs.tsx';
import { ResetNote } from './ResetNote.tsx';
import { useOperationRefusals, type OperationRefusals } from './useOperationRefusals.ts';

function columnsFor(
  refusals: OperationRefusals,
  open: (dialog: Opened) => void,
): readonly Column<FlexusInstance>[] {
  const operations = (instance: FlexusInstance) => [
    {
      label: 'Reset Password',
      refusal: refusals.of('resetPassword', instance),
      onSelect: () => open({ kind: 'resetPassword', instance }),
    },
    ...(Object.keys(powerOperations) as PowerOperation[]).map((kind) => ({
      label: powerOperations[kind].label,
      refusal: refusals.of(kind, instance),
      onSelect: () => open({ kind, instance }),
    })),
  ];
  return [
    {
      id: 'name',
      header: 'Name',
      cell: (row) => <TextLink to={paths.flexusInstance(row.id)}>{row.name}</TextLink>,
      sortValue: (row) => row.name,
      hideable: false,
    },
    {
      id: 'status',
      header: 'Status',
      cell: (row) => <StatusText tone={statusTone(row.status)} text={row.status} />,
      sortValue: (row) => row.status,
    },
    {
      id: 'region',
      header: 'Region',
      cell: (row) => regionName(row.region_id),
      sortValue: (row) => row.region_id,
    },
    { id: 'image', header: 'Image', cell: (row) => row.image },
    { id: 'flavor', header: 'Specifications', cell: (row) => row.flavor },
    { id: 'address', header: 'Public IP', cell: (row) => row.public_ip },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => <RowActions rowName={row.name} actions={operations(row)} visible={3} />,
    },
  ];
}

const none: readonly FlexusInstance[] = [];

/** FlexusL instances of the account, in all regions: FlexusL is a global service. */
export function InstancesPage() {
  const state = useTableState('flexusl', { sort: 'name' });
  const list = useList(flexusInstances, ({ instances }) => instances);
  const refusals = useOperationRefusals();
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <ListPage
      title="FlexusL Instances"
      notice={
        list.error === null && <ResetNote refusals={refusals} instances={list.rows ?? none} />
      }
      table={{
        label: 'FlexusL instances',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.name,
        search: 'Enter a name or IP address.',
        searchText: (row) => `${row.name} ${row.public_ip}`,
        empty: <EmptyState text="The account has no FlexusL instances." />,
      }}
    >
      {opened !== undefined && <InstanceDialogs opened={opened} onClose={close} />}
    </ListPage>
  );
}
