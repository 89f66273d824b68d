import { useState } from 'react';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { servicePrincipals } from '#src/catalog/servicePrincipals.ts';
import { longDescriptionProblem, trustAgencyNameProblem } from '#src/domain/access/newIamRules.ts';
import { attachPolicy } from '#src/features/iam/shared/holders.ts';
import { noPolicies, PolicyPicker } from '#src/features/iam5/shared/PolicyPicker.tsx';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { FormRadioGroup, FormSelect, FormTextarea, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useWizardStep } from '#src/ui/useWizardStep.ts';
import { Wizard } from '#src/ui/Wizard.tsx';
import type { WizardStep } from '#src/ui/WizardSteps.tsx';
import { agencyCalls } from './agency.ts';
import {
  accountIdProblem,
  externalIdProblem,
  sessionProblem,
  startingForm,
  trustPolicyOf,
  type AgencyForm,
} from './agencyForm.ts';

const steps: readonly WizardStep[] = [
  { id: 'agency', title: 'Set Agency' },
  { id: 'permissions', title: 'Select Permissions' },
];

const types = [
  {
    value: 'account',
    label: 'Account',
    detail: 'Users of another account assume the agency and work here with its permissions.',
  },
  {
    value: 'service',
    label: 'Cloud service',
    detail: 'A cloud service works on resources of this account.',
  },
];
const services = servicePrincipals.map(({ principal, displayName }) => ({
  value: principal,
  label: displayName,
}));
const noneHeld: ReadonlySet<string> = new Set();

function AgencyCard({ form }: { readonly form: UseFormReturn<AgencyForm> }) {
  const { control } = form;
  const type = useWatch({ control, name: 'type' });
  return (
    <Card>
      <FormTextField
        control={control}
        name="name"
        label="Agency Name"
        required
        rules={rule(trustAgencyNameProblem)}
        hint="1 to 64 letters, digits and the characters _ + = , . @ -"
      />
      <FormRadioGroup control={control} name="type" label="Agency Type" required choices={types} />
      {type === 'account' ? (
        <>
          <FormTextField
            control={control}
            name="accountId"
            label="Delegated Account"
            required
            rules={rule(accountIdProblem)}
            hint="ID of the account; it stands on its page My Credentials."
          />
          <FormTextField
            control={control}
            name="externalId"
            label="External ID"
            rules={rule(externalIdProblem)}
            hint="Optional. Whoever assumes the agency must then name it."
          />
        </>
      ) : (
        <FormSelect
          control={control}
          name="service"
          label="Cloud Service"
          required
          choices={services}
          placeholder="Select a cloud service"
        />
      )}
      <FormTextField
        control={control}
        name="session"
        label="Maximum Session Duration"
        required
        width={200}
        rules={rule(sessionProblem)}
        hint="3600 to 43200 seconds: 1 to 12 hours."
      />
      <FormTextarea
        control={control}
        name="description"
        label="Description"
        max={1000}
        placeholder="Enter a brief description."
        rules={rule(longDescriptionProblem)}
      />
    </Card>
  );
}

/** Creates the agency, then attaches; answers the names of policies that could not be attached. */
async function createWith(values: AgencyForm, policies: typeof noPolicies) {
  const { agency } = await api.v5AgencyCreate({
    body: {
      agency_name: values.name,
      trust_policy: trustPolicyOf(values),
      max_session_duration: Number(values.session),
      description: values.description,
    },
  });
  const failed: { readonly name: string; readonly problem: Problem }[] = [];
  for (const { policy_id, policy_name } of policies) {
    await attachPolicy({ kind: 'agency', id: agency.agency_id }, policy_id).catch(
      (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        failed.push({ name: policy_name, problem });
      },
    );
  }
  return { agency, failed };
}

/** A new trust agency: whom it trusts, then what it may do (docs/sources/console.md#13-2). */
export function AgencyCreatePage() {
  const finish = useFinish();
  const toast = useToast();
  const form = useForm<AgencyForm>({
    defaultValues: startingForm,
    mode: 'onTouched',
    shouldUnregister: false,
  });
  const [checked, setChecked] = useState(false);
  const [policies, setPolicies] = useState(noPolicies);
  const [step, goTo] = useWizardStep(steps, checked ? 1 : 0);
  const refusals = useRefusals(agencyCalls);
  const { full } = useQuota('agencies');
  const create = useWrite(() => createWith(form.getValues(), policies));
  const next = async (): Promise<void> => {
    if (step === 0) {
      if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
      setChecked(true);
      goTo(1);
      return;
    }
    try {
      const { agency, failed } = await create.run();
      toast.success(`Trust agency ${agency.agency_name} created.`);
      for (const { name, problem } of failed)
        toast.error(`${name} could not be attached.`, problem.message);
      await finish(paths.newAgency(agency.agency_id));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'PAP5.0013') throw problem;
      goTo(0);
      form.setError(
        'name',
        { message: `This name is taken. ${problem.message}` },
        { shouldFocus: true },
      );
    }
  };
  return (
    <Wizard
      title="Create Trust Agency"
      backTo={paths.newAgencies()}
      steps={steps}
      current={step}
      onNext={next}
      nextLabel={step === 1 ? 'OK' : 'Next'}
      nextRefusal={refusals.create ?? (create.done ? undefined : full)}
      {...(step === 1 ? { onPrevious: () => goTo(0) } : {})}
      isDirty={() => form.formState.isDirty}
      summary={step === 1 ? `Selected: ${policies.length}` : undefined}
    >
      {step === 0 ? (
        <AgencyCard form={form} />
      ) : (
        <Card title="Select what the agency may do.">
          <PolicyPicker held={noneHeld} selected={policies} onChange={setPolicies} />
        </Card>
      )}
    </Wizard>
  );
}
