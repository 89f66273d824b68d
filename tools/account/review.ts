import { randomBytes } from 'node:crypto';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { differenceOf } from '#mocks/account/out/model/difference.ts';
import { itemsOf } from '#mocks/account/out/model/itemsOf.ts';
import { changePage } from '#mocks/account/out/request/changePage.ts';
import { findingsOf, type DocumentFinding } from '#mocks/account/out/request/findings.ts';
import { pageMarkdown } from '#mocks/account/out/request/pageMarkdown.ts';
import { replayUses } from '#mocks/account/out/request/replayUses.ts';
import { accountNamed, type Account } from '#mocks/analysis/account.ts';
import { blastOf, blastReport, type BlastReport } from '#mocks/analysis/blast.ts';
import { reconstructedBase, worldOf } from '#mocks/pipeline/worldBase.ts';
import { applyChanges } from '#mocks/world/journal.ts';
import type { Kept } from '#mocks/world/store.ts';
import type { World } from '#mocks/world/world.ts';
import { BadInput, badUse } from '../policy/badInput.ts';
import type { Answer } from './check.ts';
import { readAll } from './import.ts';
import type { Options } from './options.ts';
import { testReport, type TestReport } from './test.ts';

type Verdict = 'pass' | 'fail' | 'unknown';

/** Errors and broken tests fail; where something could not be decided nothing is promised. */
function verdictOf(
  findings: readonly DocumentFinding[],
  blast: BlastReport,
  tests: TestReport | undefined,
): Verdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'fail';
  if (tests !== undefined && tests.failed > 0) return 'fail';
  return blast.unknown.length > 0 || (tests?.unknown ?? 0) > 0 ? 'unknown' : 'pass';
}

/** The account before a plan and after it. @throws BadInput when nothing was understood */
function statesOf(files: readonly string[], catalog: CatalogView, now: number) {
  const { kept, report, refused, account } = readAll(files).finish(
    now,
    randomBytes(16).toString('hex'),
    catalog,
  );
  if (kept === undefined || account === undefined) {
    const [first] = refused;
    throw new BadInput(
      first?.code ?? 'NOT_UNDERSTOOD',
      first?.message ?? 'Nothing in these files is about an account.',
      first?.file ?? files[0] ?? null,
      first?.place ?? null,
    );
  }
  const at = (world: World): Account => ({ world, now, account: accountNamed(world, account.id) });
  return { before: at(worldIn(kept, 0)), after: at(worldIn(kept)), left: report.left };
}

function worldIn({ head, base, commits }: Kept, until = commits.length): World {
  const world = worldOf(head, base ?? reconstructedBase(head, commits));
  for (const { changes } of commits.slice(0, until)) applyChanges(world, changes);
  return world;
}

const noTests: TestReport = { passed: 0, failed: 0, unknown: 0, results: [] };

/**
 * The `review` command: what a plan does, for whoever merges it. Further files (answers of list
 * calls, audit traces) fill in what the plan does not say. Exit code 1 unless the verdict is `pass`.
 */
export function review(options: Options, catalog: CatalogView, now: number): Answer {
  if (options.words.length === 0) throw badUse('Name the plan: terraform show -json PLAN.');
  const { before, after, left } = statesOf(options.words, catalog, now);
  const { id } = after.account;
  const difference = differenceOf(itemsOf(before.world, id), itemsOf(after.world, id));
  const findings = findingsOf(difference, catalog, id);
  const changes = blastOf(before, after, catalog);
  const blast = blastReport(changes);
  const tests = options.tests === undefined ? undefined : testReport(after, catalog, options.tests);
  const uses = replayUses(before, after, catalog);
  const verdict = verdictOf(findings, blast, tests);
  const page = changePage({
    title: `Review of the plan: ${verdict}`,
    difference,
    commits: [],
    blast: changes,
    findings,
    tests: tests?.results.map(({ id: name, ok, actual, witness }) => ({
      id: name,
      ok,
      actual,
      principal: witness?.principal ?? '',
    })),
    uses,
  });
  return {
    report: {
      findings,
      blast,
      tests: tests ?? noTests,
      verdict,
      ...(uses !== undefined && { uses }),
      left,
    },
    lines: pageMarkdown(page).trimEnd().split('\n'),
    code: verdict === 'pass' ? 0 : 1,
  };
}
