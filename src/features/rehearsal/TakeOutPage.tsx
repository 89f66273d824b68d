import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { download } from '#src/parts/download.ts';
import { paths } from '#src/paths.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { rule } from '#src/ui/form/rule.ts';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { Section } from '#src/ui/Section.tsx';
import {
  forms,
  mostShown,
  pointProblem,
  pointsOf,
  typeOf,
  type TakenOut,
  type TakeOutValues,
} from './takeOut.ts';

const title = 'Take It Out';
const crumbs = [{ label: 'History', to: paths.history() }];

/**
 * Takes what leads from one point of the history to another out of the page: as a difference, as
 * Terraform, as a script, as a change request.
 */
export function TakeOutPage() {
  const words = useProblemWords();
  const { data, error } = useQuery(q(api.journalList, { query: { limit: 1 } }));
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      {data !== undefined ? (
        <Chooser newest={data.total} />
      ) : error === null ? (
        <Skeleton variant="rounded" height={320} aria-label="Reading the history" />
      ) : (
        <ProblemAlert problem={words(error)} />
      )}
    </>
  );
}

function Chooser({ newest }: { readonly newest: number }) {
  const { control } = useForm<TakeOutValues>({
    defaultValues: { from: '0', to: String(newest), form: 'diff' },
    mode: 'onChange',
  });
  const values = useWatch({ control });
  const points = pointsOf(values, newest);
  const isPoint = rule((text: string) => pointProblem(text, newest));
  return (
    <>
      <Section title="From where to where">
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
          Numbers of changes as History has them. Passwords, secret keys and tokens are in no form,
          and nothing leaves this browser unless you copy or download it.
        </Typography>
        <FormTextField
          control={control}
          name="from"
          label="From Change"
          rules={isPoint}
          width={160}
          hint="0: as the world began."
        />
        <FormTextField
          control={control}
          name="to"
          label="To Change"
          rules={isPoint}
          width={160}
          hint={`The newest is ${newest}. A smaller number than above leads back.`}
        />
        <FormSelect control={control} name="form" label="Form" choices={forms} />
      </Section>
      {points !== undefined && <Result key={JSON.stringify(points)} points={points} />}
    </>
  );
}

function Result({ points }: { readonly points: NonNullable<ReturnType<typeof pointsOf>> }) {
  const words = useProblemWords();
  const { data, error } = useQuery(q(api.takeOut, { query: points }));
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  if (data === undefined)
    return <Skeleton variant="rounded" height={240} aria-label="Writing it down" />;
  if (data.created + data.changed + data.removed === 0)
    return <EmptyState text="Nothing of the account differs between these points." />;
  return <Files taken={data} />;
}

function Files({ taken }: { readonly taken: TakenOut }) {
  const { files, created, changed, removed, by_hand, notes } = taken;
  const { control } = useForm({ defaultValues: { file: files[0]?.name ?? '' } });
  const chosen = useWatch({ control, name: 'file' });
  const file = files.find(({ name }) => name === chosen) ?? files[0];
  const left = [...by_hand.map(({ title: what, why }) => `${what}. ${why}`), ...notes];
  return (
    <Section title="What comes out">
      <Typography variant="body2" role="status" sx={{ mb: 2 }}>
        {`${created} to create, ${changed} to change, ${removed} to remove.`}
      </Typography>
      {left.length > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Left to you, or to be known before it is applied:
          <Box component="ul" sx={{ my: 0.5, pl: 2.5, overflowWrap: 'anywhere' }}>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        </Alert>
      )}
      {files.length > 1 && (
        <FormSelect
          control={control}
          name="file"
          label="File"
          choices={files.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      {file !== undefined && <FileText name={file.name} text={file.text} />}
    </Section>
  );
}

function FileText({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <Button
          variant="outlined"
          size="small"
          onClick={() => download(name.replaceAll('/', '-'), text, typeOf(name))}
        >
          {`Download ${name}`}
        </Button>
        <CopyText text={text} what={name} iconOnly />
      </Box>
      <Box
        component="pre"
        role="region"
        aria-label={`Text of ${name}`}
        tabIndex={0}
        sx={{
          m: 0,
          p: 1.5,
          maxHeight: '60vh',
          overflow: 'auto',
          border: 1,
          borderColor: 'divider',
          fontSize: 12,
        }}
      >
        {text.slice(0, mostShown)}
      </Box>
      {text.length > mostShown && (
        <Typography variant="body2" color="text.secondary">
          Only the beginning is shown; copied and downloaded it is whole.
        </Typography>
      )}
    </>
  );
}
