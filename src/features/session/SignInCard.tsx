import { Alert, Box, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Problem } from '#src/api/problem.ts';
import { signIn } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import {
  recallNames,
  rememberNames,
  safeNext,
  signInError,
  toTokenRequest,
  type SignInValues,
} from './signInForm.ts';

type SignInCardProps = {
  readonly kind: 'account' | 'user';
  readonly title: string;
  readonly labels: { readonly account: string; readonly user?: string; readonly password: string };
  /** The other way to sign in, at the bottom of the card. */
  readonly otherWay: ReactNode;
};

/**
 * White card of both sign-in forms (docs/sources/console.md#2-1, docs/sources/console.md#2-2):
 * fields, errors beside them, full-width button.
 */
export function SignInCard({ kind, title, labels, otherWay }: SignInCardProps) {
  useDocumentTitle(title);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const givenAccount = kind === 'user' ? params.get('account') : null;
  const [remembered] = useState(recallNames);
  const [values, setValues] = useState<SignInValues>({
    account: givenAccount ?? remembered.account,
    user: remembered.user,
    password: '',
  });
  const [remember, setRemember] = useState(remembered.account !== '');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ReturnType<typeof signInError>>();
  const [busy, setBusy] = useState(false);
  const [forgot, setForgot] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const id = useId();

  const missing = (field: keyof SignInValues, label: string) =>
    tried && values[field].trim() === '' ? `${label} is required.` : undefined;
  const type = (field: keyof SignInValues) => (event: { target: { value: string } }) => {
    setValues((now) => ({ ...now, [field]: event.target.value }));
    setRefused(undefined);
  };
  const isComplete =
    values.account.trim() !== '' &&
    values.password !== '' &&
    (kind === 'account' || values.user.trim() !== '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isComplete || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(toTokenRequest(values, kind));
      rememberNames(
        remember ? { account: values.account.trim(), user: values.user.trim() } : undefined,
      );
      await navigate(safeNext(params.get('next')), { replace: true });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setRefused(signInError(error));
      password.current?.select();
    } finally {
      setBusy(false);
    }
  };

  const passwordError =
    refused?.field === 'password' ? refused.text : missing('password', labels.password);
  const text = (field: 'account' | 'user', label: string, autoComplete: string, locked = false) => {
    const error = missing(field, label);
    return (
      <TextField
        id={`${id}-${field}`}
        label={label}
        value={values[field]}
        onChange={type(field)}
        error={error !== undefined || refused?.field === 'password'}
        helperText={error}
        autoComplete={autoComplete}
        autoFocus={field === 'account' && !locked}
        fullWidth
        disabled={locked}
        slotProps={{
          htmlInput: { 'aria-required': true, spellCheck: false, autoCapitalize: 'none' },
        }}
      />
    );
  };

  return (
    <Box
      sx={{
        maxWidth: 430,
        mx: 'auto',
        mt: { xs: 1, sm: 5 },
        bgcolor: 'background.paper',
        borderRadius: 2,
        p: { xs: 2.5, sm: 4 },
      }}
    >
      <Typography component="h1" variant="h1" sx={{ textAlign: 'center', mb: 3 }}>
        {title}
      </Typography>
      <Box
        component="form"
        noValidate
        aria-label={title}
        onSubmit={(event: FormEvent) => void submit(event)}
        sx={{ display: 'grid', gap: 2 }}
      >
        {refused?.field === 'form' && (
          <Alert severity="error" role="alert">
            {refused.text}
          </Alert>
        )}
        {text('account', labels.account, 'organization', givenAccount !== null)}
        {labels.user !== undefined && text('user', labels.user, 'username')}
        <PasswordField
          id={`${id}-password`}
          label={labels.password}
          value={values.password}
          onChange={type('password')}
          inputRef={password}
          error={passwordError !== undefined}
          helperText={passwordError}
          autoComplete="current-password"
          fullWidth
          slotProps={{ htmlInput: { 'aria-required': true }, formHelperText: { role: 'alert' } }}
        />
        <GuardedButton
          type="submit"
          variant="contained"
          fullWidth
          loading={busy}
          sx={{ minHeight: 40 }}
        >
          Log In
        </GuardedButton>
        <Box
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'center',
            flexWrap: 'wrap',
          }}
        >
          <TextButton onClick={() => setForgot(true)}>Forgot password</TextButton>
          <FormControlLabel
            sx={{ mr: 0 }}
            control={<Checkbox checked={remember} onChange={(_, on) => setRemember(on)} />}
            label="Remember me"
          />
        </Box>
      </Box>
      <Box
        sx={{
          borderTop: 1,
          borderColor: 'divider',
          mt: 2,
          pt: 2,
          display: 'grid',
          gap: 1,
          textAlign: 'center',
        }}
      >
        <Box>{otherWay}</Box>
        <Typography sx={{ color: 'text.secondary' }}>
          New here? <TextLink to={paths.scenarios()}>Scenarios</TextLink> lists the people who can
          log in.
        </Typography>
      </Box>
      <InfoDialog open={forgot} title="Forgot password" width="xs" onClose={() => setForgot(false)}>
        <Typography>
          Nobody but an administrator of the account can set a new password. The passwords a
          scenario starts with are on the <TextLink to={paths.scenarios()}>Scenarios</TextLink>{' '}
          page.
        </Typography>
      </InfoDialog>
    </Box>
  );
}
