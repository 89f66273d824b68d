import { Button, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText, type StatusTone } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormSelect, FormTextField, FormTextarea } from '#src/ui/form/fields.tsx';
import { formatTime } from '#src/ui/time.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Incident = Result<AppContract['cocIncidentList']>['incidents'][number];
type Values = Args<AppContract['cocIncidentCreate']>['body'];
type Asked =
  | { readonly kind: 'open' }
  | { readonly kind: 'assign' | 'close'; readonly incident: Incident };

const tones: Record<Incident['status'], StatusTone> = {
  Open: 'bad',
  Assigned: 'warning',
  Closed: 'good',
};

/** Fault Management: incidents that are opened, assigned and closed. */
export function IncidentsPage() {
  const state = useTableState('coc-incidents', { sort: '-created' });
  const query = useQuery(q(api.cocIncidentList, {}));
  const [asked, setAsked] = useState<Asked>();
  const columns = useMemo((): readonly Column<Incident>[] => {
    const closed = (row: Incident) =>
      row.status === 'Closed' ? 'The incident is closed.' : undefined;
    return [
      {
        id: 'number',
        header: 'Incident',
        cell: (row) => row.incident_num,
        sortValue: (row) => row.incident_num,
        hideable: false,
      },
      { id: 'title', header: 'Title', cell: (row) => row.title, sortValue: (row) => row.title },
      { id: 'level', header: 'Level', cell: (row) => row.level, sortValue: (row) => row.level },
      {
        id: 'status',
        header: 'Status',
        cell: (row) => <StatusText tone={tones[row.status]} text={row.status} />,
        sortValue: (row) => row.status,
      },
      { id: 'assignee', header: 'Assignee', cell: (row) => row.assignee ?? '--' },
      {
        id: 'created',
        header: 'Opened',
        cell: (row) => formatTime(row.created_at),
        sortValue: (row) => row.created_at,
        newestFirst: true,
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.incident_num}
            actions={[
              {
                label: 'Assign',
                refusal: closed(row),
                onSelect: () => setAsked({ kind: 'assign', incident: row }),
              },
              {
                label: 'Close',
                refusal: closed(row),
                onSelect: () => setAsked({ kind: 'close', incident: row }),
              },
            ]}
          />
        ),
      },
    ];
  }, []);
  return (
    <>
      <PageHeader
        title="Incidents"
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'open' })}>
            Open Incident
          </Button>
        }
      />
      <Card>
        <DataTable
          label="Incidents"
          state={state}
          columns={columns}
          rows={query.data?.incidents}
          {...readingOf(query)}
          rowId={(row) => row.incident_num}
          rowName={(row) => row.incident_num}
          search="Enter a number or title."
          searchText={(row) => `${row.incident_num} ${row.title}`}
          empty={<EmptyState text="No incidents." />}
        />
      </Card>
      <Dialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
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
  if (asked.kind === 'open') return <OpenDialog onClose={onClose} />;
  const { incident } = asked;
  if (asked.kind === 'assign') return <AssignDialog incident={incident} onClose={onClose} />;
  const close = async () => {
    await send(() =>
      api.cocIncidentHandle({
        body: { operate_key: 'close', incident_num: incident.incident_num },
      }),
    );
    toast.success(`${incident.incident_num} closed.`);
  };
  return (
    <ConfirmDialog
      open
      title="Close Incident"
      text="A closed incident cannot be opened again."
      affected={[{ name: incident.incident_num, detail: incident.title }]}
      onConfirm={close}
      onClose={onClose}
    />
  );
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { title: '', level: 'P3', description: '' } });
  const send = useSend();
  const toast = useToast();
  const open = async () => {
    let number: string | undefined;
    await form.handleSubmit(async (body) => {
      number = (await send(() => api.cocIncidentCreate({ body }))).incident_num;
    })();
    if (number === undefined) return false;
    toast.success(`${number} opened.`);
  };
  return (
    <FormDialog open title="Open Incident" onSubmit={open} onClose={onClose}>
      <FormTextField
        control={form.control}
        name="title"
        label="Title"
        required
        rules={{ maxLength: { value: 128, message: 'At most 128 characters.' } }}
      />
      <FormSelect
        control={form.control}
        name="level"
        label="Level"
        choices={['P1', 'P2', 'P3', 'P4'].map((level) => ({ value: level, label: level }))}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        rules={{ maxLength: { value: 1000, message: 'At most 1,000 characters.' } }}
      />
    </FormDialog>
  );
}

function AssignDialog({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const [assignee, setAssignee] = useState(incident.assignee ?? '');
  const send = useSend();
  const toast = useToast();
  const assign = async () => {
    await send(() =>
      api.cocIncidentHandle({
        body: { operate_key: 'assign', incident_num: incident.incident_num, assignee },
      }),
    );
    toast.success(`${incident.incident_num} assigned to ${assignee}.`);
  };
  return (
    <FormDialog
      open
      title={`Assign ${incident.incident_num}`}
      refusal={assignee.trim() === '' ? 'Enter who takes it over.' : undefined}
      onSubmit={assign}
      onClose={onClose}
    >
      <TextField
        autoFocus
        fullWidth
        label="Assignee"
        value={assignee}
        onChange={(event) => setAssignee(event.target.value)}
        sx={{ mt: 0.75 }}
      />
    </FormDialog>
  );
}
