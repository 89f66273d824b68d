import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import type { Refusals } from '#src/parts/questions.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import type { RowAction } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs, type Dialogs as DialogsOf } from '#src/ui/useDialogs.ts';
import type { Schedule } from './schedule.ts';
import { scheduleColumns } from './scheduleColumns.tsx';
import { HistoryDialog, ScheduleDetailsDialog } from './ScheduleDetails.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';

type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'modify' | 'delete' | 'histories' | 'view'; readonly task: Schedule };
type TaskChange = { readonly kind: 'enabled' | 'disabled' | 'approved'; readonly task: Schedule };

const scheduleRights = {
  create: api.cocScheduleCreate,
  enable: api.cocScheduleEnable,
  disable: api.cocScheduleDisable,
  approve: api.cocScheduleApprove,
  view: api.cocScheduleShow,
  histories: api.cocScheduleHistories,
  update: api.cocScheduleUpdate,
  remove: api.cocScheduleDelete,
} as const;
type ScheduleRefusals = Refusals<keyof typeof scheduleRights>;

/** Scheduled O&M: tasks that run scripts and runbooks, each reviewed before it can be enabled. */
export function SchedulesPage() {
  const refusals = useRefusals(scheduleRights);
  const dialogs = useDialogs<Opened>();
  const { open } = dialogs;
  return (
    <>
      <PageHeader
        title="Scheduled O&M"
        actions={
          <GuardedButton
            variant="contained"
            refusal={refusals.create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Task
          </GuardedButton>
        }
      />
      <Card>
        <Counters />
        <ScheduleTable refusals={refusals} open={open} />
      </Card>
      <Dialogs {...dialogs} />
    </>
  );
}

function Counters() {
  const query = useQuery(q(api.cocScheduleCount, {}));
  return (
    <Box sx={{ mb: 2 }}>
      <Loaded part query={query} what="counters">
        {({ total, enabled, pending_review }) => (
          <Typography>
            {total} {total === 1 ? 'task' : 'tasks'}, {enabled} enabled, {pending_review} waiting
            for review
          </Typography>
        )}
      </Loaded>
    </Box>
  );
}

/** Sends what needs no dialog, and says how it went. */
function useTaskChange() {
  const write = useWrite((change: TaskChange) => {
    const args = { params: { task_id: change.task.task_id } };
    switch (change.kind) {
      case 'enabled':
        return api.cocScheduleEnable(args);
      case 'disabled':
        return api.cocScheduleDisable(args);
      case 'approved':
        return api.cocScheduleApprove(args);
    }
  });
  const toast = useToast();
  const { run } = write;
  return useCallback(
    (change: TaskChange) => () =>
      void run(change).then(
        () => toast.success(`${change.task.task_name} ${change.kind}.`),
        toast.problem,
      ),
    [run, toast],
  );
}

function ScheduleTable({
  refusals,
  open,
}: {
  readonly refusals: ScheduleRefusals;
  readonly open: (dialog: Opened) => void;
}) {
  const state = useTableState('coc-schedules', { sort: 'name' });
  const list = useList(q(api.cocScheduleList, {}), ({ tasks }) => tasks);
  const change = useTaskChange();
  const columns = useMemo(() => {
    const operations = (task: Schedule): readonly RowAction[] => [
      task.enabled
        ? {
            label: 'Disable',
            refusal: refusals.disable,
            onSelect: change({ kind: 'disabled', task }),
          }
        : {
            label: 'Enable',
            refusal: refusals.enable,
            onSelect: change({ kind: 'enabled', task }),
          },
      {
        label: 'Approve',
        refusal: task.approval === 'Approved' ? 'It has been approved.' : refusals.approve,
        onSelect: change({ kind: 'approved', task }),
      },
      { label: 'View', refusal: refusals.view, onSelect: () => open({ kind: 'view', task }) },
      {
        label: 'Histories',
        refusal: refusals.histories,
        onSelect: () => open({ kind: 'histories', task }),
      },
      { label: 'Modify', refusal: refusals.update, onSelect: () => open({ kind: 'modify', task }) },
      { label: 'Delete', refusal: refusals.remove, onSelect: () => open({ kind: 'delete', task }) },
    ];
    return scheduleColumns(operations);
  }, [refusals, change, open]);
  return (
    <DataTable
      label="Scheduled tasks"
      state={state}
      columns={columns}
      {...list}
      rowId={(row) => row.task_id}
      rowName={(row) => row.task_name}
      search="Enter a name."
      searchText={(row) => row.task_name}
      empty={<EmptyState text="No scheduled tasks yet." />}
    />
  );
}

function Dialogs({ opened, close }: DialogsOf<Opened>) {
  if (opened === undefined) return null;
  switch (opened.kind) {
    case 'create':
      return <ScheduleDialog onClose={close} />;
    case 'modify':
      return <ScheduleDialog task={opened.task} onClose={close} />;
    case 'histories':
      return <HistoryDialog task={opened.task} onClose={close} />;
    case 'view':
      return <ScheduleDetailsDialog task={opened.task} onClose={close} />;
    case 'delete':
      return <DeleteDialog task={opened.task} onClose={close} />;
  }
}

function DeleteDialog({
  task,
  onClose,
}: {
  readonly task: Schedule;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.cocScheduleDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { task_id: task.task_id } });
    toast.success(`${task.task_name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      title="Delete"
      destructive
      text="The task and its history are deleted."
      affected={[{ name: task.task_name }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
