import { Box, Button, Typography } from '@mui/material';
import { useMemo, type ReactNode } from 'react';
import type { PlannedGrant } from '#src/domain/access/splitGrants.ts';
import { paths } from '#src/paths.ts';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { Card } from '#src/ui/Card.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { ProgressList, type JobRow } from '#src/ui/ProgressList.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { FinishTick } from '#src/ui/FinishTick.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { scopeText, type ScopeNames } from '../lookups.ts';
import { roleKindNames, type RoleRow } from '../roles.ts';
import type { Progress } from '#src/parts/runEach.ts';

/** A grant of the plan with the scope in words. */
type GrantLine = {
  readonly id: string;
  readonly entry: Progress<PlannedGrant>;
  readonly scope: string;
  readonly words: string;
};

type FinishStepProps = {
  readonly progress: readonly Progress<PlannedGrant>[];
  readonly running: boolean;
  readonly names: ScopeNames;
  readonly onRetry: () => void;
  readonly returnTo: string;
  readonly advice: ((refused: readonly PlannedGrant[]) => ReactNode) | undefined;
};

const jobState = { waiting: 'waiting', running: 'busy', done: 'done', failed: 'failed' } as const;

const columns: readonly Column<GrantLine>[] = [
  {
    id: 'name',
    header: 'Policy/Role Name',
    hideable: false,
    sortValue: ({ entry }) => entry.item.role.displayName,
    cell: ({ entry }) => entry.item.role.displayName,
  },
  { id: 'scope', header: 'Scope', sortValue: (line) => line.scope, cell: (line) => line.scope },
  {
    id: 'type',
    header: 'Type',
    sortValue: ({ entry }) => roleKindNames[entry.item.role.kind],
    cell: ({ entry }) => roleKindNames[entry.item.role.kind],
  },
  {
    id: 'description',
    header: 'Description',
    sortValue: ({ entry }) => (entry.item.role as RoleRow).description,
    cell: ({ entry }) => <EllipsisText text={(entry.item.role as RoleRow).description} />,
  },
  {
    id: 'result',
    header: 'Result',
    hideable: false,
    sortValue: (line) => line.entry.state,
    cell: (line) =>
      line.entry.state === 'failed' ? (
        <>
          <StatusText tone="bad" text="Failed" />
          <Box sx={{ color: 'error.main', fontSize: 13, overflowWrap: 'anywhere', maxWidth: 420 }}>
            {line.words}
          </Box>
        </>
      ) : (
        <StatusText tone="good" text="Granted" />
      ),
  },
];
const lineId = (line: GrantLine): string => line.id;
const lineName = (line: GrantLine): string =>
  `${line.entry.item.role.displayName} on ${line.scope}`;

type FailedNoteProps = {
  readonly failed: number;
  readonly total: number;
  readonly onRetry: () => void;
};

/** How many were not granted, and another try. */
function FailedNote({ failed, total, onRetry }: FailedNoteProps) {
  const granted = total - failed;
  return (
    <FailedWrite
      problem={{
        title: `${failed} of ${total} ${total === 1 ? 'permission was' : 'permissions were'} not granted.`,
        lines: [
          ...(granted > 0 ? [`The other ${granted} count already.`] : []),
          'The reason stands in each row.',
        ],
        partly: granted > 0,
      }}
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          Retry Failed
        </Button>
      }
    />
  );
}

/**
 * Step 3 of the wizard: progress of each grant while they are made, then what was granted and what
 * was refused, with a retry of the refused (docs/sources/console.md#5-4).
 */
export function FinishStep({
  progress,
  running,
  names,
  onRetry,
  returnTo,
  advice,
}: FinishStepProps) {
  const finish = useFinish();
  const words = useProblemWords();
  const state = useTableState('authorize-finish', { prefix: 'finish' });
  const lines = useMemo(
    () =>
      progress.map((entry, index): GrantLine => {
        const problem = entry.state === 'failed' ? words(entry.problem) : undefined;
        return {
          id: String(index),
          entry,
          scope: scopeText(entry.item.scope, names),
          words: problem === undefined ? '' : [problem.title, ...problem.lines].join(' '),
        };
      }),
    [progress, names, words],
  );
  if (running) {
    const jobs = lines.map((line): JobRow => ({
      id: line.id,
      name: lineName(line),
      state: jobState[line.entry.state],
      ...(line.entry.state === 'failed' ? { problem: words(line.entry.problem) } : {}),
    }));
    return (
      <Card title="Granting permissions">
        <ProgressList label="Granting permissions" rows={jobs} />
      </Card>
    );
  }
  const failed = lines.filter((line) => line.entry.state === 'failed').length;
  const granted = lines.length - failed;
  const refused = progress.flatMap((entry) =>
    entry.state === 'failed' && entry.problem.status === 403 ? [entry.item] : [],
  );
  const shown = failed === 0 ? columns.filter((column) => column.id !== 'result') : columns;
  return (
    <Card>
      {failed === 0 ? (
        <FinishTick title="Authorization successful.">
          <Typography>
            Permissions assigned: {granted}. View details at{' '}
            <TextLink to={paths.authorization()}>Permissions &gt; Authorization</TextLink>.
          </Typography>
        </FinishTick>
      ) : (
        <FailedNote failed={failed} total={lines.length} onRetry={onRetry} />
      )}
      {refused.length > 0 && advice?.(refused)}
      <DataTable
        label="Assigned permissions"
        state={state}
        columns={shown}
        rows={lines}
        rowId={lineId}
        rowName={lineName}
      />
      <Box sx={{ display: 'flex', justifyContent: 'center', mt: 2 }}>
        <Button variant="contained" onClick={() => void finish(returnTo)}>
          Finish
        </Button>
      </Box>
    </Card>
  );
}
