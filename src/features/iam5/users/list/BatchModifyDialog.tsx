import { Alert, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { randomPassword } from '#src/parts/randomPassword.ts';
import { BatchUserTable } from '#src/features/iam/shared/users/BatchUserTable.tsx';
import { useBatchRun } from '#src/features/iam/shared/users/useBatchRun.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { useLossGuard } from '#src/ui/form/useLossGuard.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { changeProblem, sendChange, type BatchChange } from './batchChange.ts';
import { ChangeChoice } from './ChangeChoice.tsx';

const loss = {
  title: 'Close without the passwords?',
  text: 'The generated passwords have not been downloaded. They cannot be shown again.',
  confirmLabel: 'Close',
} as const;

type BatchModifyDialogProps = {
  readonly users: readonly NewUser[];
  /** Why the reader may not change an attribute, or undefined. */
  readonly refusals: {
    readonly update: string | undefined;
    readonly changePassword: string | undefined;
  };
  readonly onClose: () => void;
};

const batchRow = (user: NewUser) => ({
  id: user.user_id,
  name: user.user_name,
  enabled: user.enabled,
  lastLogin: user.last_login_at,
  created: user.created_at,
});

const savePasswords = (users: readonly NewUser[], passwords: ReadonlyMap<string, string>): void =>
  download(
    'passwords.csv',
    csv([
      ['User Name', 'Password'],
      ...users.map(({ user_id, user_name }) => [user_name, passwords.get(user_id) ?? '']),
    ]),
  );

/** Why an attribute may not be changed. */
const refusalOf = (
  attribute: BatchChange['attribute'] | undefined,
  refusals: BatchModifyDialogProps['refusals'],
): string | undefined =>
  attribute === undefined
    ? 'Select an attribute first.'
    : attribute === 'status'
      ? refusals.update
      : refusals.changePassword;

type RunButtonsProps = {
  readonly state: ReturnType<typeof useBatchRun<NewUser>>['state'];
  readonly refusal: string | undefined;
  readonly onRun: () => void;
  readonly onClose: () => void;
};

/** Starts what was chosen, or what failed of it once more; and closes. */
function RunButtons({ state, refusal, onRun, onClose }: RunButtonsProps) {
  const running = state === 'running';
  return (
    <>
      {state !== 'done' && (
        <GuardedButton variant="outlined" refusal={refusal} loading={running} onClick={onRun}>
          {state === 'failed' ? 'Retry Failed' : 'OK'}
        </GuardedButton>
      )}
      <Button variant="contained" onClick={onClose} disabled={running}>
        {state === 'asking' || running ? 'Cancel' : 'Close'}
      </Button>
    </>
  );
}

/**
 * Status or login password of several users at once, with each one's result
 * (docs/sources/console.md#13-1; Cancel is the emphasised button as in
 * docs/sources/console.md#3-5).
 */
export function BatchModifyDialog({ users, refusals, onClose }: BatchModifyDialogProps) {
  const [choice, setChoice] = useState<BatchChange | 'status'>();
  const [kept, setKept] = useState(false);
  const [passwords] = useState(
    () => new Map(users.map(({ user_id }) => [user_id, randomPassword()])),
  );
  const change = typeof choice === 'object' ? choice : undefined;
  const { state, progress, start } = useBatchRun<NewUser>({
    key: ({ user_id }) => user_id,
    name: ({ user_name }) => user_name,
    send: (user) =>
      change === undefined
        ? Promise.resolve()
        : sendChange(change, user, passwords.get(user.user_id) ?? ''),
  });
  const complaint = useMemo(() => change && changeProblem(change, users), [change, users]);
  const generated =
    change?.attribute === 'password' && change.way === 'generated'
      ? users.filter(({ user_id }) => progress.get(user_id)?.state === 'done')
      : [];
  const loses = generated.length > 0 && !kept;
  const leaving = useLossGuard(loses, loss, onClose);

  const run = (): void => {
    setKept(false);
    void start(users);
  };
  const close = (): void => {
    if (state !== 'running') leaving.close();
  };
  const save = (): void => {
    savePasswords(generated, passwords);
    setKept(true);
  };
  const attribute = typeof choice === 'object' ? choice.attribute : choice;
  const refusal =
    refusalOf(attribute, refusals) ?? (change === undefined ? 'Choose a value first.' : complaint);
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
          <RunButtons state={state} refusal={refusal} onRun={run} onClose={close} />
        </>
      }
    >
      <ChangeChoice
        change={choice}
        onChange={setChoice}
        complaint={
          change?.attribute === 'password' && change.password !== '' ? complaint : undefined
        }
        disabled={state !== 'asking'}
      />
      {loses && state !== 'running' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Generated passwords can be downloaded only now.
        </Alert>
      )}
      <BatchUserTable users={users.map(batchRow)} progress={progress} />
      {leaving.guard}
    </InfoDialog>
  );
}
