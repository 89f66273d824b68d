import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { faultFunction } from '#src/domain/coc/functions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { FormRadioGroup } from '#src/ui/form/fields.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { InstancePicker } from '../parts/InstancePicker.tsx';
import { useAgencyRefusals } from '../parts/useAgencyRefusals.ts';

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
const drillRights = { start: api.cocDrillStart, end: api.cocDrillEnd } as const;

const faultLabel = (fault: Fault): string =>
  faults.find((one) => one.value === fault)?.label ?? fault;

function columnsFor(
  refusal: string | undefined,
  end: (drill: Drill) => void,
): readonly Column<Drill>[] {
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
              refusal: row.status === 'Ended' ? 'The drill has ended.' : refusal,
              onSelect: () => end(row),
            },
          ]}
        />
      ),
    },
  ];
}

/** Chaos Drills: faults injected into DCS instances through COC's agency, and ended. */
export function DrillsPage() {
  const state = useTableState('coc-drills', { sort: '-started' });
  const list = useList(q(api.cocDrillList, {}), ({ drills }) => drills);
  const refusals = useRefusals(drillRights);
  const { opened, open, close } = useDialogs<{ readonly kind: 'inject' }>();
  const { run } = useWrite(api.cocDrillEnd);
  const toast = useToast();
  const columns = useMemo(() => {
    const end = (drill: Drill): void =>
      void run({ params: { drill_id: drill.id } }).then(
        () => toast.success(`The drill on ${drill.instance_name} has ended.`),
        toast.problem,
      );
    return columnsFor(refusals.end, end);
  }, [refusals, run, toast]);
  return (
    <ListPage
      title="Chaos Drills"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.start}
          onClick={() => open({ kind: 'inject' })}
        >
          Inject Fault
        </GuardedButton>
      }
      table={{
        label: 'Drills',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.instance_name,
        empty: <EmptyState text="No drills yet." />,
      }}
    >
      {opened !== undefined && <InjectDialog onClose={close} />}
    </ListPage>
  );
}

function InjectDialog({ onClose }: { readonly onClose: () => void }) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const form = useForm<{ fault: Fault }>({ defaultValues: { fault: 'switchover' } });
  const fault = useWatch({ control: form.control, name: 'fault' });
  const agency = useAgencyRefusals();
  const write = useWrite(api.cocDrillStart);
  const toast = useToast();
  const inject = async () => {
    const drill = await write.run({
      body: { instance_id: ids[0] ?? '', fault: form.getValues('fault') },
    });
    toast.success(`Fault injected into ${drill.instance_name}.`);
  };
  return (
    <FormDialog
      open
      title="Inject Fault"
      refusal={
        agency(faultFunction[fault]) ?? (ids.length === 0 ? 'Select a DCS instance.' : undefined)
      }
      onSubmit={inject}
      onClose={onClose}
    >
      <FormRadioGroup control={form.control} name="fault" label="Fault" choices={faults} />
      <InstancePicker label="DCS instance" types={['DCS']} value={ids} onChange={setIds} single />
    </FormDialog>
  );
}
