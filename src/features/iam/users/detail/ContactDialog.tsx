import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import { emailProblem, mobileProblem } from '#src/domain/access/nameRules.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { complaintOf } from '../parts/serverFields.ts';
import type { UserDetail } from '../parts/user.ts';

type ContactForm = { readonly email: string; readonly areacode: string; readonly mobile: string };

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
  const update = useCall(api.userUpdate);
  const form = useForm<ContactForm>({
    defaultValues: { email: user.email, areacode: user.areacode, mobile: user.phone },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { email, areacode, mobile } = form.getValues();
    try {
      await update.mutateAsync({
        params: { user_id: user.id },
        body: { user: { email, areacode, phone: mobile } },
      });
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
      <FormTextField
        control={form.control}
        name="email"
        label="Email Address"
        rules={rule(emailProblem)}
      />
      <FormTextField
        control={form.control}
        name="areacode"
        label="Country Code"
        width={160}
        placeholder="0049"
      />
      <FormTextField
        control={form.control}
        name="mobile"
        label="Mobile Number"
        rules={{
          validate: (mobile: string, { areacode }) => mobileProblem(areacode, mobile) ?? true,
        }}
      />
    </FormDialog>
  );
}
