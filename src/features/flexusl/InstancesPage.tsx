import { useMemo, useState } from 'react';
import { regionName } from '#src/catalog/regions.ts';
import { stateRefusal } from '#src/domain/coc/operations.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { InstanceDialogs, type Asked } from './InstanceDialogs.tsx';
import {
  powerOperations,
  statusTone,
  useFlexusInstances,
  type FlexusInstance,
  type PowerOperation,
} from './instance.ts';

/** FlexusL instances of the account, in all regions: FlexusL is a global service. */
export function InstancesPage() {
  const state = useTableState('flexusl', { sort: 'name' });
  const query = useFlexusInstances();
  const [asked, setAsked] = useState<Asked>();
  const columns = useMemo((): readonly Column<FlexusInstance>[] => {
    const operations = (instance: FlexusInstance) => [
      { label: 'Reset Password', onSelect: () => setAsked({ instance, kind: 'resetPassword' }) },
      ...(Object.keys(powerOperations) as PowerOperation[]).map((kind) => ({
        label: powerOperations[kind].label,
        refusal: stateRefusal(kind, instance.status),
        onSelect: () => setAsked({ instance, kind }),
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
  }, []);
  return (
    <>
      <PageHeader title="FlexusL Instances" />
      <Card>
        <DataTable
          label="FlexusL instances"
          state={state}
          columns={columns}
          rows={query.data?.instances}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          search="Enter a name or IP address."
          searchText={(row) => `${row.name} ${row.public_ip}`}
          empty={<EmptyState text="The account has no FlexusL instances." />}
        />
      </Card>
      <InstanceDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}
