import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { formatTime } from '#src/ui/time.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { JobDialog, type Job } from '../parts/JobDialog.tsx';
import { jobTone } from '../parts/words.ts';

const finished = (job: Job): string =>
  `${job.items.filter((item) => item.status === 'Succeeded').length}/${job.items.length}`;

/** Execution Records: everything COC has run in the account. */
export function JobsPage() {
  const state = useTableState('coc-jobs', { sort: '-created' });
  const query = useQuery({
    ...q(api.cocJobList, {}),
    refetchInterval: ({ state: now }) =>
      now.data?.jobs.some((job) => job.status === 'Running') === true ? 500 : false,
  });
  const [shown, setShown] = useState<Job>();
  const columns = useMemo(
    (): readonly Column<Job>[] => [
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
            actions={[{ label: 'View', onSelect: () => setShown(row) }]}
          />
        ),
      },
    ],
    [],
  );
  return (
    <>
      <PageHeader title="Execution Records" />
      <Card>
        <DataTable
          label="Executions"
          state={state}
          columns={columns}
          rows={query.data?.jobs}
          {...readingOf(query)}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          search="Enter a title or a person."
          searchText={(row) => `${row.title} ${row.created_by}`}
          empty={<EmptyState text="Nothing has been run yet." />}
        />
      </Card>
      {shown !== undefined && (
        <JobDialog key={shown.id} started={shown} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
