import {
  Box,
  Checkbox,
  FormControlLabel,
  FormHelperText,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { isPlainKeystone } from '#src/api/offer.ts';
import { passwordStrength } from '#src/domain/access/password.ts';
import { Card } from '#src/ui/Card.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { PasswordField } from '#src/ui/form/PasswordField.tsx';
import {
  accessProblem,
  commonPasswordProblem,
  needsPassword,
  type CreationForm,
} from './creation.ts';
import { UserRows } from './UserRows.tsx';

type StepProps = { readonly form: UseFormReturn<CreationForm> };

function AccessBox({
  form,
  name,
  label,
  detail,
  forced,
}: StepProps & {
  readonly name: 'programmatic' | 'console' | 'accessKey' | 'withPassword';
  readonly label: string;
  readonly detail: string;
  readonly forced?: boolean;
}) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Box sx={{ mb: 0.5 }}>
          <FormControlLabel
            control={
              <Checkbox
                checked={forced === true || field.value}
                disabled={forced === true}
                onChange={(_, on) => field.onChange(on)}
              />
            }
            label={label}
          />
          <Typography sx={{ color: 'text.secondary', fontSize: 12, pl: '23px' }}>
            {detail}
          </Typography>
        </Box>
      )}
    />
  );
}

function PasswordChoice({ form, single }: StepProps & { readonly single: boolean }) {
  const way = useWatch({ control: form.control, name: 'passwordWay' });
  return (
    <Box sx={{ pl: { xs: 1, sm: 4 }, pt: 1 }}>
      <Controller
        control={form.control}
        name="passwordWay"
        render={({ field }) => (
          <RadioGroup aria-label="Password" value={field.value} onChange={field.onChange}>
            <FormControlLabel value="now" control={<Radio />} label="Set now" />
            {way === 'now' && (
              <Controller
                control={form.control}
                name="password"
                rules={{ validate: (_, values) => commonPasswordProblem(values) ?? true }}
                render={({ field: { ref, ...password }, fieldState }) => (
                  <Box sx={{ pl: { xs: 1, sm: 4 }, pb: 1, minWidth: 0 }}>
                    <PasswordField
                      {...password}
                      inputRef={ref}
                      label="New password"
                      autoComplete="new-password"
                      error={fieldState.error !== undefined}
                      helperText={
                        fieldState.error?.message ??
                        (password.value === ''
                          ? '8 to 32 characters of at least two kinds'
                          : `Strength: ${passwordStrength(password.value)}`)
                      }
                      fullWidth
                      sx={{ maxWidth: 320, mt: 1 }}
                    />
                    {!isPlainKeystone() && (
                      <Controller
                        control={form.control}
                        name="resetAtLogin"
                        render={({ field: reset }) => (
                          <FormControlLabel
                            sx={{ display: 'flex', mt: 0.5 }}
                            control={
                              <Checkbox
                                checked={reset.value}
                                onChange={(_, on) => reset.onChange(on)}
                              />
                            }
                            label="Require password reset at first login"
                          />
                        )}
                      />
                    )}
                  </Box>
                )}
              />
            )}
            <FormControlLabel
              value="generated"
              control={<Radio />}
              disabled={!single}
              label={
                single
                  ? 'Automatically generated'
                  : 'Automatically generated (for a single user only)'
              }
            />
            <FormControlLabel
              value="byUser"
              control={<Radio />}
              disabled
              label="Set by user (needs a mail to the user, and no mail leaves this console)"
            />
          </RadioGroup>
        )}
      />
    </Box>
  );
}

function LoginProtection({ form }: StepProps) {
  const on = useWatch({ control: form.control, name: 'loginProtection' }) === 'on';
  return (
    <FieldRow label="Login Protection" required>
      <Controller
        control={form.control}
        name="loginProtection"
        render={({ field }) => (
          <RadioGroup
            row
            aria-label="Login Protection"
            value={field.value}
            onChange={field.onChange}
          >
            <FormControlLabel value="on" control={<Radio />} label="Enable (Recommended)" />
            <FormControlLabel value="off" control={<Radio />} label="Disable" />
          </RadioGroup>
        )}
      />
      {on && (
        <Controller
          control={form.control}
          name="verification"
          render={({ field: { ref, ...field } }) => (
            <TextField
              {...field}
              inputRef={ref}
              select
              label="Verification method"
              sx={{ width: 240, mt: 1 }}
              helperText="Kept with the user; signing in here asks for no code."
            >
              <MenuItem value="email">Email</MenuItem>
              <MenuItem value="sms">SMS</MenuItem>
              <MenuItem value="vmfa">Virtual MFA device</MenuItem>
            </TextField>
          )}
        />
      )}
    </FieldRow>
  );
}

/** Step 1: who, how they work, with which credentials (docs/sources/console.md#3-2). */
export function DetailsStep({ form, available }: StepProps & { readonly available: number }) {
  const values = useWatch({ control: form.control }) as CreationForm; // every field has a default
  const wrong = accessProblem(values);
  const plain = isPlainKeystone();
  return (
    <>
      <Card title="User Details">
        {!plain && (
          <Typography sx={{ color: 'text.secondary', mb: 1 }}>
            On the real cloud a user can sign in with the name, the email address or the mobile
            number.
          </Typography>
        )}
        <UserRows control={form.control} available={available} />
      </Card>
      <Card title="Access">
        {!plain && (
          <FieldRow label="Access Type" required>
            <AccessBox
              form={form}
              name="programmatic"
              label="Programmatic access"
              detail="APIs, command line and SDKs, with an access key or a password."
            />
            <AccessBox
              form={form}
              name="console"
              label="Management console access"
              detail="Signs in to the console with a password."
            />
          </FieldRow>
        )}
        <FieldRow label="Credential Type" required>
          {!plain && (
            <AccessBox
              form={form}
              name="accessKey"
              label="Access key"
              detail="Made with the user and downloaded on the last page."
            />
          )}
          <AccessBox
            form={form}
            name="withPassword"
            label="Password"
            forced={values.console}
            detail={values.console ? 'Console access needs a password.' : 'For tokens of the API.'}
          />
          {needsPassword(values) && (
            <PasswordChoice form={form} single={values.users.length === 1} />
          )}
        </FieldRow>
        {values.console && !plain && <LoginProtection form={form} />}
        {wrong !== undefined && (
          <FormHelperText error role="alert">
            {wrong}
          </FormHelperText>
        )}
      </Card>
    </>
  );
}
