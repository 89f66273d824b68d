import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import { passwordProblem } from '#src/domain/access/password.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FormCheckbox, FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { csv } from '#src/iamParts/csv.ts';
import { download } from '#src/iamParts/download.ts';
import { randomPassword } from '#src/iamParts/randomPassword.ts';
import { complaintOf } from '../parts/serverFields.ts';
import type { UserDetail } from '../user.ts';

type ResetForm = { readonly way: 'now' | 'generated'; readonly password: string; readonly change: boolean };

const ways = [
  { value: 'now', label: 'Set now' },
  { value: 'generated', label: 'Automatically generated', detail: 'The password is shown once, to be passed on.' },
  { value: 'byUser', label: 'Set by user', detail: 'Needs a mail to the user, and no mail leaves this console.', disabled: true },
];

/** A new password for a user (console reference 3.4). */
export function ResetPasswordDialog({ user, onClose }: { readonly user: UserDetail; readonly onClose: () => void }) {
  const toast = useToast();
  const update = useCall(api.userUpdate);
  const [generated, setGenerated] = useState<string>();
  const form = useForm<ResetForm>({ defaultValues: { way: 'now', password: '', change: true }, mode: 'onTouched', shouldUnregister: false });
  const way = useWatch({ control: form.control, name: 'way' });
  const submit = async (): Promise<void | false> => {
    if (way === 'now' && !(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const password = way === 'now' ? form.getValues('password') : randomPassword();
    try {
      await update.mutateAsync({ params: { user_id: user.id }, body: { user: { password, pwd_status: form.getValues('change') } } });
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint?.field !== 'password' || way !== 'now') throw problem;
      form.setError('password', { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    if (way === 'generated') {
      setGenerated(password);
      return false;
    }
    toast.success(`Password of ${user.name} reset.`);
    return undefined;
  };
  if (generated !== undefined) {
    return (
      <InfoDialog
        open
        title="Password reset"
        onClose={onClose}
        buttons={
          <>
            <Button variant="outlined" onClick={() => download('password.csv', csv([['User Name', 'Password'], [user.name, generated]]))}>
              Download
            </Button>
            <Button variant="contained" onClick={onClose}>
              Close
            </Button>
          </>
        }
      >
        <Alert severity="warning" sx={{ mb: 2 }}>
          This is shown only now.
        </Alert>
        <CopyText text={generated} what="password" />
      </InfoDialog>
    );
  }
  return (
    <FormDialog open title={`Reset password of ${user.name}`} onSubmit={submit} onClose={onClose}>
      <FormRadioGroup control={form.control} name="way" label="Password" choices={ways} />
      {way === 'now' && (
        <FormTextField
          control={form.control}
          name="password"
          label="New Password"
          password
          required
          autoComplete="new-password"
          hint="8 to 32 characters, at least two of uppercase letters, lowercase letters, digits and special characters."
          rules={{ validate: (_, { password }) => passwordProblem(password, { name: user.name, email: user.email, mobile: user.phone }) ?? true }}
        />
      )}
      <FormCheckbox control={form.control} name="change" label="" caption="Require password reset at the next login" />
    </FormDialog>
  );
}
