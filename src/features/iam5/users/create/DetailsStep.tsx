import { FormControlLabel, Switch } from '@mui/material';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { descriptionProblem, userNameProblem } from '#src/domain/access/nameRules.ts';
import { passwordProblem } from '#src/domain/access/password.ts';
import { Card } from '#src/ui/Card.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormCheckbox, FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import type { CreationForm } from './runCreation.ts';

const ways = [
  { value: 'custom', label: 'Custom' },
  {
    value: 'generated',
    label: 'Automatically generated',
    detail: 'The password is shown once, after the user has been created.',
  },
];

/** Name, description and how the user signs in (docs/sources/console.md#13-2). */
export function DetailsStep({ form }: { readonly form: UseFormReturn<CreationForm> }) {
  const { control } = form;
  const [consoleAccess, way] = useWatch({ control, name: ['consoleAccess', 'passwordWay'] });
  return (
    <Card>
      <FormTextField
        control={control}
        name="name"
        label="Username"
        required
        rules={{ validate: (_, { name }) => userNameProblem(name) ?? true }}
        hint="1 to 64 letters, digits, spaces, hyphens, underscores or periods; no digit or space in front."
      />
      <FormTextarea
        control={control}
        name="description"
        label="Description"
        max={255}
        placeholder="Enter a brief description."
        rules={{ validate: (_, { description }) => descriptionProblem(description) ?? true }}
      />
      <FieldRow
        label="Console"
        hint={
          consoleAccess
            ? undefined
            : 'The user can only make API calls, with access keys created later.'
        }
      >
        <Controller
          control={control}
          name="consoleAccess"
          render={({ field }) => (
            <FormControlLabel
              control={
                <Switch
                  checked={field.value}
                  onChange={(_, on) => field.onChange(on)}
                  onBlur={field.onBlur}
                />
              }
              label="Management Console Access"
            />
          )}
        />
      </FieldRow>
      {consoleAccess && (
        <>
          <FormRadioGroup control={control} name="passwordWay" label="Password" choices={ways} />
          {way === 'custom' && (
            <FormTextField
              control={control}
              name="password"
              label="New Password"
              password
              required
              autoComplete="new-password"
              hint="8 to 32 characters, at least two of uppercase letters, lowercase letters, digits and special characters."
              rules={{
                validate: (_, { password, name }) => passwordProblem(password, { name }) ?? true,
              }}
            />
          )}
          <FormCheckbox
            control={control}
            name="resetAtLogin"
            label=""
            caption="Require password reset at the next login"
          />
        </>
      )}
    </Card>
  );
}
