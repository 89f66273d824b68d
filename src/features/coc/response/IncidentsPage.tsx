import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText, type StatusTone } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { AssignDialog, CloseDialog, OpenDialog, type Incident } from './IncidentDialogs.tsx';

type Opened =
  | { readonly kind: 'open' }
  | { readonly kind: 'assign' | 'close'; readonly incident: Incident };

const incidentRights = { create: api.cocIncidentCreate, handle: api.cocIncidentHandle } as const;

const tones: Record<Incident['status'], StatusTone> = {
  Open: 'bad',
  Assigned: 'warning',
  Closed: 'good',
};

function columnsFor(
  refusal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<Incident>[] {
  const closed = (row: Incident) => (row.status === 'Closed' ? 'The incident is closed.' : refusal);
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
              onSelect: () => open({ kind: 'assign', incident: row }),
            },
            {
              label: 'Close',
              refusal: closed(row),
              onSelect: () => open({ kind: 'close', incident: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Fault Management: incidents that are opened, assigned and closed. */
export function IncidentsPage() {
  const state = useTableState('coc-incidents', { sort: '-created' });
  const list = useList(q(api.cocIncidentList, {}), ({ incidents }) => incidents);
  const refusals = useRefusals(incidentRights);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(refusals.handle, open), [refusals, open]);
  return (
    <ListPage
      title="Incidents"
      actions={
        <GuardedButton
          variant="contained"
          refusal={refusals.create}
          onClick={() => open({ kind: 'open' })}
        >
          Open Incident
        </GuardedButton>
      }
      table={{
        label: 'Incidents',
        state,
        columns,
        ...list,
        rowId: (row) => row.incident_num,
        rowName: (row) => row.incident_num,
        search: 'Enter a number or title.',
        searchText: (row) => `${row.incident_num} ${row.title}`,
        empty: <EmptyState text="No incidents." />,
      }}
    >
      {opened?.kind === 'open' && <OpenDialog onClose={close} />}
      {opened?.kind === 'assign' && <AssignDialog incident={opened.incident} onClose={close} />}
      {opened?.kind === 'close' && <CloseDialog incident={opened.incident} onClose={close} />}
    </ListPage>
  );
}
