import { Alert, Box, Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import { csv } from '#src/iamParts/csv.ts';
import { download } from '#src/iamParts/download.ts';
import type { NewUser } from '#src/iamParts/newIam/lists.ts';
import { randomPassword } from '#src/iamParts/randomPassword.ts';
import type { Progress } from '#src/iamParts/runEach.ts';
import { timeText } from '#src/iamParts/time.ts';
import { useBatch } from '#src/iamParts/useBatch.ts';
import { ConfirmDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { LeaveGuard } from '#src/ui/form/leaveGuard.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { changeProblem, sendChange, type BatchChange } from './batchChange.ts';
import { ChangeChoice } from './ChangeChoice.tsx';

const loss = { title: 'Close without the passwords?', text: 'The generated passwords have not been downloaded. They cannot be shown again.', confirmLabel: 'Close' } as const;

type BatchModifyDialogProps = {
  readonly users: readonly NewUser[];
  /** Why the reader may not change an attribute, or undefined. */
  readonly refusals: { readonly update: string | undefined; readonly changePassword: string | undefined };
  readonly onClose: () => void;
};

function Outcome({ progress }: { readonly progress: Progress<NewUser> | undefined }) {
  const words = useProblemWords();
  switch (progress?.state) {
    case undefined:
      return <>--</>;
    case 'waiting':
      return <StatusText tone="waiting" text="Waiting" />;
    case 'running':
      return <StatusText tone="busy" text="In progress" />;
    case 'done':
      return <StatusText tone="good" text="Succeeded" />;
    case 'failed': {
      const { title, lines } = words(progress.problem);
      return (
        <>
          <StatusText tone="bad" text="Failed" />
          <Box sx={{ color: 'error.main', fontSize: 13, overflowWrap: 'anywhere' }}>{[title, ...lines].join(' ')}</Box>
        </>
      );
    }
  }
}

/** Status or login password of several users at once, with each one's result (console reference 13.1; Cancel is the emphasised button as in 3.5). */
export function BatchModifyDialog({ users, refusals, onClose }: BatchModifyDialogProps) {
  const [choice, setChoice] = useState<BatchChange | 'status'>();
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress<NewUser>>>(new Map());
  const [state, setState] = useState<'asking' | 'running' | 'failed' | 'done'>('asking');
  const [kept, setKept] = useState(false);
  const [asking, setAsking] = useState(false);
  const [passwords] = useState(() => new Map(users.map(({ user_id }) => [user_id, randomPassword()])));
  const change = typeof choice === 'object' ? choice : undefined;
  const run = useBatch<NewUser>({
    key: ({ user_id }) => user_id,
    name: ({ user_name }) => user_name,
    send: (user) => (change === undefined ? Promise.resolve() : sendChange(change, user, passwords.get(user.user_id) ?? '')),
    report: (list) => setProgress((before) => new Map([...before, ...list.map((entry) => [entry.item.user_id, entry] as const)])),
  });
  const complaint = useMemo(() => change && changeProblem(change, users), [change, users]);
  const generated = change?.attribute === 'password' && change.way === 'generated' ? users.filter(({ user_id }) => progress.get(user_id)?.state === 'done') : [];
  const loses = generated.length > 0 && !kept;
  const isLosing = useCallback(() => loses, [loses]);

  const start = async (): Promise<void> => {
    if (state === 'running') return;
    setState('running');
    setKept(false);
    setState(await run(users).then(() => 'done' as const, () => 'failed' as const)); // each failure stands in its row
  };
  const close = (): void => {
    if (state === 'running') return;
    if (loses) setAsking(true);
    else onClose();
  };
  const save = (): void => {
    download('passwords.csv', csv([['User Name', 'Password'], ...generated.map(({ user_id, user_name }) => [user_name, passwords.get(user_id) ?? ''])]));
    setKept(true);
  };
  const attribute = typeof choice === 'object' ? choice.attribute : choice;
  const refusal =
    attribute === undefined ? 'Select an attribute first.' : ((attribute === 'status' ? refusals.update : refusals.changePassword) ?? (change === undefined ? 'Choose a value first.' : complaint));
  return (
    <InfoDialog
      open
      width="md"
      title="Modify User"
      onClose={close}
      buttons={
        <>
          {generated.length > 0 && (
            <Button variant="outlined" disabled={state === 'running'} onClick={save}>
              Download Password
            </Button>
          )}
          {state !== 'done' && (
            <GuardedButton variant="outlined" refusal={refusal} loading={state === 'running'} onClick={() => void start()}>
              {state === 'failed' ? 'Retry Failed' : 'OK'}
            </GuardedButton>
          )}
          <Button variant="contained" onClick={close} disabled={state === 'running'}>
            {state === 'asking' || state === 'running' ? 'Cancel' : 'Close'}
          </Button>
        </>
      }
    >
      <ChangeChoice change={choice} onChange={setChoice} complaint={change?.attribute === 'password' && change.password !== '' ? complaint : undefined} disabled={state !== 'asking'} />
      {loses && state !== 'running' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Generated passwords can be downloaded only now.
        </Alert>
      )}
      <TableContainer tabIndex={0} role="region" aria-label="Users to be modified, scrollable" sx={{ maxHeight: 320, position: 'relative' }}>
        <Table size="small" aria-label="Users to be modified">
          <TableHead>
            <TableRow>
              {['Username', 'Status', 'Last Login', 'Created', 'Operation Result'].map((header) => (
                <TableCell key={header}>{header}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {users.map((user) => (
              <TableRow key={user.user_id}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{user.user_name}</TableCell>
                <TableCell>{user.enabled ? <StatusText tone="running" text="Enabled" /> : <StatusText tone="off" text="Disabled" />}</TableCell>
                <TableCell>{timeText(user.last_login_at)}</TableCell>
                <TableCell>{timeText(user.created_at)}</TableCell>
                <TableCell>
                  <Outcome progress={progress.get(user.user_id)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <LeaveGuard isDirty={isLosing} question={loss} />
      <ConfirmDialog open={asking} {...loss} destructive onConfirm={onClose} onClose={() => setAsking(false)} />
    </InfoDialog>
  );
}
