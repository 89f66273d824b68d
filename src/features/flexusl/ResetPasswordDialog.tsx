import CheckIcon from '@mui/icons-material/Check';
import RemoveIcon from '@mui/icons-material/Remove';
import { Box, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { checkInstancePassword, type PasswordCheck } from '#src/domain/coc/password.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { visuallyHidden } from '#src/ui/tokens.ts';
import type { FlexusInstance } from './instance.ts';

/**
 * Resets the password of an instance online, through COC. A refusal stays in the dialog and says
 * what is missing.
 */
export function ResetPasswordDialog({
  instance,
  onClose,
}: {
  readonly instance: FlexusInstance;
  readonly onClose: () => void;
}) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const write = useWrite(api.flexusPasswordReset);
  const toast = useToast();
  const rules = useId();
  const checks = checkInstancePassword(password, instance.user_name);
  const same = password === again;
  const refusal = checks.some((check) => !check.kept)
    ? 'The new password does not keep every rule yet.'
    : same
      ? undefined
      : 'Both passwords must be the same.';
  const reset = async () => {
    await write.run({ params: { instance_id: instance.id }, body: { new_password: password } });
    toast.success(`The password of ${instance.name} has been reset.`);
  };
  return (
    <FormDialog open title="Reset Password" refusal={refusal} onSubmit={reset} onClose={onClose}>
      <Typography sx={{ mb: 2 }}>
        {instance.name}, user {instance.user_name}. The new password takes effect at once.
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <PasswordField
          label="New Password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
          fullWidth
          autoFocus
          slotProps={{ htmlInput: { 'aria-describedby': rules } }}
        />
        <PasswordField
          label="Confirm Password"
          value={again}
          onChange={(event) => setAgain(event.target.value)}
          autoComplete="new-password"
          fullWidth
          error={again !== '' && !same}
          helperText={again !== '' && !same ? 'Both passwords must be the same.' : undefined}
        />
        <PasswordRules id={rules} checks={checks} />
      </Box>
    </FormDialog>
  );
}

/** The rules beside the field, ticked one by one while typing. */
function PasswordRules({
  id,
  checks,
}: {
  readonly id: string;
  readonly checks: readonly PasswordCheck[];
}) {
  return (
    <Box
      component="ul"
      id={id}
      aria-label="Password rules"
      sx={{ m: 0, p: 0, listStyle: 'none', fontSize: 12, color: 'text.secondary' }}
    >
      {checks.map((check) => (
        <Box
          component="li"
          key={check.id}
          sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start' }}
        >
          {check.kept ? (
            <CheckIcon sx={{ fontSize: 16, color: 'success.main' }} />
          ) : (
            <RemoveIcon sx={{ fontSize: 16 }} />
          )}
          <span style={{ overflowWrap: 'anywhere' }}>
            {check.rule}
            <Box component="span" sx={visuallyHidden}>
              {check.kept ? ' (kept)' : ' (not kept yet)'}
            </Box>
          </span>
        </Box>
      ))}
    </Box>
  );
}
