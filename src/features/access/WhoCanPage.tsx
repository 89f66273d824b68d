import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import type { HolderClass } from '#src/domain/access/accessReports.ts';
import type { Entry } from '#src/domain/policy/comparison/entries.ts';
import { findingCodes } from '#src/domain/policy/text/codes/findingCodes.ts';
import { KeepAsTest } from '#src/parts/access/KeepAsTest.tsx';
import { nobodyBut } from '#src/parts/access/nobodyBut.ts';
import { addressOf, questionIn } from '#src/parts/access/question.ts';
import { Through } from '#src/parts/access/Through.tsx';
import { keptAnswer, useAccessView, usePlaces, type AccessView } from '#src/parts/access/view.ts';
import { ViewChoice } from '#src/parts/access/ViewChoice.tsx';
import { conditionWords, listWords, scopeWords, unknownWords } from '#src/parts/access/words.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { grouped } from '#src/ui/count.ts';

type Answer = Result<AppContract['accessHolders']>;
const PAGE = 100;

/** One way to it: by which statement, where, under which conditions. */
function Way({ entry, names }: { readonly entry: Entry; readonly names: Answer['names'] }) {
  const conditions = conditionWords(entry.conditions);
  const limited = (entry.except?.length ?? 0) + (entry.within?.length ?? 0) > 0;
  return (
    <li>
      <Through through={entry.through} withoutUser />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {` · on ${listWords(entry.resources)} · ${scopeWords(entry.scope, names)}`}
        {conditions !== '' && ` · if ${conditions}`}
        {limited && ' · less what Denies and limits take off'}
      </Box>
    </li>
  );
}

/** Principals who may do it in the same way. */
function Holders({
  holders: { count, principals, entries },
  names,
  checkOf,
}: {
  readonly holders: HolderClass;
  readonly names: Answer['names'];
  readonly checkOf: (principal: string) => string;
}) {
  return (
    <Box
      component="li"
      sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, overflowWrap: 'anywhere' }}
    >
      <Box sx={{ fontWeight: 700 }}>
        {grouped(count)} {count === 1 ? 'principal' : 'principals'}
        {principals.length < count && `, of which ${principals.length} here`}
      </Box>
      <Box sx={{ my: 0.5 }}>
        {principals.map((principal, index) => (
          <span key={principal}>
            {index > 0 && ', '}
            <TextLink to={checkOf(principal)}>{principal}</TextLink>
          </span>
        ))}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {entries.map((entry) => (
          <Way
            key={JSON.stringify([entry.through, entry.scope, entry.conditions])}
            entry={entry}
            names={names}
          />
        ))}
      </Box>
    </Box>
  );
}

const leftOutText = 'Principals whose groups and permissions you may not list are left out.';

function Found({
  answer,
  question,
  mayKeep,
  checkOf,
  onMore,
}: {
  readonly answer: Answer;
  readonly question: AccessQuestion;
  /** Tests are kept by whoever works the rehearsal's controls. */
  readonly mayKeep: boolean;
  readonly checkOf: (principal: string) => string;
  readonly onMore: (next: number) => void;
}) {
  const { count, classes, next, unknown, names, left_out: leftOut } = answer;
  const except = nobodyBut(answer);
  return (
    <Card title={`${count === 0 ? 'Nobody' : grouped(count)} may do it`}>
      {leftOut && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {leftOutText}
        </Alert>
      )}
      {unknown.map(({ reason, place, principals = [] }) => (
        <Alert severity="warning" key={`${reason} ${place}`} sx={{ mb: 1 }}>
          Not known for {principals.slice(0, 10).join(', ')}: {unknownWords[reason] ?? reason} (
          {place}).
        </Alert>
      ))}
      {except !== undefined && except.length > 0 && (
        <Alert severity="success" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          Proved: nobody but {except.join(', ')} can, whatever the request leaves open.
        </Alert>
      )}
      {except !== undefined && mayKeep && (
        <KeepAsTest
          question={question}
          allowed={false}
          except={except}
          label="Keep as rule for nobody else"
        />
      )}
      {count === 0 ? (
        <EmptyState
          title="Nobody may do it."
          text="This holds for every request of the kind, under whatever circumstances were left open."
        />
      ) : (
        <Box component="ul" aria-label="Who can" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {classes.map((holders) => (
            <Holders
              key={holders.principals.join()}
              holders={holders}
              names={names}
              checkOf={checkOf}
            />
          ))}
        </Box>
      )}
      {next !== null && (
        <Button variant="outlined" sx={{ mt: 1 }} onClick={() => onMore(next)}>
          Show the next {Math.min(PAGE, count - next)}
        </Button>
      )}
    </Card>
  );
}

