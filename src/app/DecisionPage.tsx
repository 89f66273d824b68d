import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from '@mui/material';
import { useSuspenseQueries } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { actionWords } from '#src/domain/policy/language/actionWords.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { addressOf } from '#src/parts/access/question.ts';
import { useAccessView, type AccessCalls } from '#src/parts/access/view.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { loadModule } from '#src/ui/loadModule.ts';
import { formatTime } from '#src/ui/time.ts';

/** A decision with the call it was taken for; `at` in epoch ms. */
type Taken = Result<AppContract['decisionShow']>;

const Repairs = lazy(() =>
  loadModule(() => import('#src/parts/access/Repairs.tsx')).then((module) => ({
    default: module.Repairs,
  })),
);

const KeepAsTest = lazy(() =>
  loadModule(() => import('#src/parts/access/KeepAsTest.tsx')).then((module) => ({
    default: module.KeepAsTest,
  })),
);

function DecisionFacts({ taken: { decision, at, call, principal } }: { readonly taken: Taken }) {
  return (
    <Facts
      facts={[
        {
          label: 'Outcome',
          value: decision.allowed ? (
            <StatusText tone="good" text="Allowed" />
          ) : (
            <StatusText
              tone="bad"
              text={
                decision.outcome === 'explicit-deny' ? 'Denied by a statement' : 'Nothing allows it'
              }
            />
          ),
        },
        { label: 'Who', value: principal },
        { label: 'Time', value: formatTime(at) },
        { label: 'Action', value: decision.action },
        {
          label: 'Other names',
          value: decision.aliases.length === 0 ? '--' : decision.aliases.join(', '),
        },
        { label: 'Resource', value: decision.resource ?? 'No single resource' },
        { label: 'Call', value: call },
      ]}
    />
  );
}

function Reasons({ decision }: { readonly decision: Decision }) {
  const { details } = describeDecision(decision);
  if (details.length === 0) return <Typography>--</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, '& li': { mb: 0.75, overflowWrap: 'anywhere' } }}>
      {details.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Box>
  );
}

/** The same question on the page where parts of it can be changed. */
function CheckLink({ taken: { question } }: { readonly taken: Taken }) {
  const { view } = useAccessView();
  if (question === undefined) return null;
  return (
    <Typography sx={{ mt: 2 }}>
      <TextLink to={paths.accessCheck({ ...addressOf(question), ...view })}>
        Open {question.action} in Access Check
      </TextLink>
    </Typography>
  );
}

/** What turns the answer round now, as far as the question was kept. */
function Further({
  taken: { question, decision },
  calls,
}: {
  readonly taken: Taken;
  readonly calls: AccessCalls;
}) {
  return question === undefined ? null : (
    <Suspense fallback={null}>
      <KeepAsTest question={question} allowed={decision.allowed} />
      <Repairs question={question} calls={calls} allowed={decision.allowed} />
    </Suspense>
  );
}

function OneDecision({ taken, calls }: { readonly taken: Taken; readonly calls: AccessCalls }) {
  return (
    <>
      <Card>
        <Typography component="h2" variant="h2" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {describeDecision(taken.decision).headline}
        </Typography>
        <DecisionFacts taken={taken} />
      </Card>
      <Card title="What it rests on">
        <Reasons decision={taken.decision} />
        <CheckLink taken={taken} />
      </Card>
      <Further taken={taken} calls={calls} />
    </>
  );
}

/** A request that was refused for several actions: each with its decision, the first one open. */
function SeveralDecisions({ all }: { readonly all: readonly Taken[] }) {
  return (
    <Card title={`The request was refused for ${all.length} actions`}>
      {all.map((taken, index) => (
        <Accordion
          key={`${index} ${taken.decision.action}`}
          defaultExpanded={index === 0}
          disableGutters
          elevation={0}
          slotProps={{ heading: { component: 'h3' } }}
          sx={{ borderTop: 1, borderColor: 'divider', '&::before': { display: 'none' } }}
        >
          <AccordionSummary
            expandIcon={<ExpandMoreIcon />}
            sx={{
              px: 0,
              fontFamily: 'inherit',
              fontSize: 14,
              fontWeight: 700,
              '& .MuiAccordionSummary-content': { overflowWrap: 'anywhere', minWidth: 0 },
            }}
          >
            {actionWords([taken.decision.action, ...taken.decision.aliases])}
          </AccordionSummary>
          <AccordionDetails sx={{ px: 0, pb: 3 }}>
            <Typography sx={{ mb: 2, overflowWrap: 'anywhere' }}>
              {describeDecision(taken.decision).headline}
            </Typography>
            <DecisionFacts taken={taken} />
            <Typography component="h4" variant="h3" sx={{ mt: 2.5, mb: 1 }}>
              What it rests on
            </Typography>
            <Reasons decision={taken.decision} />
            <CheckLink taken={taken} />
          </AccordionDetails>
        </Accordion>
      ))}
    </Card>
  );
}

/**
 * The decisions of one request, about oneself or about somebody whose permissions one may read, with
 * everything they rest on. A 403
 * anywhere links here.
 */
export function DecisionPage() {
  const { decisionIds = '' } = useParams();
  const { calls } = useAccessView();
  const all = useSuspenseQueries({
    queries: decisionIds
      .split(',')
      .map((decision_id) => q(calls.decision, { params: { decision_id } })),
  }).map(({ data }) => data);
  const [first] = all;
  return (
    <>
      <PageHeader title="Decision" crumbs={[{ label: 'Console', to: paths.home() }]} />
      {all.length > 1 ? (
        <SeveralDecisions all={all} />
      ) : (
        first !== undefined && <OneDecision taken={first} calls={calls} />
      )}
    </>
  );
}
