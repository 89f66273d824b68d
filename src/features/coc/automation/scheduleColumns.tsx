import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { riskTone } from '../parts/words.ts';
import type { Schedule } from './schedule.ts';

/** Columns of the scheduled tasks, with what can be done with each. */
export function scheduleColumns(
  operationsOf: (task: Schedule) => readonly RowAction[],
): readonly Column<Schedule>[] {
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
      cell: (row) => <RowActions rowName={row.task_name} actions={operationsOf(row)} />,
    },
  ];
}
