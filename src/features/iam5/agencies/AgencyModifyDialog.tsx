import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { longDescriptionProblem } from '#src/domain/access/newIamRules.ts';
import type { NewAgency } from '#src/features/iam5/shared/lists.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { sessionProblem } from './agencyForm.ts';

type Modified = Pick<
  NewAgency,
  'agency_id' | 'agency_name' | 'max_session_duration' | 'description'
>;

const fields = {
  session: { label: 'Maximum Session Duration' },
  description: { label: 'Description' },
};

/** What the form shows of an agency, and its version. */
const openedOf = (agency: Modified) => ({
  values: {
    session: String(agency.max_session_duration),
    description: agency.description ?? '',
  },
  version: versionOf(agency),
});

/**
 * Session duration and description of a trust agency. Its name stays, and whom it trusts says
 * its trust policy.
 */
export function AgencyModifyDialog({
  agency,
  onClose,
}: {
  readonly agency: Modified;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useWrite(api.v5AgencyUpdate);
  const form = useForm({
    defaultValues: openedOf(agency).values,
    mode: 'onTouched',
  });
  const params = { agency_id: agency.agency_id };
  const versioned = useVersionedSave({
    what: 'trust agency',
    fields,
    opened: openedOf(agency),
    read: async () => openedOf((await api.v5AgencyShow({ params })).agency),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const saved = await versioned.save(form.getValues(), ({ session, description }, ifMatch) =>
      update.run({
        params,
        body: {
          ...(session !== undefined && { max_session_duration: Number(session) }),
          description,
        },
        ifMatch,
      }),
    );
    if (!saved) return false;
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
      {versioned.dialog}
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
