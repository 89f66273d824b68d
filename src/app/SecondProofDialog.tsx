import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import type { ProofQuestion } from '#src/api/secondProof.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';

/**
 * Asks for the code of a virtual MFA device while a critical operation waits for it
 * (docs/sources/console.md#12).
 */
export function SecondProofDialog({
  question: { message, answer },
}: {
  readonly question: ProofQuestion;
}) {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async (): Promise<false> => {
    try {
      await api.verificationProve({ body: { code: code.trim() } });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'CONSOLE.0010') throw problem;
      setWrong(true);
      return false;
    }
    answer(true);
    return false;
  };
  return (
    <FormDialog
      open
      title="Identity Verification"
      width="xs"
      refusal={/^\d{6}$/.test(code.trim()) ? undefined : 'Enter the six digits of the device.'}
      onSubmit={submit}
      onClose={() => answer(false)}
    >
      <Typography sx={{ mb: 2 }}>{message}</Typography>
      <TextField
        label="Verification Code"
        autoComplete="one-time-code"
        fullWidth
        autoFocus
        value={code}
        onChange={(event) => {
          setCode(event.target.value);
          setWrong(false);
        }}
        error={wrong}
        helperText={wrong ? 'This is not what the device shows now.' : ' '}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
      />
    </FormDialog>
  );
}
