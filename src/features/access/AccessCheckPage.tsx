import { Box } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import { q } from '#src/api/query.ts';
import type { Layer } from '#src/domain/access/accessReports.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { addressOf, questionIn, questionLines } from '#src/parts/access/question.ts';
import { KeepAsTest } from '#src/parts/access/KeepAsTest.tsx';
import { Repairs } from '#src/parts/access/Repairs.tsx';
import { keptAnswer, useAccessView, usePlaces, type AccessCalls } from '#src/parts/access/view.ts';
import { ViewChoice } from '#src/parts/access/ViewChoice.tsx';
import { fullAddress } from '#src/parts/fullAddress.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { Answer, type Checked } from './Answer.tsx';
import { QuestionForm } from './QuestionForm.tsx';

const offIn = (search: URLSearchParams): readonly string[] =>
  (search.get('off') ?? '').split(',').filter((key) => key !== '');

/** What to send to whoever can grant it: the question, why it is refused, and where to look. */
const requestText = (question: AccessQuestion, { decision }: Checked, address: string): string => {
  const { headline, details } = describeDecision(decision);
  return [
    'Please grant this access:',
    ...questionLines(question),
    headline,
    ...details,
    `Look at it, and at what would allow it: ${address}`,
  ].join('\n');
};

function Asked({
  question,
  off,
  calls,
  onOff,
  address,
}: {
  readonly question: AccessQuestion;
  readonly off: readonly string[];
  readonly calls: AccessCalls;
  readonly onOff: (off: readonly string[]) => void;
  readonly address: string;
}) {
  const query = useQuery({
    ...q(calls.check, { body: { ...question, without: [...off] } }),
    ...keptAnswer,
    placeholderData: keepPreviousData,
  });
  const toggle = ({ key, isOff }: Layer): void =>
    onOff(isOff ? off.filter((one) => one !== key) : [...off, key]);
  return (
    <Loaded query={query} what="answer" part>
      {(checked) => (
        <>
          <Answer checked={checked} onSwitch={toggle} />
          {off.length === 0 && (
            <>
              <KeepAsTest question={checked.question} allowed={checked.decision.allowed} />
              {!checked.decision.allowed && (
                <Box sx={{ mb: 2 }}>
                  <CopyText
                    shown="Copy request for the administrator"
                    text={requestText(question, checked, address)}
                    what="request for the administrator"
                  />
                </Box>
              )}
              <Repairs
                key={JSON.stringify(question)}
                question={question}
                calls={calls}
                allowed={checked.decision.allowed}
              />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

/** May somebody do something, and why: one question, exactly answered. The address holds it. */
export function AccessCheckPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const view = useAccessView();
  const places = usePlaces();
  const question = questionIn(search);
  const off = offIn(search);
  const addressFor = (asked: AccessQuestion, without: readonly string[] = []): string =>
    places.check({ ...addressOf(asked), off: without.join(','), ...view.view });
  const isAsked = question.principal !== '' && question.action !== '';
  return (
    <>
      <PageHeader
        title="Access Check"
        intro="Whether somebody may do something here, why, and what would turn the answer round."
      />
      <ViewChoice view={view} />
      <QuestionForm
        key={JSON.stringify(question)}
        asked={question}
        calls={view.calls}
        asksPrincipal
        submitLabel="Check"
        onAsk={(asked) => void navigate(addressFor(asked))}
      />
      {isAsked && (
        <Asked
          question={question}
          off={off}
          calls={view.calls}
          onOff={(next) =>
            void navigate(addressFor(question, next), { replace: true, preventScrollReset: true })
          }
          address={fullAddress(addressFor(question))}
        />
      )}
    </>
  );
}
