import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { Loaded } from '../parts/Loaded.tsx';
import { riskTone } from '../parts/words.ts';
import { HistoryDialog, ScheduleDetailsDialog } from './ScheduleDetails.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import type { Schedule } from './schedule.ts';

type Asked =
  | { readonly kind: 'create' }
  | { readonly kind: 'modify' | 'delete' | 'histories' | 'view'; readonly task: Schedule };

/** Scheduled O&M: tasks that run scripts and runbooks, each reviewed before it can be enabled. */
export function SchedulesPage() {
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <PageHeader
        title="Scheduled O&M"
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'create' })}>
            Create Task
          </Button>
        }
      />
      <Card>
        <Counters />
        <ScheduleTable onAsk={setAsked} />
      </Card>
      <Dialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

function Counters() {
  const query = useQuery(q(api.cocScheduleCount, {}));
  return (
    <Box sx={{ mb: 2 }}>
      <Loaded query={query} what="counters">
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

function ScheduleTable({ onAsk }: { readonly onAsk: (asked: Asked) => void }) {
  const state = useTableState('coc-schedules', { sort: 'name' });
  const query = useQuery(q(api.cocScheduleList, {}));
  const send = useSend();
  const toast = useToast();
  const columns = useMemo((): readonly Column<Schedule>[] => {
    const run = (words: string, work: () => Promise<unknown>) => () => {
      void send(work).then(() => toast.success(words), toast.problem);
    };
    const operations = (task: Schedule) => {
      const params = { task_id: task.task_id };
      return [
        task.enabled
          ? {
              label: 'Disable',
              onSelect: run(`${task.task_name} disabled.`, () =>
                api.cocScheduleDisable({ params }),
              ),
            }
          : {
              label: 'Enable',
              onSelect: run(`${task.task_name} enabled.`, () => api.cocScheduleEnable({ params })),
            },
        {
          label: 'Approve',
          refusal: task.approval === 'Approved' ? 'It has been approved.' : undefined,
          onSelect: run(`${task.task_name} approved.`, () => api.cocScheduleApprove({ params })),
        },
        { label: 'View', onSelect: () => onAsk({ kind: 'view', task }) },
        { label: 'Histories', onSelect: () => onAsk({ kind: 'histories', task }) },
        { label: 'Modify', onSelect: () => onAsk({ kind: 'modify', task }) },
        { label: 'Delete', onSelect: () => onAsk({ kind: 'delete', task }) },
      ];
    };
    return [
      {
        id: 'name',
        header: 'Task Name',
        cell: (row) => row.task_name,
        sortValue: (row) => row.task_name,
        hideable: false,
      },
      {
        id: 'document',
        header: 'Runs',
        cell: (row) => row.document_name,
        sortValue: (row) => row.document_name,
      },
      {
        id: 'risk',
        header: 'Risk Level',
        cell: (row) => <StatusText tone={riskTone(row.risk_level)} text={row.risk_level} />,
      },
      {
        id: 'every',
        header: 'Every',
        cell: (row) => `${row.every_minutes} min`,
        sortValue: (row) => row.every_minutes,
      },
      {
        id: 'review',
        header: 'Review',
        cell: (row) => (
          <StatusText tone={row.approval === 'Approved' ? 'good' : 'waiting'} text={row.approval} />
        ),
        sortValue: (row) => row.approval,
      },
      {
        id: 'enabled',
        header: 'Enabled Status',
        cell: (row) => (
          <StatusText
            tone={row.enabled ? 'good' : 'off'}
            text={row.enabled ? 'Enabled' : 'Disabled'}
          />
        ),
        sortValue: (row) => String(row.enabled),
      },
      { id: 'by', header: 'Created By', cell: (row) => row.created_by },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.task_name} actions={operations(row)} />,
      },
    ];
  }, [onAsk, send, toast]);
  return (
    <DataTable
      label="Scheduled tasks"
      state={state}
      columns={columns}
      rows={query.data?.tasks}
      {...readingOf(query)}
      rowId={(row) => row.task_id}
      rowName={(row) => row.task_name}
      search="Enter a name."
      searchText={(row) => row.task_name}
      empty={<EmptyState text="No scheduled tasks yet." />}
    />
  );
}

function Dialogs({
  asked,
  onClose,
}: {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  if (asked === undefined) return null;
  switch (asked.kind) {
    case 'create':
      return <ScheduleDialog onClose={onClose} />;
    case 'modify':
      return <ScheduleDialog task={asked.task} onClose={onClose} />;
    case 'histories':
      return <HistoryDialog task={asked.task} onClose={onClose} />;
    case 'view':
      return <ScheduleDetailsDialog task={asked.task} onClose={onClose} />;
    case 'delete': {
      const remove = async () => {
        await send(() => api.cocScheduleDelete({ params: { task_id: asked.task.task_id } }));
        toast.success(`${asked.task.task_name} deleted.`);
      };
      return (
        <ConfirmDialog
          open
          title="Delete"
          destructive
          text="The task and its history are deleted."
          affected={[{ name: asked.task.task_name }]}
          onConfirm={remove}
          onClose={onClose}
        />
      );
    }
  }
}
