import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import {
  EmailField,
  MobileFields,
  type ContactForm,
} from '#src/features/iam/shared/users/ContactFields.tsx';
import { complaintOf } from '#src/features/iam/shared/users/serverFields.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

type Contacts = { readonly email: string; readonly areacode: string; readonly phone: string };

/** Changes the own email address, or the own mobile number. */
export function OwnContactDialog({
  what,
  userId,
  present,
  onClose,
}: {
  readonly what: 'email' | 'mobile';
  readonly userId: string;
  readonly present: Contacts;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.userInformationUpdate);
  const form = useForm<ContactForm>({
    defaultValues: { email: present.email, areacode: present.areacode, mobile: present.phone },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { email, areacode, mobile } = form.getValues();
    const user = what === 'email' ? { email } : { mobile: `${areacode}-${mobile}` };
    try {
      await update.run({ params: { user_id: userId }, body: { user } });
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint?.field !== what) throw problem;
      form.setError(what, { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    toast.success(what === 'email' ? 'Email address changed.' : 'Mobile number changed.');
    return undefined;
  };
  return (
    <FormDialog
      open
      title={what === 'email' ? 'Change Email Address' : 'Change Mobile Number'}
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {what === 'email' ? (
        <EmailField control={form.control} />
      ) : (
        <MobileFields control={form.control} />
      )}
    </FormDialog>
  );
}
