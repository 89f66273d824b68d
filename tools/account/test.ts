import type { TestActual, Unnoticed } from '#src/domain/access/accessTests.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '#mocks/analysis/account.ts';
import { testsOf } from '#mocks/analysis/expectations/kept.ts';
import {
  countsOf,
  runningKept,
  runningTest,
  type TestOutcome,
} from '#mocks/analysis/expectations/run.ts';
import { findingUnnoticed } from '#mocks/analysis/expectations/unnoticed.ts';
import type { AccessTest } from '#mocks/analysis/expectations/readTests.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';
import { readable, testsOfFile } from './readTests.ts';

/** How a test came out; the witness as a request of `decide`'s cases. */
type Result = {
  readonly id: string;
  readonly ok: boolean;
  readonly actual: TestActual;
  readonly witness: { readonly principal: string; readonly request: EvalCase['request'] } | null;
};

/** What became of the tests of a file. */
export type TestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly results: readonly Result[];
  /** With `--unnoticed`: statements that no test notices. */
  readonly unnoticed?: readonly Unnoticed[];
};

const reportOf = (outcomes: readonly TestOutcome[]): TestReport => ({
  ...countsOf(outcomes),
  results: outcomes.map(({ id, ok, actual, witness }) => ({
    id,
    ok,
    actual,
    witness: witness && {
      principal: witness.principal,
      request: caseRequest(witness.request),
    },
  })),
});

/** Holds the tests of a file against a state of an account. @throws BadInput */
export const testReport = (at: Account, catalog: CatalogView, file: string): TestReport =>
  reportOf(testsOfFile(file).map((one) => drain(runningTest(at, catalog, one))));

/** The tests that are kept with a world. @throws BadInput where there are none */
function keptTests(at: Account, from: string): readonly AccessTest[] {
  const tests = readable(() => testsOf(at), from);
  if (tests.length === 0) throw badUse('Name a file of tests: none are kept with this account.');
  return tests;
}

const policyKinds: Readonly<Record<Unnoticed['policy']['kind'], string>> = {
  role: 'policy',
  identityPolicy: 'identity policy',
  scp: 'SCP',
  trustPolicy: 'trust policy of',
};

const unnoticedLine = ({ policy, statement, effect, changes }: Unnoticed): string =>
  `unnoticed  statement ${statement.index + 1}${statement.sid === null ? '' : ` “${statement.sid}”`} (${effect}) of the ${policyKinds[policy.kind]} ${policy.name}: ${changes.join(' or ')}`;

/**
 * The `test` command: whether the expectations of a file, or without one those of the world, hold.
 * Exit code 1 when one does not, or is not known to.
 */
export function test(options: Options, catalog: CatalogView, now: number): Answer {
  const [file, ...more] = options.words;
  if (more.length > 0) throw badUse('Name one file of tests.');
  const at = openWorld(options, now);
  const tests =
    file === undefined ? keptTests(at, options.state ?? options.scenario ?? '') : testsOfFile(file);
  const run = file === undefined ? runningKept : runningTest;
  const outcomes = tests.map((one) => drain(run(at, catalog, one)));
  const report: TestReport = {
    ...reportOf(outcomes),
    ...(options.unnoticed && {
      unnoticed: drain(findingUnnoticed(at, catalog, tests, { from: 0, limit: Infinity }))
        .unnoticed,
    }),
  };
  const { results, unnoticed = [] } = report;
  const lines = [
    ...results.map(
      ({ id, ok, actual, witness }) =>
        `${ok ? 'ok  ' : 'FAIL'} ${id}: ${actual}${ok || witness === null ? '' : ` for ${witness.principal}`}`,
    ),
    `${report.passed} passed, ${report.failed} failed, ${report.unknown} unknown`,
    ...unnoticed.map(unnoticedLine),
  ];
  return { report, lines, code: report.passed === results.length ? 0 : 1 };
}
