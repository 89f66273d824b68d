import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useAccount } from '#src/parts/account.ts';
import { quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { groupCalls } from './group.ts';
import { descriptionRules, nameRules, showDuplicate, type GroupForm } from './groupForm.ts';

/** A new, empty user group (docs/sources/console.md#4-2). */
export function GroupCreatePage() {
  const { accountId } = useAccount();
  const finish = useFinish();
  const toast = useToast();
  const form = useForm<GroupForm>({
    defaultValues: { name: '', description: '' },
    mode: 'onTouched',
  });
  const create = useWrite(api.groupCreate);
  const refusals = useRefusals(groupCalls);
  const quota = useQuota(accountId, 'group');
  const submit = async ({ name, description }: GroupForm): Promise<void> => {
    try {
      await create.run({ body: { group: { name, description, domain_id: accountId } } });
    } catch (problem) {
      if (showDuplicate(problem, form.setError)) return;
      throw problem;
    }
    toast.success(
      `User group ${name} created.`,
      'Authorize it next: without permissions its users can do nothing.',
    );
    await finish(paths.groups());
  };
  return (
    <FormPage
      title="Create User Group"
      crumbs={[{ label: 'User Groups', to: paths.groups() }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.groups()}
      refusal={refusals.create ?? quotaRefusal(quota, 'user groups')}
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
    </FormPage>
  );
}
