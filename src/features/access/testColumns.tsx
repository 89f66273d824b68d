import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { TestResult } from '#src/api/contract/accessTests.ts';
import { q } from '#src/api/query.ts';
import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { addressOf } from '#src/parts/access/question.ts';
import { expectedOf, whoOf } from '#src/parts/access/testForm.ts';
import { keptAnswer, usePlaces } from '#src/parts/access/view.ts';
import { paths } from '#src/paths.ts';
import { useProblemWords } from '#src/ui/problem.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { TextLink } from '#src/ui/TextLink.tsx';

/** How a test came out; undefined while it has not run. */
export type ResultOf = (test: AccessTestEntry) => TestResult | undefined;

/** The change that broke a test, looked for when the test is seen not to hold. */
function Break({ id }: { readonly id: string }) {
  const words = useProblemWords();
  const { data, error } = useQuery({ ...q(api.deskTestBreak, { body: { id } }), ...keptAnswer });
  if (error !== null) return <span>{words(error).title}</span>;
  if (data === undefined) return <span>Looking for the change…</span>;
  if (data.change === null) return <span>It has not held before either.</span>;
  const { no, summary, call, actor } = data.change;
  return (
    <span>
      Broken by <TextLink to={paths.history()}>change {no}</TextLink> of {actor}:{' '}
      {summary === '' ? call : summary}
    </span>
  );
}

function Result({
  result,
  running,
}: {
  readonly result: TestResult | undefined;
  readonly running: boolean;
}) {
  const places = usePlaces();
  if (result === undefined)
    return running ? (
      <StatusText tone="busy" text="Running" />
    ) : (
      <StatusText tone="waiting" text="Has not run" />
    );
  const { id, ok, actual, question, problem } = result;
  if (ok) return <StatusText tone="good" text="Holds" />;
  return (
    <Box sx={{ overflowWrap: 'anywhere', minWidth: 200, '& > *': { mb: 0.5 } }}>
      {actual === 'unknown' ? (
        <StatusText tone="warning" text="Not known" />
      ) : (
        <StatusText tone="bad" text={`Does not hold: ${actual}`} />
      )}
      {problem !== undefined && <Box>{problem}</Box>}
      {question !== null && problem === undefined && (
        <Box>
          <TextLink to={places.check({ ...addressOf(question), view: 'desk' })}>
            Open {question.principal} in Access Check
          </TextLink>
        </Box>
      )}
      <Break id={id} />
    </Box>
  );
}

const order = (result: TestResult | undefined): number =>
  result === undefined ? 3 : result.ok ? 2 : result.actual === 'unknown' ? 1 : 0;

/** The columns of the list of tests. */
export const columnsFor = (
  resultOf: ResultOf,
  running: boolean,
  remove: (test: AccessTestEntry) => void,
): readonly Column<AccessTestEntry>[] => [
  {
    id: 'id',
    header: 'Test Name',
    hideable: false,
    sortValue: ({ id }) => id,
    cell: ({ id, why }) => (
      <Box sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>
        {id}
        {why !== undefined && <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{why}</Box>}
      </Box>
    ),
  },
  {
    id: 'who',
    header: 'Who',
    sortValue: whoOf,
    cell: (test) => <Box sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>{whoOf(test)}</Box>,
  },
  {
    id: 'action',
    header: 'Action',
    sortValue: ({ request }) => request.action,
    cell: ({ request: { action, resource, scope = {} } }) => (
      <Box sx={{ overflowWrap: 'anywhere', minWidth: 190 }}>
        {action}
        {[resource, ...Object.values(scope)]
          .filter((part) => part !== undefined)
          .map((part) => (
            <Box key={part} sx={{ color: 'text.secondary', fontSize: 12 }}>
              {part}
            </Box>
          ))}
      </Box>
    ),
  },
  { id: 'expected', header: 'Expected', sortValue: expectedOf, cell: expectedOf },
  {
    id: 'result',
    header: 'Result',
    sortValue: (test) => order(resultOf(test)),
    cell: (test) => <Result result={resultOf(test)} running={running} />,
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    width: 100,
    cell: (test) => (
      <RowActions rowName={test.id} actions={[{ label: 'Delete', onSelect: () => remove(test) }]} />
    ),
  },
];
