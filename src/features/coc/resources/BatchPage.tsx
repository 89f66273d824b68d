import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { planOperation, type InstanceOperation } from '#src/domain/coc/operations.ts';
import { useList } from '#src/parts/useList.ts';
import { useAddressPart } from '#src/ui/address.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { operationWords } from '../parts/operations.ts';
import { useOperationRefusals } from '../parts/useOperationRefusals.ts';
import {
  instanceColumns,
  instances,
  instanceSearch,
  instanceTypes,
  type CocInstance,
} from './instances.tsx';
import { OperationDialog } from './OperationDialog.tsx';

const operations: readonly InstanceOperation[] = [
  'start',
  'stop',
  'reboot',
  'changeOS',
  'reinstallOS',
];
type Opened = { readonly kind: 'operation' } | { readonly kind: 'job'; readonly job: Job };

const sizes = [1, 2, 5, 10, 20] as const;

/** Batch Resource Operations: one operation on many instances, batch by batch. */
export function BatchPage() {
  const [asked, ask] = useAddressPart('operation');
  const operation = operations.find((one) => one === asked) ?? 'reboot';
  const state = useTableState('coc-batch', { sort: 'name' });
  const list = useList(instances, ({ resources }) => resources);
  const refusals = useOperationRefusals();
  const [selected, setSelected] = useState<readonly CocInstance[]>([]);
  const [batchSize, setBatchSize] = useState(2);
  const { opened, open, close } = useDialogs<Opened>();
  const offered = (row: CocInstance) => {
    const plan = planOperation(operation, row.type, 2);
    return plan.offered ? undefined : plan.reason;
  };
  const refusal = refusals.batch(operation, selected);
  const choose = (next: InstanceOperation) => {
    ask(next);
    setSelected((now) => now.filter((row) => planOperation(next, row.type, 2).offered));
  };
  return (
    <>
      <PageHeader
        title="Batch Resource Operations"
        intro="COC divides the instances into batches that run one after the other. Restarting several servers, restarting databases and OS operations take COCServiceAgencyDefaultPolicy in COC's agency."
      />
      <Card>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2 }}>
          <SegmentedControl
            label="Operation"
            value={operation}
            segments={operations.map((value) => ({ value, label: operationWords[value].label }))}
            onChange={choose}
          />
          <BatchSize size={batchSize} onChange={setBatchSize} />
          <GuardedButton
            variant="contained"
            refusal={refusal ?? (selected.length === 0 ? 'Select instances first.' : undefined)}
            onClick={() => open({ kind: 'operation' })}
          >
            {operationWords[operation].label} {selected.length > 0 ? `(${selected.length})` : ''}
          </GuardedButton>
        </Box>
        <DataTable
          label="Instances"
          state={state}
          columns={instanceColumns}
          {...list}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          search="Enter a name, ID or application."
          searchText={instanceSearch}
          selects={instanceTypes}
          selection={{ selected, onChange: setSelected, refusal: offered }}
          empty={<EmptyState text="No instances yet. Synchronize in Resource Management first." />}
        />
      </Card>
      {opened?.kind === 'operation' && (
        <OperationDialog
          operation={operation}
          instances={selected}
          batchSize={batchSize}
          onStarted={(job) => open({ kind: 'job', job })}
          onClose={close}
        />
      )}
      {opened?.kind === 'job' && (
        <JobDialog key={opened.job.id} started={opened.job} onClose={close} />
      )}
    </>
  );
}

function BatchSize({
  size: chosen,
  onChange,
}: {
  readonly size: number;
  readonly onChange: (size: number) => void;
}) {
  return (
    <TextField
      select
      label="Instances per batch"
      value={chosen}
      onChange={(event) => onChange(Number(event.target.value))}
      sx={{ width: 170 }}
    >
      {sizes.map((size) => (
        <MenuItem key={size} value={size}>
          {size}
        </MenuItem>
      ))}
    </TextField>
  );
}
