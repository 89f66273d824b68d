import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { emailProblem, mobileProblem } from '#src/domain/access/nameRules.ts';
import { complaintOf } from '#src/features/iam/shared/users/serverFields.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
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
  const form = useForm({
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
        <FormTextField
          control={form.control}
          name="email"
          label="Email Address"
          rules={rule(emailProblem)}
        />
      ) : (
        <>
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
        </>
      )}
    </FormDialog>
  );
}
