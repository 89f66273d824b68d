import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { descriptionProblem, projectSuffixProblem } from '#src/domain/access/nameRules.ts';
import type { ProjectRow } from '#src/features/iam/shared/lookups.ts';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';

type ModifyForm = { readonly suffix: string; readonly description: string };

const fields = { suffix: { label: 'Project Name' }, description: { label: 'Description' } };

/** What the form shows of a project whose name begins with this, and its version. */
const openedOf = (prefix: string, project: Pick<ProjectRow, 'name' | 'description'>) => ({
  values: { suffix: project.name.slice(prefix.length), description: project.description },
  version: versionOf(project),
});

/** Name and description of a sub-project; the region in front of the name stays. */
export function ProjectModifyDialog({
  project,
  onClose,
}: {
  readonly project: ProjectRow;
  readonly onClose: () => void;
}) {
  const prefix = project.isDefault ? '' : `${project.region}_`;
  const toast = useToast();
  const update = useWrite(api.projectUpdate);
  const form = useForm<ModifyForm>({
    defaultValues: openedOf(prefix, project).values,
    mode: 'onTouched',
  });
  const params = { project_id: project.id };
  const versioned = useVersionedSave({
    what: 'project',
    fields,
    opened: openedOf(prefix, project),
    read: async () => openedOf(prefix, (await api.projectShow({ params })).project),
    onMerge: refill(form),
  });
  const submit = async (): Promise<void | false> => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return false;
    const mine = form.getValues();
    const name = `${prefix}${mine.suffix}`;
    const saved = await versioned.save(mine, ({ suffix, description }, ifMatch) =>
      update.run({
        params,
        body: { project: { ...(suffix !== undefined && { name }), description } },
        ifMatch,
      }),
    );
    if (!saved) return false;
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
      {versioned.dialog}
      <FormTextField
        control={form.control}
        name="suffix"
        label="Project Name"
        required
        {...(prefix === '' ? {} : { prefix })}
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
