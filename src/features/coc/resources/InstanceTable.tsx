import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import type { InstanceOperation } from '#src/domain/coc/operations.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { powerTone } from '../parts/words.ts';
import { HostAccountsDialog } from './HostAccountsDialog.tsx';
import { OperationDialog } from './OperationDialog.tsx';

export type CocInstance = Result<AppContract['cocInstanceList']>['resources'][number];

const settled = (instance: CocInstance) =>
  instance.status === 'Running' || instance.status === 'Stopped';

/** Instances that COC manages, read again while one of them is changing. */
export const useInstances = () =>
  useQuery({
    ...q(api.cocInstanceList, {}),
    refetchInterval: ({ state }) => (state.data?.resources.every(settled) === false ? 500 : false),
  });

const types: readonly FilterProperty<CocInstance>[] = [
  {
    id: 'type',
    label: 'All types',
    options: ['ECS', 'RDS', 'FlexusL', 'DCS'].map((value) => ({ value, label: value })),
    values: (row) => row.type,
  },
];

/** Columns that every list of instances has. */
export const instanceColumns: readonly Column<CocInstance>[] = [
  {
    id: 'name',
    header: 'Name/ID',
    cell: (row) => <NameAndId row={row} />,
    sortValue: (row) => row.name,
    hideable: false,
  },
  { id: 'type', header: 'Type', cell: (row) => row.type, sortValue: (row) => row.type },
  {
    id: 'region',
    header: 'Region',
    cell: (row) => regionName(row.region_id),
    sortValue: (row) => row.region_id,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (row) => <StatusText tone={powerTone(row.status)} text={row.status} />,
    sortValue: (row) => row.status,
    hideable: false,
  },
  { id: 'image', header: 'Image', cell: (row) => row.image ?? '--' },
  {
    id: 'agent',
    header: 'UniAgent',
    cell: (row) => (row.agent_installed ? 'Installed' : 'Not installed'),
  },
  {
    id: 'application',
    header: 'Application',
    cell: (row) => row.application ?? '--',
    sortValue: (row) => row.application ?? '',
  },
];

function NameAndId({ row }: { readonly row: CocInstance }) {
  return (
    <>
      {row.name}
      <div style={{ fontSize: 12, color: '#595959' }}>{row.id.slice(0, 8)}</div>
    </>
  );
}

/** What a search of instances looks through. */
export const instanceSearch = (row: CocInstance): string =>
  `${row.name} ${row.id} ${row.application ?? ''}`;
export const instanceTypes = types;

type Asked = { readonly operation: InstanceOperation; readonly instance: CocInstance };

/** Instances with the operations on a single one. */
export function InstanceTable() {
  const state = useTableState('coc-instances', { sort: 'name' });
  const query = useInstances();
  const [asked, setAsked] = useState<Asked>();
  const [job, setJob] = useState<Job>();
  const [accounts, setAccounts] = useState<CocInstance>();
  const columns = useMemo((): readonly Column<CocInstance>[] => {
    const ask = (operation: InstanceOperation, instance: CocInstance) => () =>
      setAsked({ operation, instance });
    const operations = (row: CocInstance) =>
      row.type === 'DCS'
        ? []
        : [
            { label: 'Start', onSelect: ask('start', row) },
            { label: 'Restart', onSelect: ask('reboot', row) },
            { label: 'Stop', onSelect: ask('stop', row) },
            { label: 'Change OS', onSelect: ask('changeOS', row) },
            { label: 'Reinstall OS', onSelect: ask('reinstallOS', row) },
            { label: 'Accounts', onSelect: () => setAccounts(row) },
          ];
    return [
      ...instanceColumns,
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={operations(row)} />,
      },
    ];
  }, []);
  return (
    <>
      <DataTable
        label="Instances"
        state={state}
        columns={columns}
        rows={query.data?.resources}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name, ID or application."
        searchText={instanceSearch}
        selects={instanceTypes}
        empty={
          <EmptyState text="No instances yet. Synchronize to let COC read them through its agency." />
        }
      />
      {asked !== undefined && (
        <OperationDialog
          operation={asked.operation}
          instances={[asked.instance]}
          onStarted={setJob}
          onClose={() => setAsked(undefined)}
        />
      )}
      {job !== undefined && (
        <JobDialog key={job.id} started={job} onClose={() => setJob(undefined)} />
      )}
      {accounts !== undefined && (
        <HostAccountsDialog instance={accounts} onClose={() => setAccounts(undefined)} />
      )}
    </>
  );
}
