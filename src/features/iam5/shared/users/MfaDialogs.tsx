import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  CodeFields,
  DeviceKey,
  KeyWarning,
  noCodes,
  refuseCodes,
} from '#src/features/iam/shared/users/DeviceFields.tsx';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { UserDetail } from './user.ts';

type EnableProps = {
  readonly user: UserDetail;
  readonly serial: string;
  /** The key for the app, while it is known. */ readonly seed?: string | undefined;
  readonly onClose: () => void;
};

/** Two codes in a row prove that the app and the backend share the key. */
export function EnableMfaDialog({ user, serial, seed, onClose }: EnableProps) {
  const toast = useToast();
  const enable = useWrite(api.v5MfaDeviceEnable);
  const form = useForm({ defaultValues: noCodes, mode: 'onTouched' });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { first, second } = form.getValues();
    try {
      await enable.run({
        body: {
          user_id: user.user_id,
          serial_number: serial,
          authentication_code_first: first,
          authentication_code_second: second,
        },
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'PAP5.0045') throw problem;
      refuseCodes(form);
      return false;
    }
    toast.success('MFA device enabled.');
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Enable MFA device"
      submitLabel="Enable"
      onSubmit={submit}
      onClose={onClose}
    >
      {seed !== undefined && (
        <>
          <KeyWarning />
          <DeviceKey seed={seed} />
        </>
      )}
      <CodeFields control={form.control} />
    </FormDialog>
  );
}

/** A name for a new virtual MFA device; its key is shown in the step that enables it. */
export function NewMfaDialog({
  user,
  onClose,
}: {
  readonly user: UserDetail;
  readonly onClose: () => void;
}) {
  const create = useWrite(api.v5MfaDeviceCreate);
  const form = useForm({ defaultValues: { name: '' }, mode: 'onTouched' });
  const [made, setMade] = useState<{
    readonly serial_number: string;
    readonly base32_string_seed: string;
  }>();
  const submit = async (): Promise<false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    try {
      setMade(
        (
          await create.run({
            body: { user_id: user.user_id, virtual_mfa_device_name: form.getValues('name') },
          })
        ).virtual_mfa_device,
      );
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'PAP5.0013') throw problem;
      form.setError(
        'name',
        { message: 'A device of this account has this name.' },
        { shouldFocus: true },
      );
    }
    return false;
  };
  if (made !== undefined)
    return (
      <EnableMfaDialog
        user={user}
        serial={made.serial_number}
        seed={made.base32_string_seed}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      open
      title={`Add MFA device for ${user.user_name}`}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Device Name"
        required
        rules={{
          pattern: {
            value: /^[A-Za-z0-9_-]{1,64}$/,
            message: '1 to 64 letters, digits, underscores and hyphens.',
          },
        }}
      />
    </FormDialog>
  );
}
