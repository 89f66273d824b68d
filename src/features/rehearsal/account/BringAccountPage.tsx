import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountFiles, canBringAccounts, type ChosenFile } from '#src/api/accountFiles.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { BroughtAccounts } from './BroughtAccounts.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import { OpenWorld } from './OpenWorld.tsx';
import { Preview } from './Preview.tsx';
import { useReading } from './useReading.ts';

const title = 'Bring an Account';
const intro =
  'Rehearse on your own account: drop its files here and look at what was understood before anything is opened.';
const kinds =
  'terraform show -json of a state or a plan, .tf.json, answers of list calls of the old and the new IAM, policies, user lists and credentials as CSV, audit traces; single, in a folder, or in a zip or tar.gz.';

/** Files on their way: how far, and a way to stop. */
function Progress({
  done,
  of,
  onStop,
}: {
  readonly done: number;
  readonly of: number;
  readonly onStop: () => void;
}) {
  return (
    <Card title="Reading">
      <LinearProgress
        variant={done < of ? 'determinate' : 'indeterminate'}
        value={of === 0 ? 0 : (done / of) * 100}
        aria-label="Reading files"
        sx={{ mb: 1 }}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography role="status">
          {done < of ? `${done} of ${of} files read` : 'All files read; putting it together'}
        </Typography>
        <Button variant="outlined" size="small" onClick={onStop}>
          Stop
        </Button>
      </Box>
    </Card>
  );
}

/** Brings a live account in from files: chosen, looked through, then opened as a world of its own. */
export function BringAccountPage() {
  const words = useProblemWords();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const { reading, start, stop } = useReading();
  const { data: accounts = [], refetch } = useQuery({
    queryKey: ['brought-accounts'],
    queryFn: async () => (await accountFiles())?.list() ?? [],
  });
  if (!canBringAccounts())
    return (
      <>
        <PageHeader title={title} />
        <EmptyState text="Accounts can only be brought in where the backend runs inside the page: nothing of them may leave the browser." />
      </>
    );
  const startOver = () => {
    stop();
    setFiles([]);
  };
  return (
    <>
      <PageHeader title={title} intro={intro} />
      <Alert severity="info" sx={{ mb: 2 }}>
        Nothing leaves this browser. Secrets are dropped before anything is kept, and Forget This
        Account erases all of it.
      </Alert>
      {reading.state === 'busy' && <Progress {...reading} onStop={stop} />}
      {(reading.state === 'idle' || reading.state === 'failed') && (
        <Card title="Files">
          <Typography sx={{ mb: 2, color: 'text.secondary' }}>{kinds}</Typography>
          <ChooseFiles files={files} onChange={setFiles} />
          <Box sx={{ mt: 2 }}>
            <FailedWrite
              problem={reading.state === 'failed' ? words(reading.problem) : undefined}
            />
            <GuardedButton
              variant="contained"
              refusal={files.length === 0 ? 'Choose files first.' : undefined}
              onClick={() => start(files)}
            >
              Read Files
            </GuardedButton>
          </Box>
        </Card>
      )}
      {reading.state === 'read' && (
        <>
          <Preview read={reading.read} />
          {reading.read.account === undefined ? (
            <Button variant="outlined" onClick={startOver} sx={{ mb: 2 }}>
              Start Over
            </Button>
          ) : (
            <OpenWorld
              read={reading.read}
              name={reading.read.account.name}
              onStartOver={startOver}
            />
          )}
        </>
      )}
      <BroughtAccounts accounts={accounts} onForgotten={() => void refetch()} />
    </>
  );
}
