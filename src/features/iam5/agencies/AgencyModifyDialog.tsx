import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import { longDescriptionProblem } from '#src/domain/access/newIamRules.ts';
import type { NewAgency } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { sessionProblem } from './agencyForm.ts';

/**
 * Session duration and description of a trust agency. Its name stays, and whom it trusts says
 * its trust policy.
 */
export function AgencyModifyDialog({
  agency,
  onClose,
}: {
  readonly agency: Pick<
    NewAgency,
    'agency_id' | 'agency_name' | 'max_session_duration' | 'description'
  >;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useCall(api.v5AgencyUpdate);
  const form = useForm({
    defaultValues: {
      session: String(agency.max_session_duration),
      description: agency.description ?? '',
    },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { session, description } = form.getValues();
    await update.mutateAsync({
      params: { agency_id: agency.agency_id },
      body: { max_session_duration: Number(session), description },
    });
    toast.success(`Trust agency ${agency.agency_name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify Trust Agency"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      <FieldRow label="Agency Name">{agency.agency_name}</FieldRow>
      <FormTextField
        control={form.control}
        name="session"
        label="Maximum Session Duration"
        required
        width={200}
        hint="3600 to 43200 seconds: 1 to 12 hours."
        rules={rule(sessionProblem)}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={1000}
        rules={rule(longDescriptionProblem)}
      />
    </FormDialog>
  );
}
