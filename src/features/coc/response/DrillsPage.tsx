import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormRadioGroup } from '#src/ui/form/fields.tsx';
import { formatTime } from '#src/ui/time.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { InstancePicker } from '../parts/InstancePicker.tsx';

type Drill = Result<AppContract['cocDrillList']>['drills'][number];
type Fault = Args<AppContract['cocDrillStart']>['body']['fault'];

const faults: readonly {
  readonly value: Fault;
  readonly label: string;
  readonly detail: string;
}[] = [
  {
    value: 'switchover',
    label: 'Primary/standby switchover',
    detail: 'The standby node takes over; connections break for a moment.',
  },
  {
    value: 'nodeRestart',
    label: 'Node restart',
    detail: 'A node restarts while the instance is in use.',
  },
  {
    value: 'shrink',
    label: 'Shrink the instance',
    detail:
      'Scales the instance down. DCS UserAccess does not cover scaling, so the agency needs more for this.',
  },
];
const faultLabel = (fault: Fault): string =>
  faults.find((one) => one.value === fault)?.label ?? fault;

/** Chaos Drills: faults injected into DCS instances through COC's agency, and ended. */
export function DrillsPage() {
  const state = useTableState('coc-drills', { sort: '-started' });
  const query = useQuery(q(api.cocDrillList, {}));
  const [starting, setStarting] = useState(false);
  const send = useSend();
  const toast = useToast();
  const columns = useMemo((): readonly Column<Drill>[] => {
    const end = (drill: Drill) => () =>
      void send(() => api.cocDrillEnd({ params: { drill_id: drill.id } })).then(
        () => toast.success(`The drill on ${drill.instance_name} has ended.`),
        toast.problem,
      );
    return [
      {
        id: 'instance',
        header: 'Instance',
        cell: (row) => row.instance_name,
        sortValue: (row) => row.instance_name,
        hideable: false,
      },
      { id: 'fault', header: 'Fault', cell: (row) => faultLabel(row.fault) },
      {
        id: 'status',
        header: 'Status',
        cell: (row) => (
          <StatusText tone={row.status === 'Ended' ? 'off' : 'warning'} text={row.status} />
        ),
      },
      { id: 'by', header: 'Started By', cell: (row) => row.started_by },
      {
        id: 'started',
        header: 'Started',
        cell: (row) => formatTime(row.started_at),
        sortValue: (row) => row.started_at,
        newestFirst: true,
      },
      { id: 'ended', header: 'Ended', cell: (row) => formatTime(row.ended_at) },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.instance_name}
            actions={[
              {
                label: 'End',
                refusal: row.status === 'Ended' ? 'The drill has ended.' : undefined,
                onSelect: end(row),
              },
            ]}
          />
        ),
      },
    ];
  }, [send, toast]);
  return (
    <>
      <PageHeader
        title="Chaos Drills"
        actions={
          <Button variant="contained" onClick={() => setStarting(true)}>
            Inject Fault
          </Button>
        }
      />
      <Card>
        <DataTable
          label="Drills"
          state={state}
          columns={columns}
          rows={query.data?.drills}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.instance_name}
          empty={<EmptyState text="No drills yet." />}
        />
      </Card>
      {starting && <InjectDialog onClose={() => setStarting(false)} />}
    </>
  );
}

function InjectDialog({ onClose }: { readonly onClose: () => void }) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const form = useForm<{ fault: Fault }>({ defaultValues: { fault: 'switchover' } });
  const send = useSend();
  const toast = useToast();
  const inject = async () => {
    const drill = await send(() =>
      api.cocDrillStart({ body: { instance_id: ids[0] ?? '', fault: form.getValues('fault') } }),
    );
    toast.success(`Fault injected into ${drill.instance_name}.`);
  };
  return (
    <FormDialog
      open
      title="Inject Fault"
      refusal={ids.length === 0 ? 'Select a DCS instance.' : undefined}
      onSubmit={inject}
      onClose={onClose}
    >
      <FormRadioGroup control={form.control} name="fault" label="Fault" choices={faults} />
      <InstancePicker label="DCS instance" types={['DCS']} value={ids} onChange={setIds} single />
    </FormDialog>
  );
}
