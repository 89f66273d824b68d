import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { timeText } from '#src/parts/time.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { ChangedRows } from './ChangedRows.tsx';
import { standing, type Entry } from './entry.ts';
import { UndoDialog } from './UndoDialog.tsx';

type Opened = { readonly kind: 'undo'; readonly entry: Entry };

const rowId = (entry: Entry): string => String(entry.no);
const rowName = (entry: Entry): string => `change ${entry.no}`;
const undoneWords = ({ undone_by: by }: Entry): string | undefined =>
  by === undefined ? undefined : `It was undone by change ${by}.`;

const switchedOff = 'Undoing is switched off here.';
const desk =
  'Whoever sits here can take changes back, whatever the permissions of the person signed in.';

const columnsFor = (ask: (entry: Entry) => void, undoOff: boolean): readonly Column<Entry>[] => [
  { id: 'no', header: 'No.', hideable: false, width: 70, cell: (entry) => entry.no },
  { id: 'at', header: 'Time', cell: (entry) => timeText(entry.at) },
  { id: 'actor', header: 'Who', cell: (entry) => entry.actor },
  { id: 'call', header: 'Call', cell: (entry) => entry.call },
  { id: 'summary', header: 'Summary', cell: (entry) => entry.summary || '--' },
  { id: 'changes', header: 'Changed Rows', cell: (entry) => entry.changes.length },
  { id: 'standing', header: 'Status', cell: standing },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (entry) => (
      <RowActions
        rowName={rowName(entry)}
        actions={[
          {
            label: 'Undo',
            onSelect: () => ask(entry),
            refusal: undoOff ? switchedOff : undoneWords(entry),
          },
        ]}
      />
    ),
  },
];

/**
 * Everything that has changed this world since its scenario was opened, newest first; each change
 * can be taken back.
 */
export function HistoryPage() {
  const state = useTableState('history');
  const list = useList(
    { state, slice: ({ limit, offset }) => q(api.journalList, { query: { limit, offset } }) },
    ({ entries }) => entries,
  );
  const newest = useQuery(q(api.journalList, { query: { limit: 1 } })).data;
  const undoOff = newest?.undo_off ?? false;
  const next = newest?.next_undo;
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(
    () => columnsFor((entry) => open({ kind: 'undo', entry }), undoOff),
    [open, undoOff],
  );
  const noUndo = next === undefined ? 'There is nothing to undo.' : undefined;
  return (
    <ListPage
      title="History"
      intro={`Every change of this workspace's world since its scenario was opened, by whomever. ${undoOff ? switchedOff : desk}`}
      actions={
        <>
          <Button variant="outlined" component={Link} to={paths.takeOut()}>
            Take It Out
          </Button>
          <GuardedButton
            variant="contained"
            refusal={undoOff ? switchedOff : noUndo}
            onClick={() => next !== undefined && open({ kind: 'undo', entry: next })}
          >
            Undo Latest
          </GuardedButton>
        </>
      }
      table={{
        label: 'History',
        state,
        columns,
        ...list,
        rowId,
        rowName,
        expand: (entry) => <ChangedRows entry={entry} />,
        empty: <EmptyState text="Nothing has been changed since the scenario was opened." />,
      }}
    >
      {opened !== undefined && <UndoDialog entry={opened.entry} onClose={close} />}
    </ListPage>
  );
}
