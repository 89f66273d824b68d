import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { passwordProblem, type PasswordOwner } from '#src/domain/access/password.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FormCheckbox, FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { csv } from '#src/parts/csv.ts';
import { download } from '#src/parts/download.ts';
import { randomPassword } from '#src/parts/randomPassword.ts';

type NewPasswordForm = {
  readonly way: 'typed' | 'generated';
  readonly password: string;
  readonly reset: boolean;
};

type NewPasswordDialogProps = {
  readonly title: string;
  /** Whom the password is for; it must not resemble him. */
  readonly owner: PasswordOwner;
  /** How the choice of typing the password is called. */
  readonly typedLabel: string;
  /** Further choices, shown after the two that work. */
  readonly unavailable?: readonly {
    readonly value: string;
    readonly label: string;
    readonly detail: string;
    readonly disabled: true;
  }[];
  readonly send: (password: string, resetAtNextLogin: boolean) => Promise<unknown>;
  /** The field that an answer complains about, with its words; undefined for other failures. */
  readonly complaintOf: (
    problem: unknown,
  ) => { readonly field: string; readonly message: string } | undefined;
  /** What is said after a typed password was taken. */
  readonly success: string;
  /** Title over a generated password. */
  readonly generatedTitle: string;
  readonly onClose: () => void;
};

const generatedChoice = {
  value: 'generated',
  label: 'Automatically generated',
  detail: 'The password is shown once, to be passed on.',
} as const;

type GeneratedPasswordProps = {
  readonly title: string;
  readonly owner: string;
  readonly password: string;
  readonly onClose: () => void;
};

/** A generated password, shown once: to be copied or downloaded. */
function GeneratedPassword({ title, owner, password, onClose }: GeneratedPasswordProps) {
  const save = () =>
    download(
      'password.csv',
      csv([
        ['User Name', 'Password'],
        [owner, password],
      ]),
    );
  return (
    <InfoDialog
      open
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button variant="outlined" onClick={save}>
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
      <CopyText text={password} what="password" />
    </InfoDialog>
  );
}

/**
 * A password for a user, typed or generated; a generated one is shown once
 * (docs/sources/console.md#3-4).
 */
export function NewPasswordDialog({
  title,
  owner,
  typedLabel,
  unavailable = [],
  send,
  complaintOf,
  success,
  generatedTitle,
  onClose,
}: NewPasswordDialogProps) {
  const toast = useToast();
  const [generated, setGenerated] = useState<string>();
  const form = useForm<NewPasswordForm>({
    defaultValues: { way: 'typed', password: '', reset: true },
    mode: 'onTouched',
  });
  const way = useWatch({ control: form.control, name: 'way' });
  const submit = async (): Promise<void | false> => {
    if (way === 'typed' && !(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const password = way === 'typed' ? form.getValues('password') : randomPassword();
    try {
      await send(password, form.getValues('reset'));
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint?.field !== 'password' || way !== 'typed') throw problem;
      form.setError('password', { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    if (way === 'generated') {
      setGenerated(password);
      return false;
    }
    toast.success(success);
    return undefined;
  };
  if (generated !== undefined)
    return (
      <GeneratedPassword
        title={generatedTitle}
        owner={owner.name}
        password={generated}
        onClose={onClose}
      />
    );
  return (
    <FormDialog open title={title} onSubmit={submit} onClose={onClose}>
      <FormRadioGroup
        control={form.control}
        name="way"
        label="Password"
        choices={[{ value: 'typed', label: typedLabel }, generatedChoice, ...unavailable]}
      />
      {way === 'typed' && (
        <FormTextField
          control={form.control}
          name="password"
          label="New Password"
          password
          required
          autoComplete="new-password"
          hint="8 to 32 characters, at least two of uppercase letters, lowercase letters, digits and special characters."
          rules={{ validate: (_, { password }) => passwordProblem(password, owner) ?? true }}
        />
      )}
      <FormCheckbox
        control={form.control}
        name="reset"
        label=""
        caption="Require password reset at the next login"
      />
    </FormDialog>
  );
}
