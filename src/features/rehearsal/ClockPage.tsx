import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { replaceToken } from '#src/api/session.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { clockQuery, useNow, type WorldClock } from '#src/parts/worldClock.ts';
import { paths } from '#src/paths.ts';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';
import { FormRadioGroup, FormTextField } from '#src/ui/form/fields.tsx';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import {
  delayProblem,
  fromForm,
  isoTime,
  timeProblem,
  toForm,
  type ClockForm,
} from './clockForm.ts';

const title = 'World Clock';
const modes = [
  { value: 'real', label: 'Real time' },
  { value: 'running', label: 'Goes on from a time' },
  { value: 'frozen', label: 'Stands still at a time' },
];
const hour = 3_600_000;
const jumps = [
  { label: '1 hour later', ms: hour },
  { label: '1 day later', ms: 24 * hour },
  { label: '30 days later', ms: 30 * 24 * hour },
  { label: '1 year later', ms: 365 * 24 * hour },
];

/** Shows and sets what time it is in the world: for all tabs, and for everything that ends. */
export function ClockPage() {
  const words = useProblemWords();
  const { data, error } = useQuery(clockQuery);
  if (data !== undefined) return <Form key={JSON.stringify(toForm(data))} clock={data} />;
  return (
    <>
      <PageHeader title={title} />
      {error === null ? (
        <Skeleton variant="rounded" height={320} aria-label="Reading the clock" />
      ) : (
        <ProblemAlert problem={words(error)} />
      )}
    </>
  );
}

function Form({ clock }: { readonly clock: WorldClock }) {
  const toast = useToast();
  const now = useNow();
  const write = useWrite(api.clockSet);
  const form = useForm<ClockForm>({ defaultValues: toForm(clock) });
  const save = async (values: ClockForm): Promise<void> => {
    const { token } = await write.run({ body: fromForm(values) });
    if (token !== undefined) replaceToken(token);
    toast.success('World clock set.');
  };
  return (
    <FormPage
      title={title}
      crumbs={[{ label: 'Console', to: paths.home() }]}
      form={form}
      onSubmit={save}
      cancelTo={paths.home()}
      submitLabel="Save"
      refusal={form.formState.isDirty ? undefined : 'Nothing has been changed.'}
      intro={
        <Alert severity={clock.changed ? 'warning' : 'info'} sx={{ mb: 2 }}>
          In this world it is {formatTime(now)}
          {clock.frozen ? ', and time stands still' : ''}. Validity of agencies and keys, sessions,
          schedules, password ages and g:CurrentTime go by this clock, in every tab. Setting it is a
          change like others: it stands in History and can be undone.
        </Alert>
      }
    >
      <Fields form={form} now={now} />
    </FormPage>
  );
}

function Fields({ form, now }: { readonly form: UseFormReturn<ClockForm>; readonly now: number }) {
  const jumpId = useId();
  const mode = useWatch({ control: form.control, name: 'mode' });
  const jump = (ms: number): void => {
    if (mode === 'real') form.setValue('mode', 'running', { shouldDirty: true });
    form.setValue('time', isoTime(now + ms), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <FormRadioGroup control={form.control} name="mode" label="Time" row choices={modes} />
      <FieldRow label="Jump" labelId={jumpId}>
        <Box
          role="group"
          aria-labelledby={jumpId}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
        >
          {jumps.map(({ label, ms }) => (
            <Button key={label} size="small" variant="outlined" onClick={() => jump(ms)}>
              {label}
            </Button>
          ))}
        </Box>
      </FieldRow>
      {mode !== 'real' && (
        <FormTextField
          control={form.control}
          name="time"
          label="World Time"
          required
          placeholder="2026-12-24T18:00:00Z"
          rules={rule(timeProblem)}
          hint="ISO 8601; without a zone it is UTC."
        />
      )}
      <FormTextField
        control={form.control}
        name="delay"
        label="Propagation Delay (s)"
        rules={rule(delayProblem)}
        hint="How long new grants, attachments and memberships take to count. 0: at once. What is taken away stops at once."
      />
    </>
  );
}
