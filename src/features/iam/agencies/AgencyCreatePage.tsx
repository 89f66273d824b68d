import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useAccount } from '#src/parts/account.ts';
import { quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { agencyCalls } from './agency.ts';
import { AgencyFields } from './AgencyFields.tsx';
import { nameRules, placeProblem, trustOf, typeChoices, type AgencyForm } from './agencyForm.ts';
import { durationOf } from './validity.ts';

const blank: AgencyForm = {
  name: '',
  type: 'account',
  account: '',
  service: '',
  validity: 'FOREVER',
  days: '',
  description: '',
};

/**
 * A new agency for an account or a cloud service; Next makes it and goes on to its permissions
 * (docs/sources/console.md#9-2).
 */
export function AgencyCreatePage() {
  const { accountId } = useAccount();
  const finish = useFinish();
  const toast = useToast();
  const form = useForm<AgencyForm>({ defaultValues: blank, mode: 'onTouched' });
  const create = useWrite(api.agencyCreate);
  const refusals = useRefusals(agencyCalls);
  const quota = useQuota(accountId, 'agency');
  const submit = async (values: AgencyForm): Promise<void> => {
    const { name, description } = values;
    try {
      const { agency } = await create.run({
        body: {
          agency: {
            name: name.trim(),
            domain_id: accountId,
            trust_domain_name: trustOf(values),
            duration: durationOf(values),
            description,
          },
        },
      });
      toast.success(
        `Agency ${agency.name} created.`,
        'Authorize it next: without permissions it opens nothing.',
      );
      await finish(paths.agencyAuthorize(agency.id));
    } catch (problem) {
      if (!placeProblem(problem, values.type, form.setError)) throw problem;
    }
  };
  return (
    <FormPage
      title="Create Agency"
      crumbs={[{ label: 'Agencies', to: paths.agencies() }]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.agencies()}
      submitLabel="Next"
      refusal={refusals.create ?? quotaRefusal(quota, 'agencies')}
    >
      <FormTextField
        control={form.control}
        name="name"
        label="Agency Name"
        required
        rules={nameRules}
      />
      <FormRadioGroup
        control={form.control}
        name="type"
        label="Agency Type"
        required
        choices={typeChoices}
      />
      <AgencyFields control={form.control} />
    </FormPage>
  );
}
