import { TextField, Typography } from '@mui/material';
import { useState, useSyncExternalStore } from 'react';
import { keyQuestion, onKeyQuestion, type KeyQuestion } from '#src/api/controlKey.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';

/** Asks for the control key of an HTTP backend, while a call waits for it. */
export function ControlKeyDialog() {
  const question = useSyncExternalStore(onKeyQuestion, keyQuestion);
  return question === undefined ? null : <AskKey question={question} />;
}

function AskKey({ question: { wrong, answer } }: { readonly question: KeyQuestion }) {
  const [key, setKey] = useState('');
  return (
    <FormDialog
      open
      title="Control Key"
      width="xs"
      refusal={key.trim() === '' ? 'Enter the control key.' : undefined}
      onSubmit={() => {
        answer(key.trim());
        return false;
      }}
      onClose={() => answer(undefined)}
    >
      <Typography sx={{ mb: 2 }}>
        Scenarios, faults, circumstances and the history belong to the rehearsal, not to a person in
        it. The backend printed their key when it started. It is kept for this tab.
      </Typography>
      <TextField
        label="Control Key"
        type="password"
        autoComplete="off"
        fullWidth
        autoFocus
        value={key}
        onChange={(event) => setKey(event.target.value)}
        error={wrong}
        helperText={wrong ? 'The backend does not accept this key.' : ' '}
      />
    </FormDialog>
  );
}
