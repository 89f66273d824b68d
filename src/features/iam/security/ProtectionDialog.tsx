import { Alert } from '@mui/material';
import { useForm, useWatch } from 'react-hook-form';
import { emailProblem } from '#src/domain/access/nameRules.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

type Protection = {
  readonly operation_protection: boolean;
  readonly admin_check: 'on' | 'off';
  readonly email: string;
};

/** Whether critical operations ask for a second proof, and by whom it is given. */
export function ProtectionDialog({
  present,
  send,
  onClose,
}: {
  readonly present: Protection;
  readonly send: (wanted: Protection) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const form = useForm({
    defaultValues: {
      state: present.operation_protection ? 'on' : 'off',
      by: present.admin_check === 'on' ? 'other' : 'self',
      email: present.email,
    },
    mode: 'onTouched',
  });
  const [state, by] = useWatch({ control: form.control, name: ['state', 'by'] });
  const on = state === 'on';
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    await send({
      operation_protection: on,
      admin_check: on && by === 'other' ? 'on' : 'off',
      email: on && by === 'other' ? form.getValues('email') : '',
    });
    toast.success(`Operation protection ${on ? 'enabled' : 'disabled'}.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Operation Protection"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      <Alert severity="info" sx={{ mb: 2 }}>
        Deleting users, groups, agencies, policies, permissions and access keys then asks for the
        code of a virtual MFA device, and so does changing this. A proof holds for 15 minutes.
      </Alert>
      <FormRadioGroup
        control={form.control}
        name="state"
        label="Protection"
        row
        choices={[
          { value: 'on', label: 'Enable' },
          { value: 'off', label: 'Disable' },
        ]}
      />
      {on && (
        <FormRadioGroup
          control={form.control}
          name="by"
          label="Verification"
          choices={[
            { value: 'self', label: 'Self-verification' },
            {
              value: 'other',
              label: 'Verification by another person',
              detail: 'The person of this email address reads the code off the own device.',
            },
          ]}
        />
      )}
      {on && by === 'other' && (
        <FormTextField
          control={form.control}
          name="email"
          label="Email Address"
          required
          rules={{
            validate: (email: string) =>
              (email === '' ? 'Enter the email address of the person.' : emailProblem(email)) ??
              true,
          }}
        />
      )}
    </FormDialog>
  );
}
