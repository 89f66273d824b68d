import { canDo } from '#src/domain/policy/comparison/canDo.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '#mocks/analysis/account.ts';
import { badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { holdersOf, type Member } from '#mocks/analysis/holders.ts';
import { openWorld } from './openWorld.ts';
import type { Options } from './options.ts';
import { readTests, type AccessTest } from './readTests.ts';
import { actionNamed, askedFor, requestFor } from '#mocks/analysis/question.ts';
import { findSubject } from '#mocks/analysis/subject.ts';

type Actual = 'allowed' | 'refused' | 'unknown';

/**
 * How a test came out. `witness`: the request that was decided, or one that a
 * never-rule should refuse.
 */
type Result = {
  readonly id: string;
  readonly ok: boolean;
  readonly actual: Actual;
  readonly witness: { readonly principal: string; readonly request: EvalCase['request'] } | null;
};

/** Who is excepted from a rule: a group stands for its members. */
function exceptedBy(at: Account, except: readonly string[]): (member: Member) => boolean {
  const { tables } = at.world;
  const groups = new Set<string>();
  const people = new Set<string>();
  for (const text of except) {
    const { name } = findSubject(at, text);
    const group = /^group:(.+)$/.exec(name)?.[1];
    const row = tables.groups.find('name', `${at.account.id}/${group ?? ''}`);
    if (row === undefined) people.add(name);
    else groups.add(row.id);
  }
  return ({ name, ref }) =>
    people.has(name) ||
    (ref.kind === 'user' &&
      tables.memberships.by('user', ref.id).some(({ group_id }) => groups.has(group_id)));
}

function never(
  at: Account,
  catalog: CatalogView,
  { action, where }: AccessTest,
  except: readonly string[],
): Omit<Result, 'id' | 'ok'> {
  const isExcepted = exceptedBy(at, except);
  const asked = askedFor(at, catalog, action, where);
  let actual: Actual = 'refused';
  for (const holders of holdersOf(at, (member) => !isExcepted(member))) {
    const result = canDo(holders, asked, catalog, true);
    if (result.answer === 'unknown') actual = 'unknown';
    if (result.answer === 'yes')
      return {
        actual: 'allowed',
        witness: {
          principal: holders.members[0]?.name ?? '',
          request: caseRequest(result.request),
        },
      };
  }
  return { actual, witness: null };
}

function run(at: Account, catalog: CatalogView, test: AccessTest): Result {
  const { id, who, where } = test;
  const action = actionNamed(test.action);
  if ('never' in who) {
    const result = never(at, catalog, test, who.never);
    return { id, ok: result.actual === 'refused', ...result };
  }
  const subject = findSubject(at, who.principal);
  const request = requestFor(at, catalog, subject, action, where);
  const { allowed, undecided } = decide(request, compileGrants(subject.grants));
  const actual = undecided !== undefined ? 'unknown' : allowed ? 'allowed' : 'refused';
  return {
    id,
    ok: actual === who.expected,
    actual,
    witness: { principal: subject.name, request: caseRequest(request) },
  };
}

/** What became of the tests of a file. */
export type TestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly results: readonly Result[];
};

/** Holds the tests of a file against a state of an account. @throws BadInput */
export function testReport(
  at: Account,
  catalog: CatalogView,
  file: string | undefined,
): TestReport {
  const results = readTests(file).map((one) => run(at, catalog, one));
  const count = (chosen: (result: Result) => boolean): number => results.filter(chosen).length;
  return {
    passed: count(({ ok }) => ok),
    failed: count(({ ok, actual }) => !ok && actual !== 'unknown'),
    unknown: count(({ actual }) => actual === 'unknown'),
    results,
  };
}

/**
 * The `test` command: whether the expectations of a file hold. Exit code 1 when one does not, or
 * is not known to.
 */
export function test(options: Options, catalog: CatalogView, now: number): Answer {
  const [file, ...more] = options.words;
  if (more.length > 0) throw badUse('Name one file of tests.');
  const at = openWorld(options, now);
  const report = testReport(at, catalog, file);
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
