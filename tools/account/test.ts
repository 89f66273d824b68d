import type { TestActual } from '#src/domain/access/accessTests.ts';
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

/** Holds the tests that are kept with a world against it. @throws BadInput where there are none */
function keptReport(at: Account, catalog: CatalogView, from: string): TestReport {
  const tests = readable(() => testsOf(at), from);
  if (tests.length === 0) throw badUse('Name a file of tests: none are kept with this account.');
  return reportOf(tests.map((one) => drain(runningKept(at, catalog, one))));
}

/**
 * The `test` command: whether the expectations of a file, or without one those of the world, hold.
 * Exit code 1 when one does not, or is not known to.
 */
export function test(options: Options, catalog: CatalogView, now: number): Answer {
  const [file, ...more] = options.words;
  if (more.length > 0) throw badUse('Name one file of tests.');
  const at = openWorld(options, now);
  const report =
    file === undefined
      ? keptReport(at, catalog, options.state ?? options.scenario ?? '')
      : testReport(at, catalog, file);
  const { results } = report;
  const lines = [
    ...results.map(
      ({ id, ok, actual, witness }) =>
        `${ok ? 'ok  ' : 'FAIL'} ${id}: ${actual}${ok || witness === null ? '' : ` for ${witness.principal}`}`,
    ),
    `${report.passed} passed, ${report.failed} failed, ${report.unknown} unknown`,
  ];
  return { report, lines, code: report.passed === results.length ? 0 : 1 };
}