function Asked({
  question,
  view,
  checkOf,
}: {
  readonly question: AccessQuestion;
  readonly view: AccessView;
  readonly checkOf: (principal: string) => string;
}) {
  const [next, setNext] = useState(0);
  const { principal: _, ...asked } = question;
  const query = useQuery({
    ...q(view.calls.holders, { body: { ...asked, limit: PAGE, next } }),
    ...keptAnswer,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {query.isFetching && (
        <LinearProgress aria-label="Looking through the account" sx={{ mb: 1 }} />
      )}
      <Loaded query={query} what="who can" part>
        {(answer) => (
          <Found
            answer={answer}
            question={question}
            mayKeep={view.mayDesk}
            checkOf={checkOf}
            onMore={setNext}
          />
        )}
      </Loaded>
    </>
  );
}

const titleOf = (code: string): string => {
  const known = Object.entries(findingCodes).find(([name]) => name === code);
  return known?.[1].title ?? code;
};

/** Who could give himself more, on demand: the whole account is looked through. */
function PassOn({ view }: { readonly view: AccessView }) {
  const words = useProblemWords();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    ...q(view.calls.passOn, { body: {} }),
    ...keptAnswer,
    enabled: open,
  });
  return (
    <Card title="Who can pass on">
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>
        Who could give himself, or others, more than he has. Administrators can and are left out.
      </Typography>
      <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide who can pass on' : 'Look who can pass on'}
      </TextButton>
      {open && error !== null && <ProblemAlert problem={words(error)} />}
      {open && error === null && data === undefined && (
        <LinearProgress aria-label="Looking for who can pass on" sx={{ mt: 1 }} />
      )}
      {open && data !== undefined && (
        <>
          {data.left_out && <Alert severity="info">{leftOutText}</Alert>}
          {data.ways.length === 0 && <EmptyState text="Nobody but administrators can." />}
          <Box
            component="ul"
            aria-label="Who can pass on"
            sx={{ pl: 2.5, overflowWrap: 'anywhere' }}
          >
            {data.ways.map(({ code, count, principals }) => (
              <li key={code}>
                <b>{titleOf(code)}</b>: {principals.join(', ')}
                {principals.length < count && ` and ${grouped(count - principals.length)} more`}
              </li>
            ))}
          </Box>
        </>
      )}
    </Card>
  );
}

/** Who in the account may do something: everybody, by the ways to it. The address holds it. */
export function WhoCanPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const view = useAccessView();
  const places = usePlaces();
  const question = questionIn(search);
  return (
    <>
      <PageHeader
        title="Who Can"
        intro="Everybody in the account who may do something at all, or there, by the ways to it. What the question does not say is open."
      />
      <ViewChoice view={view} />
      <QuestionForm
        key={JSON.stringify(question)}
        asked={question}
        calls={view.calls}
        asksPrincipal={false}
        submitLabel="Ask"
        onAsk={(asked) =>
          void navigate(places.whoCan({ ...addressOf({ ...asked, principal: '' }), ...view.view }))
        }
      />
      {question.action !== '' && (
        <Asked
          key={`${JSON.stringify(question)} ${view.isDesk}`}
          question={question}
          view={view}
          checkOf={(principal) =>
            places.check({ ...addressOf({ ...question, principal }), ...view.view })
          }
        />
      )}
      <PassOn view={view} />
    </>
  );
}
