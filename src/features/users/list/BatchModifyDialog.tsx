import { Box, Button, FormControlLabel, MenuItem, Radio, RadioGroup, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, TextField } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { timeText } from '#src/iamParts/time.ts';
import type { Progress } from '#src/iamParts/runEach.ts';
import { useBatch } from '#src/iamParts/useBatch.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { UserStatus } from '../parts/UserStatus.tsx';
import { accessModeNames, type User } from '../user.ts';

type Attribute = 'status' | 'access';
const attributes: Readonly<Record<Attribute, { readonly label: string; readonly values: readonly { readonly value: string; readonly label: string }[] }>> = {
  status: { label: 'Status', values: [{ value: 'enable', label: 'Enable' }, { value: 'disable', label: 'Disable' }] },
  access: { label: 'Access Type', values: Object.entries(accessModeNames).map(([value, label]) => ({ value, label })) },
};
const bodyOf = (attribute: Attribute, value: string) => (attribute === 'status' ? { enabled: value === 'enable' } : { access_mode: value });

function Outcome({ progress }: { readonly progress: Progress<User> | undefined }) {
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

/** One attribute of several users at once, with each one's result (console reference 3.5: Cancel is the emphasised button). */
export function BatchModifyDialog({ users, onClose }: { readonly users: readonly User[]; readonly onClose: () => void }) {
  const [attribute, setAttribute] = useState<Attribute>();
  const [value, setValue] = useState('');
  const [progress, setProgress] = useState<ReadonlyMap<string, Progress<User>>>(new Map());
  const [state, setState] = useState<'asking' | 'running' | 'failed' | 'done'>('asking');
  const change = useBatch<User>({
    key: (user) => user.id,
    name: (user) => user.name,
    send: (user) => api.userUpdate({ params: { user_id: user.id }, body: { user: bodyOf(attribute ?? 'status', value) } }),
    report: (list) => setProgress((before) => new Map([...before, ...list.map((entry) => [entry.item.id, entry] as const)])),
  });
  const run = async (): Promise<void> => {
    if (state === 'running') return;
    setState('running');
    setState(await change(users).then(() => 'done' as const, () => 'failed' as const)); // each failure stands in its row
  };
  const refusal = attribute === undefined ? 'Select an attribute first.' : value === '' ? 'Choose a value first.' : undefined;
  const locked = state === 'running' || state === 'done';
  return (
    <InfoDialog
      open
      width="md"
      title="Modify User"
      onClose={() => state !== 'running' && onClose()}
      buttons={
        state === 'done' ? (
          <Button variant="contained" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <GuardedButton variant="outlined" refusal={refusal} loading={state === 'running'} onClick={() => void run()}>
              {state === 'failed' ? 'Retry Failed' : 'OK'}
            </GuardedButton>
            <Button variant="contained" onClick={onClose} disabled={state === 'running'}>
              {state === 'failed' ? 'Close' : 'Cancel'}
            </Button>
          </>
        )
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', pt: 1, mb: 2 }}>
        <TextField
          select
          label="Select an attribute"
          value={attribute ?? ''}
          disabled={locked}
          onChange={(event) => {
            setAttribute(event.target.value as Attribute);
            setValue('');
          }}
          sx={{ minWidth: 220 }}
        >
          {Object.entries(attributes).map(([id, { label }]) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        {attribute !== undefined && (
          <RadioGroup row aria-label={attributes[attribute].label} value={value} onChange={(_, next) => setValue(next)}>
            {attributes[attribute].values.map((choice) => (
              <FormControlLabel key={choice.value} value={choice.value} label={choice.label} control={<Radio />} disabled={locked} />
            ))}
          </RadioGroup>
        )}
      </Box>
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
              <TableRow key={user.id}>
                <TableCell>{user.name}</TableCell>
                <TableCell>
                  <UserStatus enabled={user.enabled} />
                </TableCell>
                <TableCell>{timeText(user.last_login_time)}</TableCell>
                <TableCell>{timeText(user.create_time)}</TableCell>
                <TableCell>
                  <Outcome progress={progress.get(user.id)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoDialog>
  );
}
