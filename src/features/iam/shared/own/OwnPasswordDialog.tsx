import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { signOut } from '#src/api/session.ts';
import { useAccount } from '#src/parts/account.ts';
import { paths } from '#src/paths.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

type OwnPasswordDialogProps = {
  /** The old one has ended: nothing else is possible before. */
  readonly expired?: boolean;
  readonly send: (old: string, next: string) => Promise<unknown>;
  readonly onClose: () => void;
};

/** Which field a refusal is about: the old password was wrong, or the new one is not taken. */
function fieldOf({ status, message }: Problem): 'old' | 'next' | undefined {
  if (status === 401 || /old password/.test(message)) return 'old';
  return status === 400 ? 'next' : undefined;
}

/**
 * Changes the own password. It ends every session that began with the old one, this one too
 * (docs/sources/api-contract.md#2).
 */
export function OwnPasswordDialog({ expired = false, send, onClose }: OwnPasswordDialogProps) {
  const toast = useToast();
  const navigate = useNavigate();
  const params = { domain_id: useAccount().accountId };
  const { data } = useQuery(q(api.securityComplianceShow, { params }));
  const rules = data?.config.security_compliance.password_regex_description;
  const form = useForm({ defaultValues: { old: '', next: '', again: '' }, mode: 'onTouched' });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { old, next } = form.getValues();
    try {
      await send(old, next);
    } catch (problem) {
      const field = problem instanceof Problem ? fieldOf(problem) : undefined;
      if (!(problem instanceof Problem) || field === undefined) throw problem;
      form.setError(field, { message: problem.message }, { shouldFocus: true });
      return false;
    }
    // the token of this tab is dead already
    await signOut().catch(() => undefined);
    toast.success('Password changed. Log in with the new one.');
    await navigate(paths.login());
    return undefined;
  };
  return (
    <FormDialog open title="Change Password" onSubmit={submit} onClose={onClose}>
      <Alert severity={expired ? 'warning' : 'info'} sx={{ mb: 2 }}>
        {expired
          ? 'Your password has expired. Set a new one before going on.'
          : 'Every session that began with the old password ends, this one too.'}
      </Alert>
      <FormTextField
        control={form.control}
        name="old"
        label="Old Password"
        password
        required
        autoComplete="current-password"
        rules={{ required: 'Enter the old password.' }}
      />
      <FormTextField
        control={form.control}
        name="next"
        label="New Password"
        password
        required
        autoComplete="new-password"
        hint={
          rules === undefined
            ? 'As the password policy of the account asks.'
            : `The password policy of the account asks for ${rules}.`
        }
        rules={{ required: 'Enter a new password.' }}
      />
      <FormTextField
        control={form.control}
        name="again"
        label="Confirm Password"
        password
        required
        autoComplete="new-password"
        rules={{ validate: (again, { next }) => again === next || 'The two are not alike.' }}
      />
    </FormDialog>
  );
}
