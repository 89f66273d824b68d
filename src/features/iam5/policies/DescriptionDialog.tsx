import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormTextarea } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { descriptionRules } from './policyForm.ts';

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
  const update = useCall(api.v5PolicyUpdate);
  const form = useForm({
    defaultValues: { description: policy.description ?? '' },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    await update.mutateAsync({
      params: { policy_id: policy.policy_id },
      body: { description: form.getValues('description') },
    });
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
