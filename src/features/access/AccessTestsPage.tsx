import { Alert, Box, Button } from '@mui/material';
import { useCallback, useMemo, useRef, type ChangeEvent } from 'react';
import { api } from '#src/api/api.ts';
import type { TestResult } from '#src/api/contract/accessTests.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { KeepTestDialog } from '#src/parts/access/KeepTestDialog.tsx';
import { whoOf } from '#src/parts/access/testForm.ts';
import { download } from '#src/parts/download.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import { Progress } from './Progress.tsx';
import { UnnoticedStatements } from './UnnoticedStatements.tsx';
import { useParts, type Parts } from './useParts.ts';
import { columnsFor, type ResultOf } from './testColumns.tsx';

type Opened =
  | { readonly kind: 'add' }
  | { readonly kind: 'delete'; readonly test: AccessTestEntry };

const testsOf = ({ tests }: { readonly tests: readonly AccessTestEntry[] }) => tests;
const idOf = ({ id }: AccessTestEntry): string => id;
const searchText = (test: AccessTestEntry): string =>
  [test.id, whoOf(test), test.request.action, test.why].join(' ');

/** The tests of a chosen file. @throws Problem */
async function testsIn(file: File): Promise<AccessTestEntry[]> {
  const wrong = (message: string): Problem =>
    new Problem({ status: 400, code: 'UNREADABLE_TESTS', message: `${file.name}: ${message}` });
  let read: { readonly tests?: unknown } | null;
  try {
    read = JSON.parse(await file.text()) as typeof read;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'This is no JSON.');
  }
  if (!Array.isArray(read?.tests) || read.tests.length === 0)
    throw wrong('It has no list of tests.');
  // What each of them says the backend checks, and tells the place.
  return read.tests as AccessTestEntry[];
}

/** Takes in a file of the command line; tests of the same names give way. */
function Import() {
  const picker = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const write = useWrite(async (file: File) =>
    api.deskTestKeep({ body: { tests: await testsIn(file), replace: true } }),
  );
  const pick = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    try {
      const { kept } = await write.run(file);
      toast.success(`${kept} ${kept === 1 ? 'access test' : 'access tests'} imported.`);
    } catch (error) {
      toast.problem(error);
    } finally {
      target.value = '';
    }
  };
  return (
    <>
      <Button variant="outlined" loading={write.pending} onClick={() => picker.current?.click()}>
        Import
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File of access tests"
        onChange={(event) => void pick(event)}
      />
    </>
  );
}

function Buttons({
  tests,
  running,
  onAdd,
  onRun,
}: {
  readonly tests: readonly AccessTestEntry[];
  readonly running: boolean;
  readonly onAdd: () => void;
  readonly onRun: () => void;
}) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {tests.length > 0 && (
        <>
          <Button variant="outlined" loading={running} onClick={onRun}>
            Run
          </Button>
          <Button
            variant="outlined"
            onClick={() =>
              download(
                'access-tests.json',
                `${JSON.stringify({ tests }, null, 2)}\n`,
                'application/json',
              )
            }
          >
            Export
          </Button>
        </>
      )}
      <Import />
      <Button variant="contained" onClick={onAdd}>
        Add Test
      </Button>
    </Box>
  );
}

function DeleteDialog({
  test,
  onClose,
}: {
  readonly test: AccessTestEntry;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.deskTestDelete);
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title="Delete Access Test"
      text="It no longer runs. Deleting it stands in History and can be undone."
      affected={[{ name: test.id }]}
      affectedLabel="Test to be deleted"
      onConfirm={async () => {
        await write.run({ body: { ids: [test.id] } });
        toast.success(`Access test ${test.id} deleted.`);
      }}
      onClose={onClose}
    />
  );
}

const noTests: readonly AccessTestEntry[] = [];

type Ran = Result<AppContract['deskTestRun']>;
/** Tests that are run at once: few enough to stop between them. */
const PART = 50;

/** How many hold; while many run, how far it has come. */
function Outcome({ run, total }: { readonly run: Parts<Ran>; readonly total: number }) {
  const words = useProblemWords();
  if (run.error !== null) return <ProblemAlert problem={words(run.error)} />;
  const sum = (of: (part: Ran) => number): number =>
    run.pages.reduce((all, part) => all + of(part), 0);
  const done = sum(({ results }) => results.length);
  if (run.running && (done > 0 || total > PART) && done < total)
    return (
      <Progress label="Running tests" done={done} total={total} unit="tests" onStop={run.stop} />
    );
  if (done === 0) return null;
  const [passed, failed, unknown] = [
    sum((part) => part.passed),
    sum((part) => part.failed),
    sum((part) => part.unknown),
  ];
  return (
    <Alert severity={passed === total ? 'success' : 'warning'} sx={{ mb: 2 }}>
      {passed} of {done} hold
      {failed > 0 && `, ${failed} do not`}
      {unknown > 0 && `, ${unknown} not known`}
      {done < total && `; ${total - done} have not run`}.
    </Alert>
  );
}

/** What is expected of the account: which expectations hold, and what broke the others. */
export function AccessTestsPage() {
  const state = useTableState('access-tests');
  const dialogs = useDialogs<Opened>();
  const { open } = dialogs;
  const list = useList(q(api.deskTests, {}), testsOf);
  const rows = list.rows ?? noTests;
  const run = useParts<Ran>(
    'access tests',
    rows.length > 0,
    (from) => api.deskTestRun({ body: { part: { from, limit: PART } } }),
    (last, all) => (last.results.length < PART ? undefined : all.length * PART),
  );
  const { pages, running } = run;
  const results = useMemo(
    () =>
      new Map<string, TestResult>(
        pages.flatMap((part) => part.results).map((one) => [one.id, one]),
      ),
    [pages],
  );
  const resultOf: ResultOf = useCallback(({ id }) => results.get(id), [results]);
  const columns = useMemo(
    () => columnsFor(resultOf, running, (test) => open({ kind: 'delete', test })),
    [resultOf, running, open],
  );
  const { opened, close } = dialogs;
  return (
    <ListPage
      title="Access Tests"
      intro="What somebody has to be able to do, or must not. Tests run after each change, and on the command line: npm run -s account -- test."
      actions={
        <Buttons
          tests={rows}
          running={running}
          onAdd={() => open({ kind: 'add' })}
          onRun={run.again}
        />
      }
      notice={rows.length > 0 && <Outcome run={run} total={rows.length} />}
      table={{
        label: 'Access tests',
        state,
        columns,
        ...list,
        rowId: idOf,
        rowName: idOf,
        search: 'Search by name, principal or action',
        searchText,
        empty: (
          <EmptyState
            title="Nothing is expected yet."
            text="Keep the answer of an access check or a decision as a test, add one here, or import a file of tests."
          />
        ),
      }}
    >
      {rows.length > 0 && <UnnoticedStatements />}
      {opened?.kind === 'add' && <KeepTestDialog allowed onClose={close} />}
      {opened?.kind === 'delete' && <DeleteDialog test={opened.test} onClose={close} />}
    </ListPage>
  );
}
