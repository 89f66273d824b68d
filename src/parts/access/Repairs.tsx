import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import { q } from '#src/api/query.ts';
import type { Repair, RepairStep, Spread } from '#src/domain/access/repairs.ts';
import { keepProposal } from '#src/parts/proposal.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { repairLink } from './repairLink.ts';
import { keptAnswer, type AccessCalls } from './view.ts';
import { grouped } from '#src/ui/count.ts';

const FIRST = 5;

const counted = (count: number, one: string, many: string): string =>
  `${count === 0 ? 'no' : grouped(count)} ${count === 1 ? one : many}`;

/** What a change gives, or takes, beyond the question; the names on demand. */
function SpreadText({
  spread: { actions, principals },
  verb,
  of,
}: {
  readonly spread: Spread;
  readonly verb: 'gives' | 'takes';
  /** Completes the button's name, so that no two are alike. */
  readonly of: string;
}) {
  const [open, setOpen] = useState(false);
  if (actions.length + principals.length === 0)
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        {verb === 'gives' ? 'Gives nothing beyond the question.' : 'Takes nothing else.'}
      </Typography>
    );
  return (
    <Box sx={{ color: 'text.secondary' }}>
      Also {verb} {counted(actions.length, 'other action', 'other actions')}, and something{' '}
      {verb === 'gives' ? 'to' : 'from'}{' '}
      {counted(principals.length, 'other principal', 'other principals')}.{' '}
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide' : 'Show'} what {of} {verb}
      </TextButton>
      {open && (
        <Box
          sx={{ mt: 0.5, overflowWrap: 'anywhere', maxHeight: 200, overflow: 'auto' }}
          tabIndex={0}
        >
          {[...principals, ...actions].slice(0, 500).join(', ')}
        </Box>
      )}
    </Box>
  );
}

function StepLink({ step, name }: { readonly step: RepairStep; readonly name: string }) {
  const link = repairLink(step);
  if (link === undefined) return null;
  const { to, place, text } = link;
  return (
    <Button
      component={Link}
      to={to}
      size="small"
      variant="outlined"
      onClick={() => text !== undefined && keepProposal(text)}
      sx={{ mt: 0.5 }}
    >
      Open {place} for {name}
    </Button>
  );
}

function OneChange({
  steps,
  spread,
  verb,
  name,
}: {
  readonly steps: readonly RepairStep[];
  readonly spread: Spread;
  readonly verb: 'gives' | 'takes';
  readonly name: string;
}) {
  return (
    <Box
      component="li"
      sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, '&:first-of-type': { borderTop: 0 } }}
    >
      {steps.map((step, index) => (
        <Box key={`${step.kind} ${step.change.words}`} sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
          <Typography sx={{ fontWeight: 700 }}>
            {index > 0 && 'Then: '}
            {step.change.words}
          </Typography>
          <StepLink step={step} name={steps.length > 1 ? `${name}, step ${index + 1}` : name} />
        </Box>
      ))}
      <SpreadText spread={spread} verb={verb} of={name} />
    </Box>
  );
}

type Change = Pick<Repair, 'steps'> & { readonly spread: Spread };

/** A list of changes, the first ones at once. */
function Changes({
  changes,
  verb,
  noun,
}: {
  readonly changes: readonly Change[];
  readonly verb: 'gives' | 'takes';
  readonly noun: string;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, FIRST);
  return (
    <>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map(({ steps, spread }, index) => (
          <OneChange
            key={steps.map(({ change }) => change.words).join()}
            steps={steps}
            spread={spread}
            verb={verb}
            name={`${noun} ${index + 1}`}
          />
        ))}
      </Box>
      {changes.length > FIRST && (
        <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${FIRST} only` : `Show all ${changes.length} ${noun}s`}
        </TextButton>
      )}
    </>
  );
}

function Waiting({ text }: { readonly text: string }) {
  const [isShown, setShown] = useState(true);
  if (!isShown) return <Typography sx={{ color: tokens.inkSecondary }}>Not looked for.</Typography>;
  return (
    <Box role="status" aria-label={text}>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{text}</Typography>
      <LinearProgress aria-hidden />
      <Button size="small" sx={{ mt: 1 }} onClick={() => setShown(false)}>
        Skip
      </Button>
    </Box>
  );
}

/**
 * What turns an answer round: for a refusal the smallest changes after which it is allowed, for an
 * access the single removals after which it is gone. Each was tried and decided by the backend.
 */
export function Repairs({
  question,
  calls,
  allowed,
}: {
  readonly question: AccessQuestion;
  readonly calls: AccessCalls;
  readonly allowed: boolean;
}) {
  const words = useProblemWords();
  const { data, error } = useQuery({
    ...q(calls.repairs, { body: question }),
    ...keptAnswer,
  });
  const title = allowed ? 'What takes it away' : 'Why not, and how';
  return (
    <Card title={title}>
      {error !== null && <ProblemAlert problem={words(error)} />}
      {error === null && data === undefined && <Waiting text="Trying changes…" />}
      {data !== undefined && !allowed && data.repairs.length > 0 && (
        <Changes
          noun="repair"
          verb="gives"
          changes={data.repairs.map(({ steps, alsoGives: spread }) => ({ steps, spread }))}
        />
      )}
      {data !== undefined && !allowed && data.repairs.length === 0 && (
        <EmptyState text="No change of this account is known that would allow it." />
      )}
      {data !== undefined && allowed && data.removals.length > 0 && (
        <Changes
          noun="removal"
          verb="takes"
          changes={data.removals.map(({ alsoTakes: spread, ...step }) => ({
            steps: [step],
            spread,
          }))}
        />
      )}
      {data !== undefined && allowed && data.removals.length === 0 && (
        <Alert severity="info">
          No single removal takes it away: it is held in several ways, or by standing.
        </Alert>
      )}
    </Card>
  );
}
