import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useList } from '#src/parts/useList.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { jobTone } from '../parts/words.ts';

type Opened = { readonly kind: 'job'; readonly job: Job };

const finished = (job: Job): string =>
  `${job.items.filter((item) => item.status === 'Succeeded').length}/${job.items.length}`;

function columnsFor(open: (dialog: Opened) => void): readonly Column<Job>[] {
  return [
    {
      id: 'title',
      header: 'Execution',
      cell: (row) => row.title,
      sortValue: (row) => row.title,
      hideable: false,
    },
    {
      id: 'status',
      header: 'Status',
      cell: (row) => <StatusText tone={jobTone(row.status)} text={row.status} />,
      sortValue: (row) => row.status,
    },
    { id: 'succeeded', header: 'Succeeded', cell: finished },
    {
      id: 'by',
      header: 'Started By',
      cell: (row) => row.created_by,
      sortValue: (row) => row.created_by,
    },
    {
      id: 'created',
      header: 'Started',
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
          rowName={row.title}
          actions={[{ label: 'View', onSelect: () => open({ kind: 'job', job: row }) }]}
        />
      ),
    },
  ];
}

/** Execution Records: everything COC has run in the account. */
export function JobsPage() {
  const state = useTableState('coc-jobs', { sort: '-created' });
  const list = useList(
    {
      ...q(api.cocJobList, {}),
      refetchInterval: ({ state: now }) =>
        now.data?.jobs.some((job) => job.status === 'Running') === true ? 500 : false,
    },
    ({ jobs }) => jobs,
  );
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(open), [open]);
  return (
    <ListPage
      title="Execution Records"
      table={{
        label: 'Executions',
        state,
        columns,
        ...list,
        rowId: (row) => row.id,
        rowName: (row) => row.title,
        search: 'Enter a title or a person.',
        searchText: (row) => `${row.title} ${row.created_by}`,
        empty: <EmptyState text="Nothing has been run yet." />,
      }}
    >
      {opened !== undefined && (
        <JobDialog key={opened.job.id} started={opened.job} onClose={close} />
      )}
    </ListPage>
  );
}
