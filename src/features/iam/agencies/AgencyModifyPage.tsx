import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { refill, useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useNow } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { useFinish } from '#src/ui/finish.ts';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { agencyCalls, kindNames, kindOf, protectedRefusal, type Agency } from './agency.ts';
import { AgencyFields } from './AgencyFields.tsx';
import { placeProblem, trustOf, type AgencyForm } from './agencyForm.ts';
import { dependentsOf } from './dependentFunctions.ts';
import { ServiceCaution } from './ServiceCaution.tsx';
import { durationOf, validityForm, validityOf } from './validity.ts';

function formOf(agency: Agency): AgencyForm {
  const type = kindOf(agency) === 'account' ? 'account' : 'service';
  const party = agency.trust_domain_name;
  return {
    name: agency.name,
    type,
    account: type === 'account' ? party : '',
    service: type === 'service' ? party : '',
    description: agency.description,
    ...validityForm(agency),
  };
}

const fields = {
  account: { label: 'Delegated Account' },
  service: { label: 'Cloud Service' },
  validity: { label: 'Validity Period' },
  days: { label: 'Days' },
  description: { label: 'Description' },
};
type Changeable = Readonly<Record<keyof typeof fields, string>>;

const changeable = ({ account, service, validity, days, description }: AgencyForm): Changeable => ({
  account,
  service,
  validity,
  days,
  description,
});

/** What the form shows of an agency, and its version. */
const openedOf = (agency: Agency) => ({
  values: changeable(formOf(agency)),
  version: versionOf(agency),
});

/** A value that stays, on the line of its label. */
const Fixed = ({ text }: { readonly text: string }) => (
  <Box sx={{ pt: { sm: 0.75 }, overflowWrap: 'anywhere' }}>{text}</Box>
);

function AgencyModify({ agency: newest }: { readonly agency: Agency }) {
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [agency] = useState(newest);
  const finish = useFinish();
  const toast = useToast();
  const { expired } = validityOf(agency, useNow());
  const form = useForm<AgencyForm>({ defaultValues: formOf(agency), mode: 'onTouched' });
  const { dirtyFields, isDirty } = form.formState;
  const update = useWrite(api.agencyUpdate);
  const refusals = useRefusals(agencyCalls);
  const params = { agency_id: agency.id };
  const whole = ({ validity, ...rest }: Changeable): AgencyForm => ({
    ...formOf(agency),
    ...rest,
    validity: validity as AgencyForm['validity'], // out of such a form
  });
  const versioned = useVersionedSave({
    what: 'agency',
    fields,
    opened: openedOf(agency),
    read: async () => openedOf((await api.agencyShow({ params })).agency),
    onMerge: (theirs, merged) => refill(form)(whole(theirs), whole(merged)),
  });
  const dependents = dependentsOf(agency);
  const newPeriod = expired || dirtyFields.validity === true || dirtyFields.days === true;
  const submit = async (values: AgencyForm): Promise<void> => {
    try {
      const saved = await versioned.save(
        changeable(values),
        ({ account, service, description }, ifMatch) =>
          update.run({
            params,
            body: {
              agency: {
                description,
                ...((account ?? service) !== undefined && { trust_domain_name: trustOf(values) }),
                ...(newPeriod ? { duration: durationOf(values) } : {}),
              },
            },
            ifMatch,
          }),
      );
      if (!saved) return;
    } catch (problem) {
      if (placeProblem(problem, values.type, form.setError)) return;
      throw problem;
    }
    toast.success(`Agency ${agency.name} modified.`);
    await finish(paths.agencies());
  };
  return (
    <FormPage
      title="Modify Agency"
      crumbs={[
        { label: 'Agencies', to: paths.agencies() },
        { label: agency.name, to: paths.agency(agency.id) },
      ]}
      form={form}
      onSubmit={submit}
      cancelTo={paths.agencies()}
      refusal={
        protectedRefusal(agency) ??
        refusals.update ??
        (isDirty || expired ? undefined : 'Nothing has been changed.')
      }
      intro={
        dependents && (
          <ServiceCaution
            dependents={dependents}
            lead="If the agency trusts another party or expires"
          />
        )
      }
    >
      {versioned.dialog}
      <FieldRow label="Agency Name">
        <Fixed text={agency.name} />
      </FieldRow>
      <FieldRow label="Agency Type">
        <Fixed text={kindNames[kindOf(agency)]} />
      </FieldRow>
      <AgencyFields
        control={form.control}
        validityHint={
          newPeriod
            ? `${expired ? 'The agency has expired. ' : ''}A new period starts when you save.`
            : undefined
        }
      />
    </FormPage>
  );
}

/**
 * Delegated party, validity and description of an agency; name and type stay
 * (docs/sources/coc-enabling.md, docs/sources/console.md#9-3).
 */
export function AgencyModifyPage() {
  const { agencyId = '' } = useParams();
  const query = useQuery(q(api.agencyShow, { params: { agency_id: agencyId } }));
  return (
    <Loaded query={query} what="agency" list={{ label: 'Agencies', to: paths.agencies() }}>
      {({ agency }) => <AgencyModify key={agency.id} agency={agency} />}
    </Loaded>
  );
}
