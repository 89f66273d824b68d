import { readFileSync } from 'node:fs';
import { compileGrants } from '#src/domain/policy/engine/decide.ts';
import type { Decision } from '#src/domain/policy/engine/decision.ts';
import { findService } from '#src/catalog/services.ts';
import { readEvalCase, type EvalCase } from '#src/domain/policy/engine/evalCase.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { describeDecision } from '#src/domain/policy/engine/words.ts';

/** One case as it was decided, with the evidence. `error`: the case could not be read at all. */
export type CaseReport = {
  readonly id: string;
  readonly title: string;
  readonly expected: string;
  readonly asExpected: boolean;
  readonly decision: Decision | null;
  readonly words: { readonly headline: string; readonly details: readonly string[] } | null;
  readonly error: string | null;
};

type Writer = (text: string) => void;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes `{ "cases": [...] }` or a bare array. Throws when the text is neither. */
function casesIn(text: string): readonly unknown[] {
  const parsed: unknown = JSON.parse(text);
  const cases = isRecord(parsed) ? parsed['cases'] : parsed;
  if (!Array.isArray(cases))
    throw new Error('Expected a list of cases, or an object with one under "cases".');
  return cases;
}

function isCase(value: unknown): value is EvalCase {
  return (
    isRecord(value) &&
    Array.isArray(value['policies']) &&
    isRecord(value['request']) &&
    typeof value['request']['action'] === 'string'
  );
}

/** The case's own word: the decision, or where a file has none only allow or deny. */
function meets(item: EvalCase, decision: Decision): boolean {
  const outcomeFits = item.decision === undefined || item.decision === decision.outcome;
  const expectedFits =
    item.expected === undefined || (item.expected === 'allow') === decision.allowed;
  return outcomeFits && expectedFits;
}

/**
 * Decides one case of a file. A case that cannot be read is reported, and counts as
 * not as expected.
 */
export function reportCase(raw: unknown, position: number): CaseReport {
  const id = isRecord(raw) && typeof raw['id'] === 'string' ? raw['id'] : `case ${position + 1}`;
  const title = isRecord(raw) && typeof raw['title'] === 'string' ? raw['title'] : '';
  const failed = (error: string): CaseReport => ({
    id,
    title,
    expected: '',
    asExpected: false,
    decision: null,
    words: null,
    error,
  });
  if (!isCase(raw)) return failed('Not a case: it needs policies and a request with an action.');
  const expected = raw.decision ?? raw.expected;
  if (expected === undefined) return failed('The case names no expected decision.');
  try {
    const { request, grants } = readEvalCase(
      raw,
      (service) => findService(service)?.class === 'global',
    );
    const decision = explain(request, compileGrants(grants));
    return {
      id,
      title,
      expected,
      asExpected: meets(raw, decision),
      decision,
      words: describeDecision(decision),
      error: null,
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function lines(report: CaseReport): string[] {
  const mark = report.asExpected ? 'ok  ' : 'FAIL';
  const outcome = report.decision?.outcome ?? 'not decided';
  const differs =
    report.asExpected || report.error !== null ? '' : ` (expected ${report.expected})`;
  const evidence =
    report.error === null
      ? [report.words?.headline ?? '', ...(report.words?.details ?? [])]
      : [report.error];
  return [
    `${mark} ${report.id}  ${outcome}${differs}  ${report.title}`,
    ...evidence.map((line) => `       ${line}`),
  ];
}

const USAGE = 'Usage: npm run -s policy -- decide CASES.json [--json]   (- reads standard input)';

/**
 * The `decide` command: reads case files, prints each case's decision with its evidence and
 * whether it is the expected one. Gives the exit code: 0 all as expected, 1 some differ or cannot
 * be read, 2 used wrongly.
 */
export function decideCommand(
  args: readonly string[],
  write: Writer = (text) => void process.stdout.write(text),
  complain: Writer = (text) => void process.stderr.write(text),
): number {
  const json = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json');
  if (files.length === 0 || files.some((file) => file.startsWith('--'))) {
    complain(`${USAGE}\n`);
    return 2;
  }
  const reports: CaseReport[] = [];
  for (const file of files) {
    try {
      const text = readFileSync(file === '-' ? 0 : file, 'utf8');
      reports.push(...casesIn(text).map(reportCase));
    } catch (error) {
      complain(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  const asExpected = reports.filter((report) => report.asExpected).length;
  const total = reports.length;
  if (json) write(`${JSON.stringify({ total, asExpected, cases: reports }, null, 2)}\n`);
  else
    write(
      `${[...reports.flatMap(lines), '', `${asExpected} of ${total} as expected`].join('\n')}\n`,
    );
  return asExpected === total ? 0 : 1;
}
