import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useCall } from '#src/api/query.ts';
import { descriptionProblem, projectSuffixProblem } from '#src/domain/access/nameRules.ts';
import type { ProjectRow } from '#src/features/iam/shared/lookups.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';

type ModifyForm = { readonly suffix: string; readonly description: string };

/** Name and description of a sub-project; the region in front of the name stays. */
export function ProjectModifyDialog({
  project,
  onClose,
}: {
  readonly project: ProjectRow;
  readonly onClose: () => void;
}) {
  const toast = useToast();
  const update = useCall(api.projectUpdate);
  const form = useForm<ModifyForm>({
    defaultValues: {
      suffix: project.name.slice(project.region.length + 1),
      description: project.description,
    },
    mode: 'onTouched',
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const { suffix, description } = form.getValues();
    const name = `${project.region}_${suffix}`;
    await update.mutateAsync({
      params: { project_id: project.id },
      body: { project: { name, description } },
    });
    toast.success(`Project ${name} modified.`);
    return undefined;
  };
  return (
    <FormDialog
      open
      title="Modify Project"
      onSubmit={submit}
      onClose={onClose}
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
    >
      <FormTextField
        control={form.control}
        name="suffix"
        label="Project Name"
        required
        prefix={`${project.region}_`}
        rules={rule((suffix) => projectSuffixProblem(project.region, suffix))}
      />
      <FormTextarea
        control={form.control}
        name="description"
        label="Description"
        max={255}
        rules={rule(descriptionProblem)}
      />
    </FormDialog>
  );
}
