import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { complaintOf, descriptionRules, nameRules } from '#src/features/iam5/shared/users/user.ts';

type ModifyForm = { readonly name: string; readonly status: string; readonly description: string };

const statuses = [
  { value: 'enabled', label: 'Enabled' },
  {
    value: 'disabled',
    label: 'Disabled',
    detail: 'The user can neither sign in nor use access keys.',
  },
];

type Modified = Pick<NewUser, 'user_id' | 'user_name' | 'enabled' | 'description'>;

const fields = {
  name: { label: 'Username' },
  status: { label: 'Status' },
  description: { label: 'Description' },
};

/** What the form shows of a user, and its version. */
const openedOf = (user: Modified) => ({
  values: {
    name: user.user_name,
    status: user.enabled ? 'enabled' : 'disabled',
    description: user.description ?? '',
  },
  version: versionOf(user),
});

/**
 * Name, status and description of a user: the new console can rename
 * (docs/sources/console.md#13-1).
 */
export function UserModifyDialog({
  user,
  onClose,
}: {
  readonly user: Modified;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.v5UserUpdate);
  const form = useForm<ModifyForm>({
    defaultValues: openedOf(user).values,
    mode: 'onTouched',
  });
  const params = { user_id: user.user_id };
  const versioned = useVersionedSave({
    what: 'user',
    fields,
    opened: openedOf(user),
    read: async () => openedOf((await api.v5UserShow({ params })).user),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const mine = form.getValues();
    try {
      const saved = await versioned.save(mine, ({ name, status, description }, ifMatch) =>
        update.run({
          params,
          body: {
            new_user_name: name,
            new_description: description,
            ...(status !== undefined && { enabled: status === 'enabled' }),
          },
          ifMatch,
        }),
      );
      if (!saved) return false;
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint === undefined || complaint.field === 'password') throw problem;
      form.setError(complaint.field, { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    toast.success(`User ${mine.name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify User"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      <FormTextField
        control={form.control}
        name="name"
        label="Username"
        required
        rules={nameRules}
      />
      <FormRadioGroup control={form.control} name="status" label="Status" choices={statuses} />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={descriptionRules}
      />
    </FormDialog>
  );
}
