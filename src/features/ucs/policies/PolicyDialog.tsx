import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { policyTemplates } from '#src/domain/ucs/policyTemplates.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { nameRules } from '../parts/forms.ts';
import type { PolicyTarget } from './policyTarget.ts';

type Values = {
  readonly name: string;
  readonly template: string;
  readonly target: string;
  readonly mode: 'Intercept' | 'Alarm';
};

/** Creates a policy for a fleet or cluster. */
export function PolicyDialog({
  targets,
  onClose,
}: {
  readonly targets: readonly PolicyTarget[];
  readonly onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { name: '', template: '', target: '', mode: 'Alarm' },
  });
  const write = useWrite(api.ucsPolicyCreate);
  const toast = useToast();
  const create = submitting(form, async ({ name, template, target, mode }) => {
    const kind = targets.find((one) => one.target_id === target)?.target_kind ?? 'fleet';
    await write.run({ body: { name, template, mode, target_kind: kind, target_id: target } });
    toast.success(`Policy ${name} created.`);
  });
  return (
    <FormDialog open title="Create Policy" onSubmit={create} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      <FormSelect
        control={form.control}
        name="template"
        label="Definition"
        required
        placeholder="Select a definition"
        choices={policyTemplates.map(({ name, description }) => ({
          value: name,
          label: description,
        }))}
      />
      <FormSelect
        control={form.control}
        name="target"
        label="Fleet/Cluster"
        required
        placeholder="Select a fleet or cluster"
        choices={targets.map(({ target_id, name, target_kind, policy_center }) => ({
          value: target_id,
          label: `${name} (${target_kind})${policy_center ? '' : ', Policy Center disabled'}`,
        }))}
      />
      <FormRadioGroup
        control={form.control}
        name="mode"
        label="Mode"
        choices={[
          {
            value: 'Alarm',
            label: 'Alarm',
            detail: 'Lets everything in and reports what breaks the policy',
          },
          { value: 'Intercept', label: 'Intercept', detail: 'Keeps out what breaks the policy' },
        ]}
      />
    </FormDialog>
  );
}
