import { Alert, Skeleton } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import {
  CodeFields,
  DeviceKey,
  KeyWarning,
  noCodes,
  refuseCodes,
  sixDigits,
} from '#src/features/iam/shared/users/DeviceFields.tsx';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/** The backend's code for a code that does not fit. */
const wrongCode = 'CONSOLE.0010';

type Person = { readonly userId: string; readonly userName: string };

/** A device name that the person has not used: names are given once in an account. */
const newName = ({ userName }: Person): string =>
  `${userName.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 50)}-${Date.now().toString(36)}`;

/** Makes a virtual MFA device for oneself and binds it by two codes in a row. */
export function BindDeviceDialog({
  onClose,
  ...person
}: Person & { readonly onClose: () => void }) {
  const toast = useToast();
  const words = useProblemWords();
  const create = useMutation({
    mutationFn: () =>
      api.mfaDeviceCreate({
        body: { virtual_mfa_device: { name: newName(person), user_id: person.userId } },
      }),
  });
  const bind = useWrite(api.mfaDeviceBind);
  const form = useForm({ defaultValues: noCodes, mode: 'onTouched' });
  const { mutate, isIdle, data } = create;
  useEffect(() => {
    if (isIdle) mutate();
  }, [isIdle, mutate]);
  const made = data?.virtual_mfa_device;
  const submit = async (): Promise<void | false> => {
    if (made === undefined || !(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { first, second } = form.getValues();
    try {
      await bind.run({
        body: {
          user_id: person.userId,
          serial_number: made.serial_number,
          authentication_code_first: first,
          authentication_code_second: second,
        },
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== wrongCode) throw problem;
      refuseCodes(form);
      return false;
    }
    toast.success('Virtual MFA device bound.');
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Bind Virtual MFA"
      submitLabel="Bind"
      refusal={made === undefined ? 'The key is not there yet.' : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {create.error !== null && <ProblemAlert problem={words(create.error)} />}
      <KeyWarning />
      {made === undefined ? (
        <Skeleton variant="text" width="60%" sx={{ mb: 2 }} />
      ) : (
        <DeviceKey seed={made.base32_string_seed} />
      )}
      <CodeFields control={form.control} />
    </FormDialog>
  );
}

/** Lets the own device go; its own code proves that it is at hand. */
export function UnbindDeviceDialog({
  userId,
  serial,
  onClose,
}: {
  readonly userId: string;
  readonly serial: string;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const unbind = useWrite(api.mfaDeviceUnbind);
  const form = useForm({ defaultValues: { code: '' }, mode: 'onTouched' });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    try {
      await unbind.run({
        body: {
          user_id: userId,
          serial_number: serial,
          authentication_code: form.getValues('code'),
        },
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== wrongCode) throw problem;
      form.setError('code', { message: problem.message }, { shouldFocus: true });
      return false;
    }
    toast.success('Virtual MFA device unbound.');
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Unbind Virtual MFA"
      submitLabel="Unbind"
      onSubmit={submit}
      onClose={onClose}
    >
      <Alert severity="warning" sx={{ mb: 2 }}>
        Nothing but the password proves who you are after that.
      </Alert>
      <FormTextField
        control={form.control}
        name="code"
        label="Verification Code"
        required
        width={160}
        autoComplete="one-time-code"
        rules={sixDigits}
      />
    </FormDialog>
  );
}
