import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormSelect } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { UserDetail } from '../parts/user.ts';

type Method = 'sms' | 'email' | 'vmfa';
type ProtectForm = { readonly state: 'on' | 'off'; readonly method: Method };

/** The documented names of the second step. */
export const methodNames: Readonly<Record<string, string>> = {
  sms: 'SMS',
  email: 'Email',
  vmfa: 'Virtual MFA device',
};

const missingContact = (method: Method, user: UserDetail): string | undefined => {
  if (method === 'sms' && user.phone === '') return 'The user has no mobile number.';
  return method === 'email' && user.email === '' ? 'The user has no email address.' : undefined;
};

/** Switches login protection of a user (docs/sources/console.md#3-4). */
export function LoginProtectDialog({
  user,
  method,
  onClose,
}: {
  readonly user: UserDetail;
  readonly method: string;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.loginProtectUpdate);
  const form = useForm<ProtectForm>({
    defaultValues: {
      state: method === 'none' ? 'off' : 'on',
      method: method === 'none' ? 'email' : (method as Method),
    },
    mode: 'onTouched',
  });
  const on = useWatch({ control: form.control, name: 'state' }) === 'on';
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    await update.run({
      params: { user_id: user.id },
      body: {
        login_protect: { enabled: on, verification_method: on ? form.getValues('method') : 'none' },
      },
    });
    toast.success(`Login protection of ${user.name} ${on ? 'enabled' : 'disabled'}.`);
    return undefined;
  };
  return (
    <FormDialog open title="Login Protection" onSubmit={submit} onClose={onClose}>
      <FormRadioGroup
        control={form.control}
        name="state"
        label="Protection"
        row
        choices={[
          { value: 'on', label: 'Enable (Recommended)' },
          { value: 'off', label: 'Disable' },
        ]}
        hint="By a virtual MFA device it is asked for once one is bound. SMS and email are kept with the user: no message leaves this backend."
      />
      {on && (
        <FormSelect
          control={form.control}
          name="method"
          label="Verification"
          width={240}
          choices={Object.entries(methodNames).map(([value, label]) => ({ value, label }))}
          rules={{ validate: (_, values) => missingContact(values.method, user) ?? true }}
        />
      )}
    </FormDialog>
  );
}
