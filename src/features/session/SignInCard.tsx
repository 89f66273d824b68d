import { Box, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useId, type FormEvent, type ReactNode } from 'react';
import { isRehearsal } from '#src/api/offer.ts';
import { paths } from '#src/paths.ts';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { LoginVerification } from './LoginVerification.tsx';
import { useSignIn } from './useSignIn.ts';

type Labels = { readonly account: string; readonly user?: string; readonly password: string };
type SignInCardProps = {
  readonly kind: 'account' | 'user';
  readonly title: string;
  readonly labels: Labels;
  /** The other way to sign in, at the bottom of the card. */
  readonly otherWay: ReactNode;
};

const Sheet = styled('div')(({ theme }) => ({
  maxWidth: 430,
  marginInline: 'auto',
  marginTop: theme.spacing(1),
  padding: theme.spacing(2.5),
  backgroundColor: theme.palette.background.paper,
  borderRadius: 16,
  [theme.breakpoints.up('sm')]: { marginTop: theme.spacing(5), padding: theme.spacing(4) },
}));

const Below = styled('div')(({ theme }) => ({
  borderTop: `1px solid ${theme.palette.divider}`,
  marginTop: theme.spacing(2),
  paddingTop: theme.spacing(2),
  display: 'grid',
  gap: theme.spacing(1),
  textAlign: 'center',
}));

const Choices = styled('div')({
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  flexWrap: 'wrap',
});

/**
 * White card of both sign-in forms (docs/sources/console.md#2-1, docs/sources/console.md#2-2):
 * fields, errors beside them, full-width button.
 */
export function SignInCard({ kind, title, labels, otherWay }: SignInCardProps) {
  useDocumentTitle(title);
  const form = useSignIn(kind);
  const { opened, open, close } = useDialogs<{ readonly kind: 'forgot' }>();
  if (form.notes !== undefined)
    return (
      <Sheet>
        <LoginVerification form={form} notes={form.notes} />
      </Sheet>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <Sheet>
      <Typography component="h1" variant="h1" sx={{ textAlign: 'center', mb: 3 }}>
        {title}
      </Typography>
      <Box
        component="form"
        noValidate
        aria-label={title}
        onSubmit={submit}
        sx={{ display: 'grid', gap: 2 }}
      >
        <Fields form={form} labels={labels} />
        <GuardedButton
          type="submit"
          variant="contained"
          fullWidth
          loading={form.busy}
          sx={{ minHeight: 40 }}
        >
          Log In
        </GuardedButton>
        <Choices>
          <TextButton onClick={() => open({ kind: 'forgot' })}>Forgot password</TextButton>
          <FormControlLabel
            sx={{ mr: 0 }}
            control={
              <Checkbox checked={form.remember} onChange={(_, on) => form.setRemember(on)} />
            }
            label="Remember me"
          />
        </Choices>
      </Box>
      <Below>
        <Box>{otherWay}</Box>
        {isRehearsal() && (
          <Typography sx={{ color: 'text.secondary' }}>
            New here? <TextLink to={paths.scenarios()}>Scenarios</TextLink> lists the people who can
            log in.
          </Typography>
        )}
      </Below>
      <InfoDialog open={opened !== undefined} title="Forgot password" width="xs" onClose={close}>
        <Typography>
          Nobody but an administrator of the account can set a new password.
          {isRehearsal() && (
            <>
              {' '}
              The passwords a scenario starts with are on the{' '}
              <TextLink to={paths.scenarios()}>Scenarios</TextLink> page.
            </>
          )}
        </Typography>
      </InfoDialog>
    </Sheet>
  );
}

/** Asked for once the password fits and login protection wants more (docs/sources/console.md#12). */
function CodeField({
  id,
  form: { values, type, missing, refused, code },
}: {
  readonly id: string;
  readonly form: ReturnType<typeof useSignIn>;
}) {
  const error =
    (refused?.field === 'code' ? refused.text : undefined) ?? missing('code', 'Verification Code');
  return (
    <TextField
      id={id}
      label="Verification Code"
      value={values.code}
      onChange={type('code')}
      inputRef={code}
      error={error !== undefined}
      helperText={error ?? 'Login protection is on: enter what your virtual MFA device shows.'}
      autoComplete="one-time-code"
      fullWidth
      slotProps={{
        htmlInput: { 'aria-required': true, inputMode: 'numeric', maxLength: 6 },
        formHelperText: { role: 'alert' },
      }}
    />
  );
}

/** The fields, each with what is wrong with it; what is wrong with the whole stands above them. */
function Fields({
  form,
  labels,
}: {
  readonly form: ReturnType<typeof useSignIn>;
  readonly labels: Labels;
}) {
  const id = useId();
  const { values, type, missing, refused } = form;
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
    <>
      {text('account', labels.account, 'organization', form.accountGiven)}
      {labels.user !== undefined && text('user', labels.user, 'username')}
      <PasswordField
        id={`${id}-password`}
        label={labels.password}
        value={values.password}
        onChange={type('password')}
        inputRef={form.password}
        error={passwordError !== undefined}
        helperText={passwordError}
        autoComplete="current-password"
        fullWidth
        slotProps={{ htmlInput: { 'aria-required': true }, formHelperText: { role: 'alert' } }}
      />
      {form.codeAsked && <CodeField id={`${id}-code`} form={form} />}
      <FailedWrite
        problem={
          refused?.field === 'form' && refused.text !== undefined
            ? { title: refused.text, lines: [] }
            : undefined
        }
        sx={{ mb: 0 }}
      />
    </>
  );
}
