import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import type { NewUser } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { complaintOf, descriptionRules, nameRules } from './user.ts';

type ModifyForm = { readonly name: string; readonly status: string; readonly description: string };

const statuses = [
  { value: 'enabled', label: 'Enabled' },
  {
    value: 'disabled',
    label: 'Disabled',
    detail: 'The user can neither sign in nor use access keys.',
  },
];

/**
 * Name, status and description of a user: the new console can rename
 * (docs/sources/console.md#13-1).
 */
export function UserModifyDialog({
  user,
  onClose,
}: {
  readonly user: Pick<NewUser, 'user_id' | 'user_name' | 'enabled' | 'description'>;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useCall(api.v5UserUpdate);
  const form = useForm<ModifyForm>({
    defaultValues: {
      name: user.user_name,
      status: user.enabled ? 'enabled' : 'disabled',
      description: user.description ?? '',
    },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { name, status, description } = form.getValues();
    try {
      await update.mutateAsync({
        params: { user_id: user.user_id },
        body: { new_user_name: name, new_description: description, enabled: status === 'enabled' },
      });
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint === undefined || complaint.field === 'password') throw problem;
      form.setError(complaint.field, { message: complaint.message }, { shouldFocus: true });
      return false;
    }
    toast.success(`User ${name} modified.`);
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
