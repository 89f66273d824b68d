import { Alert, Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#src/paths.ts';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { Card } from '#src/ui/Card.tsx';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useFinish } from '#src/ui/finish.ts';
import type { LeaveQuestion } from '#src/ui/leaveGuard.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { FinishTick } from '#src/ui/FinishTick.tsx';
import { useProblemWords, type ProblemText } from '#src/ui/problem.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import type { Outcome } from './runCreation.ts';
import { namesOf, secretFilesOf, type SecretFile } from './secretFiles.ts';

type FinishStepProps = {
  readonly outcomes: readonly Outcome[];
  /** Asked before anything that closes this page; undefined while nothing is lost by that. */
  readonly loss: LeaveQuestion | undefined;
  readonly onDownloaded: (kind: SecretFile['kind']) => void;
  /** Goes back to the first step with the refused users only. */
  readonly onCorrect: () => void;
};

const rowName = ({ draft }: Outcome): string => draft.name;
const oneLine = ({ title, lines }: ProblemText): string => [title, ...lines].join(' ');

function Result({
  outcome,
  words,
}: {
  readonly outcome: Outcome;
  readonly words: (error: unknown) => ProblemText;
}) {
  const complaints =
    outcome.state === 'failed'
      ? [oneLine(words(outcome.problem))]
      : outcome.troubles.map(({ what, problem }) => `${what} ${oneLine(words(problem))}`);
  return (
    <>
      {outcome.state === 'failed' ? (
        <StatusText tone="bad" text="Failed" />
      ) : (
        <StatusText tone={complaints.length > 0 ? 'warning' : 'good'} text="Created" />
      )}
      {complaints.map((complaint) => (
        <Box
          key={complaint}
          sx={{ color: 'error.main', fontSize: 13, maxWidth: 420, overflowWrap: 'anywhere' }}
        >
          {complaint}
        </Box>
      ))}
    </>
  );
}

const outcomeColumns = (words: ReturnType<typeof useProblemWords>): readonly Column<Outcome>[] => [
  {
    id: 'name',
    header: 'Username',
    hideable: false,
    cell: (outcome) =>
      outcome.state === 'created' ? (
        <TextLink to={paths.user(outcome.id)}>{outcome.draft.name}</TextLink>
      ) : (
        outcome.draft.name
      ),
  },
  {
    id: 'email',
    header: 'Email Address',
    cell: ({ draft }) => (draft.email === '' ? '--' : draft.email),
  },
  {
    id: 'mobile',
    header: 'Mobile Number',
    cell: ({ draft }) => (draft.mobile === '' ? '--' : `${draft.areacode} ${draft.mobile}`),
  },
  {
    id: 'key',
    header: 'Access Key ID',
    cell: (outcome) => (outcome.state === 'created' ? (outcome.key?.access ?? '--') : '--'),
  },
  {
    id: 'status',
    header: 'Status',
    hideable: false,
    cell: (outcome) => <Result outcome={outcome} words={words} />,
  },
];

type FailedNoteProps = {
  readonly failed: number;
  readonly total: number;
  readonly onCorrect: () => void;
};

/** How many were not created, and the way back to them. */
function FailedNote({ failed, total, onCorrect }: FailedNoteProps) {
  return (
    <FailedWrite
      problem={{
        title: `${failed} of ${total} ${total === 1 ? 'user was' : 'users were'} not created.`,
        lines: ['The reason stands in each row.'],
        partly: failed < total,
      }}
      action={
        <Button size="small" variant="outlined" onClick={onCorrect}>
          Correct Failed
        </Button>
      }
    />
  );
}

/**
 * Step 3: what became of each user, and the files that can be had only now
 * (docs/sources/console.md#3-2).
 */
export function FinishStep({ outcomes, loss, onDownloaded, onCorrect }: FinishStepProps) {
  const navigate = useNavigate();
  const finish = useFinish();
  const words = useProblemWords();
  const state = useTableState('created-users', { prefix: 'created' });
  const created = outcomes.filter((outcome) => outcome.state === 'created');
  const failed = outcomes.length - created.length;
  const files = secretFilesOf(outcomes);
  const [asking, setAsking] = useState(false);
  const save = ({ kind, fileName, rows }: SecretFile) => {
    download(fileName, csv(rows));
    onDownloaded(kind);
  };
  const columns = useMemo(() => outcomeColumns(words), [words]);
  return (
    <Card>
      {created.length > 0 && (
        <FinishTick
          title={`${created.length} ${created.length === 1 ? 'user' : 'users'} created successfully`}
        />
      )}
      {failed > 0 && (
        <FailedNote
          failed={failed}
          total={outcomes.length}
          onCorrect={() => (loss === undefined ? onCorrect() : setAsking(true))}
        />
      )}
      {files.length > 0 && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {namesOf(files)} can be downloaded only now, before you leave this page.
        </Alert>
      )}
      <DataTable
        label={`New users (${created.length})`}
        state={state}
        columns={columns}
        rows={outcomes}
        rowId={rowName}
        rowName={rowName}
        actions={
          <>
            {files.map((file) => (
              <Button key={file.kind} variant="contained" onClick={() => save(file)}>
                {file.label}
              </Button>
            ))}
          </>
        }
      />
      <Box sx={{ display: 'flex', justifyContent: 'center', mt: 2 }}>
        <Button
          variant="outlined"
          onClick={() =>
            void (loss === undefined
              ? finish(paths.users())
              : navigate(paths.users(), { replace: true }))
          }
        >
          Back to User List
        </Button>
      </Box>
      {loss !== undefined && (
        <ConfirmDialog
          open={asking}
          {...loss}
          destructive
          onConfirm={onCorrect}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
