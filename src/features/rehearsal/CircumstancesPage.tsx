import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { replaceToken } from '#src/api/session.ts';
import { regions } from '#src/catalog/regions.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import {
  addressProblem,
  asUsual,
  fromForm,
  notCarried,
  timeProblem,
  toForm,
  type Circumstances,
  type CircumstancesForm,
} from './circumstances.ts';
import { circumstancesQuery } from './useCircumstances.ts';

const title = 'Circumstances';
const mfaChoices = [
  { value: asUsual, label: 'As signed in' },
  { value: 'true', label: 'Present' },
  { value: 'false', label: 'Absent' },
  { value: notCarried, label: 'Not carried' },
];
const timeChoices = [
  { value: asUsual, label: 'Real time' },
  { value: 'fixed', label: 'Fixed time' },
  { value: notCarried, label: 'Not carried' },
];
const regionChoices = [
  { value: asUsual, label: 'That of the request' },
  ...regions.map(({ id, name }) => ({ value: id, label: `${name} (${id})` })),
  { value: notCarried, label: 'Not carried' },
];

/** Shows and sets what the requests of this tab carry: source address, MFA, time and region. */
export function CircumstancesPage() {
  const words = useProblemWords();
  const { data, error } = useQuery(circumstancesQuery);
  if (data !== undefined)
    return (
      <Form
        key={JSON.stringify(data.circumstances)}
        circumstances={data.circumstances}
        context={data.context}
      />
    );
  return (
    <>
      <PageHeader title={title} />
      {error === null ? (
        <Skeleton variant="rounded" height={320} aria-label="Reading circumstances" />
      ) : (
        <ProblemAlert problem={words(error)} />
      )}
    </>
  );
}

function Form({
  circumstances,
  context,
}: {
  readonly circumstances: Circumstances;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}) {
  const toast = useToast();
  // Checked on Save: an error that appeared on leaving the address would push the radio away from
  // under the pointer.
  const form = useForm<CircumstancesForm>({ defaultValues: toForm(circumstances) });
  const changed = Object.keys(circumstances).length > 0;
  // Not a mutation: the new token makes everything be read again by itself.
  const adopt = async (next: Circumstances, done: string): Promise<void> => {
    replaceToken((await api.circumstancesSet({ body: { circumstances: next } })).token);
    toast.success(done);
  };
  const reset = async (): Promise<void> => {
    try {
      await adopt({}, 'Requests carry their usual circumstances again.');
    } catch (problem) {
      toast.problem(problem);
    }
  };
  const intro = (
    <Alert
      severity={changed ? 'warning' : 'info'}
      sx={{ mb: 2 }}
      action={
        changed ? (
          <Button size="small" variant="outlined" onClick={() => void reset()}>
            Reset to Default
          </Button>
        ) : undefined
      }
    >
      The conditions of policies are judged with these values for every request of this tab.{' '}
      {changed ? 'They differ from the default now.' : 'They are at their default now.'}
    </Alert>
  );
  return (
    <>
      <FormPage
        title={title}
        crumbs={[{ label: 'Console', to: paths.home() }]}
        form={form}
        onSubmit={(values) => adopt(fromForm(values, circumstances), 'Circumstances saved.')}
        cancelTo={paths.home()}
        submitLabel="Save"
        refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
        intro={intro}
      >
        <Fields form={form} />
      </FormPage>
      <Box sx={{ mt: 2 }}>
        <Card title="Carried Now">
          <Facts
            columns={1}
            facts={Object.entries(context).map(([label, value]) => ({
              label,
              value: typeof value === 'string' ? value : value.join(', '),
            }))}
          />
        </Card>
      </Box>
    </>
  );
}

function Fields({ form }: { readonly form: UseFormReturn<CircumstancesForm> }) {
  const time = useWatch({ control: form.control, name: 'time' });
  return (
    <>
      <FormTextField
        control={form.control}
        name="address"
        label="Source IP Address"
        rules={rule(addressProblem)}
        hint="g:SourceIp. Empty: the address requests come from by themselves."
      />
      <FormRadioGroup
        control={form.control}
        name="mfa"
        label="MFA"
        row
        choices={mfaChoices}
        hint="g:MFAPresent."
      />
      <FormRadioGroup
        control={form.control}
        name="time"
        label="Current Time"
        row
        choices={timeChoices}
        hint="g:CurrentTime."
      />
      {time === 'fixed' && (
        <FormTextField
          control={form.control}
          name="fixedTime"
          label="Fixed Time"
          required
          placeholder="2026-12-24T18:00:00Z"
          rules={rule(timeProblem)}
          hint="ISO 8601; without a zone it is UTC."
        />
      )}
      <FormSelect
        control={form.control}
        name="region"
        label="Requested Region"
        choices={regionChoices}
        hint="g:RequestedRegion."
      />
    </>
  );
}
