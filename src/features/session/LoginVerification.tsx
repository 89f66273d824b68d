import { Alert, Box, Button, Typography } from '@mui/material';
import { timeText } from '#src/parts/time.ts';
import { Facts } from '#src/ui/Card.tsx';
import type { LoginNotes, useSignIn } from './useSignIn.ts';

/**
 * What the account wants people to see before they go on: its own text, and when they logged in
 * before (docs/sources/console.md#12).
 */
export function LoginVerification({
  notes: { text, last_login },
  form: { goOn, switchAccount },
}: {
  readonly notes: LoginNotes;
  readonly form: ReturnType<typeof useSignIn>;
}) {
  return (
    <>
      <Typography component="h1" variant="h1" sx={{ textAlign: 'center', mb: 3 }}>
        Login verification
      </Typography>
      <Facts
        columns={1}
        facts={[
          ...(text === '' ? [] : [{ label: 'Login Text', value: text }]),
          ...(last_login === null ? [] : [{ label: 'Last Login', value: timeText(last_login) }]),
        ]}
      />
      <Alert severity="warning" sx={{ my: 2 }}>
        If this is not what you expect, do not go on.
      </Alert>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button fullWidth variant="outlined" onClick={() => void switchAccount()}>
          Switch account
        </Button>
        <Button fullWidth variant="contained" autoFocus onClick={() => void goOn()}>
          Continue
        </Button>
      </Box>
    </>
  );
}
