import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import type { NewGroup } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { descriptionRules, nameRules, showDuplicate, type GroupForm } from './group.ts';

type GroupFormDialogProps = {
  /** The group to modify; without it a new one is created. */ readonly group?: Pick<
    NewGroup,
    'group_id' | 'group_name' | 'description'
  >;
  readonly onClose: () => void;
};

/** Creates a user group or changes its name and description (docs/sources/console.md#13-2). */
export function GroupFormDialog({ group, onClose }: GroupFormDialogProps) {
  const toast = useToast();
  const create = useCall(api.v5GroupCreate);
  const update = useCall(api.v5GroupUpdate);
  const form = useForm<GroupForm>({
    defaultValues: { name: group?.group_name ?? '', description: group?.description ?? '' },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { name, description } = form.getValues();
    try {
      if (group === undefined)
        await create.mutateAsync({ body: { group_name: name, description } });
      else
        await update.mutateAsync({
          params: { group_id: group.group_id },
          body: { new_group_name: name, new_group_description: description },
        });
    } catch (problem) {
      if (showDuplicate(problem, form.setError)) return false;
      throw problem;
    }
    if (group === undefined)
      toast.success(
        `User group ${name} created.`,
        'Authorize it next: without permissions its users can do nothing.',
      );
    else toast.success(`User group ${name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title={group === undefined ? 'Create User Group' : 'Modify User Group'}
      onSubmit={submit}
      onClose={onClose}
      refusal={
        group === undefined || form.formState.isDirty ? undefined : 'Nothing has been changed.'
      }
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Name"
        required
        rules={nameRules}
        hint="1 to 128 letters, digits, spaces, hyphens, underscores or braces."
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        placeholder="Enter a brief description."
        rules={descriptionRules}
      />
    </FormDialog>
  );
}
