import { useMemo } from 'react';
import type { InstanceOperation } from '#src/domain/coc/operations.ts';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { operationWords } from '../parts/operations.ts';
import { useOperationRefusals, type OperationRefusals } from '../parts/useOperationRefusals.ts';
import { HostAccountsDialog } from './HostAccountsDialog.tsx';
import {
  instanceColumns,
  instances,
  instanceSearch,
  instanceTypes,
  type CocInstance,
} from './instances.tsx';
import { OperationDialog } from './OperationDialog.tsx';

type Opened =
  | {
      readonly kind: 'operation';
      readonly operation: InstanceOperation;
      readonly instance: CocInstance;
    }
  | { readonly kind: 'accounts'; readonly instance: CocInstance }
  | { readonly kind: 'job'; readonly job: Job };

const operations = ['start', 'reboot', 'stop', 'changeOS', 'reinstallOS'] as const;

function columnsFor(
  { own, of }: OperationRefusals,
  open: (dialog: Opened) => void,
): readonly Column<CocInstance>[] {
  const actions = (instance: CocInstance) =>
    instance.type === 'DCS'
      ? []
      : [
          ...operations.map((operation) => ({
            label: operationWords[operation].label,
            refusal: of(operation, instance, 1),
            onSelect: () => open({ kind: 'operation', operation, instance }),
          })),
          {
            label: 'Accounts',
            refusal: own.accounts,
            onSelect: () => open({ kind: 'accounts', instance }),
          },
        ];
  return [
    ...instanceColumns,
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => <RowActions rowName={row.name} actions={actions(row)} />,
    },
  ];
}

/** Instances with the operations on a single one. */
export function InstanceTable() {
  const state = useTableState('coc-instances', { sort: 'name' });
  const list = useList(instances, ({ resources }) => resources);
  const refusals = useOperationRefusals();
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals, open), [refusals, open]);
  return (
    <>
      <DataTable
        label="Instances"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name, ID or application."
        searchText={instanceSearch}
        selects={instanceTypes}
        empty={
          <EmptyState text="No instances yet. Synchronize to let COC read them through its agency." />
        }
      />
      {opened?.kind === 'operation' && (
        <OperationDialog
          operation={opened.operation}
          instances={[opened.instance]}
          onStarted={(job) => open({ kind: 'job', job })}
          onClose={close}
        />
      )}
      {opened?.kind === 'job' && (
        <JobDialog key={opened.job.id} started={opened.job} onClose={close} />
      )}
      {opened?.kind === 'accounts' && (
        <HostAccountsDialog instance={opened.instance} onClose={close} />
      )}
    </>
  );
}
