import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormTextarea } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { descriptionRules } from './policyForm.ts';

const fields = { description: { label: 'Description' } };

/** What the form shows of a policy, and its version. */
const openedOf = (policy: IdentityPolicy) => ({
  values: { description: policy.description ?? '' },
  version: versionOf(policy),
});

/**
 * The description of a custom identity policy; its name stays for ever, its content
 * changes by versions.
 */
export function DescriptionDialog({
  policy,
  onClose,
}: {
  readonly policy: IdentityPolicy;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.v5PolicyUpdate);
  const form = useForm({
    defaultValues: openedOf(policy).values,
    mode: 'onTouched',
  });
  const params = { policy_id: policy.policy_id };
  const versioned = useVersionedSave({
    what: 'identity policy',
    fields,
    opened: openedOf(policy),
    read: async () => openedOf((await api.v5PolicyShow({ params })).policy),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const mine = form.getValues();
    const saved = await versioned.save(mine, (_, ifMatch) =>
      update.run({ params, body: mine, ifMatch }),
    );
    if (!saved) return false;
    toast.success(`Description of ${policy.policy_name} changed.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify Description"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      {versioned.dialog}
      <FieldRow label="Policy Name">{policy.policy_name}</FieldRow>
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        rules={descriptionRules}
      />
    </FormDialog>
  );
}
