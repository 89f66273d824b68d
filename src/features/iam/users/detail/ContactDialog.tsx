import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import {
  EmailField,
  MobileFields,
  type ContactForm,
} from '#src/features/iam/shared/users/ContactFields.tsx';
import { complaintOf } from '#src/features/iam/shared/users/serverFields.ts';
import type { UserDetail } from '../parts/user.ts';

const fields = {
  email: { label: 'Email Address' },
  areacode: { label: 'Country Code' },
  mobile: { label: 'Mobile Number' },
};

/** What the form shows of a user, and its version. */
const openedOf = (user: UserDetail) => ({
  values: { email: user.email, areacode: user.areacode, mobile: user.phone },
  version: versionOf(user),
});

/**
 * Email address and mobile number; both are unique in the account, and code and number go together
 * (docs/sources/console.md#3-2).
 */
export function ContactDialog({
  user,
  onClose,
}: {
  readonly user: UserDetail;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.userUpdate);
  const form = useForm<ContactForm>({
    defaultValues: openedOf(user).values,
    mode: 'onTouched',
  });
  const params = { user_id: user.id };
  const versioned = useVersionedSave({
    what: 'user',
    fields,
    opened: openedOf(user),
    read: async () => openedOf((await api.userDetail({ params })).user),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    try {
      const saved = await versioned.save(
        form.getValues(),
        ({ email, areacode, mobile: phone }, ifMatch) =>
          update.run({ params, body: { user: { email, areacode, phone } }, ifMatch }),
      );
      if (!saved) return false;
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint?.field !== 'email' && complaint?.field !== 'mobile') throw problem;
      form.setError(complaint.field, { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    toast.success(`Contacts of ${user.name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify Contacts"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      <EmailField control={form.control} />
      <MobileFields control={form.control} />
    </FormDialog>
  );
}
