import { Alert } from '@mui/material';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { timeText } from '#src/parts/time.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { Group } from './group.ts';
import { descriptionRules, nameRules, showDuplicate, type GroupForm } from './groupForm.ts';

const fields = { name: { label: 'Name' }, description: { label: 'Description' } };

/** What the form shows of a group, and its version. */
const openedOf = (group: Group) => ({
  values: { name: group.name, description: group.description },
  version: versionOf(group),
});

/**
 * Name and description of a group; ID and creation time are shown (docs/sources/console.md#4-5).
 */
export function GroupModifyDialog({
  group,
  onClose,
}: {
  readonly group: Group;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const form = useForm<GroupForm>({
    defaultValues: { name: group.name, description: group.description },
    mode: 'onTouched',
  });
  const update = useWrite(api.groupUpdate);
  const params = { group_id: group.id };
  const versioned = useVersionedSave({
    what: 'user group',
    fields,
    opened: openedOf(group),
    read: async () => openedOf((await api.groupShow({ params })).group),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const mine = form.getValues();
    try {
      const saved = await versioned.save(mine, (changed, ifMatch) =>
        update.run({ params, body: { group: changed }, ifMatch }),
      );
      if (!saved) return false;
    } catch (problem) {
      if (showDuplicate(problem, form.setError)) return false;
      throw problem;
    }
    toast.success(`User group ${mine.name} modified.`);
    return undefined;
  };
  const renamed = useWatch({ control: form.control, name: 'name' }) !== group.name;
  return (
    <FormDialog
      open
      title="Modify User Group"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      {renamed && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Rules of identity providers that map to this group by its name stop working.
        </Alert>
      )}
      <FieldRow label="Group ID">{group.id}</FieldRow>
      <FieldRow label="Created">{timeText(group.create_time)}</FieldRow>
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
