import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import type { NewGroup } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { descriptionRules, nameRules, showDuplicate, type GroupForm } from './group.ts';

type Modified = Pick<NewGroup, 'group_id' | 'group_name' | 'description'>;

type GroupFormDialogProps = {
  /** The group to modify; without it a new one is created. */ readonly group?: Modified;
  readonly onClose: () => void;
};

const fields = { name: { label: 'Name' }, description: { label: 'Description' } };

/** What the form shows of a group, and its version. */
const openedOf = (group: Pick<Modified, 'group_name' | 'description'>) => ({
  values: { name: group.group_name, description: group.description ?? '' },
  version: versionOf(group),
});
const blank = { group_name: '', description: '' };

/** Creates a user group or changes its name and description (docs/sources/console.md#13-2). */
export function GroupFormDialog({ group, onClose }: GroupFormDialogProps) {
  const toast = useToast();
  const create = useWrite(api.v5GroupCreate);
  const update = useWrite(api.v5GroupUpdate);
  const form = useForm<GroupForm>({
    defaultValues: openedOf(group ?? blank).values,
    mode: 'onTouched',
  });
  const params = { group_id: group?.group_id ?? '' };
  const versioned = useVersionedSave({
    what: 'user group',
    fields,
    opened: openedOf(group ?? blank),
    read: async () => openedOf((await api.v5GroupShow({ params })).group),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { name, description } = form.getValues();
    try {
      if (group === undefined) await create.run({ body: { group_name: name, description } });
      else {
        const saved = await versioned.save({ name, description }, (changed, ifMatch) =>
          update.run({
            params,
            body: { new_group_name: changed.name, new_group_description: changed.description },
            ifMatch,
          }),
        );
        if (!saved) return false;
      }
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
      {versioned.dialog}
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
