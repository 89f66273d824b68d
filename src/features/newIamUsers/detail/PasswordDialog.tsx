import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import { passwordProblem } from '#src/domain/access/password.ts';
import { csv } from '#src/iamParts/csv.ts';
import { download } from '#src/iamParts/download.ts';
import { randomPassword } from '#src/iamParts/randomPassword.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FormCheckbox, FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { complaintOf, type UserDetail } from '../user.ts';

type PasswordForm = { readonly way: 'custom' | 'generated'; readonly password: string; readonly reset: boolean };

const ways = [
  { value: 'custom', label: 'Custom' },
  { value: 'generated', label: 'Automatically generated', detail: 'The password is shown once, to be passed on.' },
];

type PasswordDialogProps = { readonly user: UserDetail; /** The user has had no password so far: one lets him sign in. */ readonly first: boolean; readonly onClose: () => void };

/** Lets a user sign in to the console, or gives him a new password. */
export function PasswordDialog({ user, first, onClose }: PasswordDialogProps) {
  const toast = useToast();
  const create = useCall(api.v5LoginProfileCreate);
  const update = useCall(api.v5LoginProfileUpdate);
  const [generated, setGenerated] = useState<string>();
  const form = useForm<PasswordForm>({ defaultValues: { way: 'custom', password: '', reset: true }, mode: 'onTouched' });
  const way = useWatch({ control: form.control, name: 'way' });
  const submit = async (): Promise<void | false> => {
    if (way === 'custom' && !(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const password = way === 'custom' ? form.getValues('password') : randomPassword();
    const call = { params: { user_id: user.user_id }, body: { password, password_reset_required: form.getValues('reset') } };
    try {
      await (first ? create : update).mutateAsync(call);
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint?.field !== 'password' || way !== 'custom') throw problem;
      form.setError('password', { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    if (way === 'generated') {
      setGenerated(password);
      return false;
    }
    toast.success(first ? `${user.user_name} can sign in to the console.` : `Password of ${user.user_name} reset.`);
    return undefined;
  };
  if (generated !== undefined) {
    return (
      <InfoDialog
        open
        title="Password set"
        onClose={onClose}
        buttons={
          <>
            <Button variant="outlined" onClick={() => download('password.csv', csv([['User Name', 'Password'], [user.user_name, generated]]))}>Download</Button>
            <Button variant="contained" onClick={onClose}>Close</Button>
          </>
        }
      >
        <Alert severity="warning" sx={{ mb: 2 }}>This is shown only now.</Alert>
        <CopyText text={generated} what="password" />
      </InfoDialog>
    );
  }
  return (
    <FormDialog open title={first ? `Allow ${user.user_name} to sign in` : `Reset password of ${user.user_name}`} onSubmit={submit} onClose={onClose}>
      <FormRadioGroup control={form.control} name="way" label="Password" choices={ways} />
      {way === 'custom' && (
        <FormTextField
          control={form.control}
          name="password"
          label="New Password"
          password
          required
          autoComplete="new-password"
          hint="8 to 32 characters, at least two of uppercase letters, lowercase letters, digits and special characters."
          rules={{ validate: (_, { password }) => passwordProblem(password, { name: user.user_name }) ?? true }}
        />
      )}
      <FormCheckbox control={form.control} name="reset" label="" caption="Require password reset at the next login" />
    </FormDialog>
  );
}
