import { readFileSync } from 'node:fs';
import { fullCatalogView } from '#src/catalog/view.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { findingDeadStatements } from '#src/domain/policy/comparison/deadFindings.ts';
import { drain } from '#src/domain/policy/comparison/steps.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import type { Finding, PolicyProfile, Severity } from '#src/domain/policy/text/codes/finding.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { guessProfile, profileNamed, profiles } from './profile.ts';

type Writer = (text: string) => void;

/** One file's findings, with places as editors count them (from one). */
export type FileReport = {
  readonly file: string;
  /** Null when the file could not be read. */
  readonly profile: PolicyProfile | null;
  readonly error: string | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly fix: string | null;
  }[];
};

const usage = `Usage: npm run -s policy -- lint FILE... [--json] [--profile=${profiles.join('|')}] [--account=ID]   (- reads standard input)\n`;

/**
 * Checks one policy text. Without a profile the text's version decides; without an account no
 * resource is called another one's.
 */
export function reportText(
  file: string,
  text: string,
  profile: PolicyProfile | undefined,
  catalog: CatalogView,
  accountId?: string,
): FileReport {
  const source = parsePolicyText(text);
  const used = profile ?? guessProfile(source);
  const placed = (finding: Finding): FileReport['findings'][number] => {
    const start = source.positionAt(finding.offset);
    const end = source.positionAt(finding.end);
    return {
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      path: finding.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      fix: finding.fix?.title ?? null,
    };
  };
  const found = checkPolicy(source, { profile: used, catalog, accountId });
  const repeated = new Set(
    found.filter(({ code }) => code === 'DUPLICATE_STATEMENT').map(({ path }) => path),
  );
  // What an error changes about a policy is not known before it is mended.
  const proved = found.some(({ severity }) => severity === 'error')
    ? []
    : drain(findingDeadStatements(source, used, catalog)).filter(({ path }) => !repeated.has(path));
  return {
    file,
    profile: used,
    error: null,
    findings: [...found, ...proved].map(placed),
  };
}

function readReport(
  file: string,
  profile: PolicyProfile | undefined,
  catalog: CatalogView,
  accountId: string | undefined,
): FileReport {
  try {
    return reportText(
      file,
      readFileSync(file === '-' ? 0 : file, 'utf8'),
      profile,
      catalog,
      accountId,
    );
  } catch (error) {
    return {
      file,
      profile: null,
      error: error instanceof Error ? error.message : String(error),
      findings: [],
    };
  }
}

function lines(report: FileReport): string[] {
  if (report.error !== null) return [`${report.file}: cannot be read: ${report.error}`];
  if (report.findings.length === 0) return [`${report.file}: no findings (${report.profile})`];
  return report.findings.map(
    (finding) =>
      `${report.file}:${finding.line}:${finding.column}  ${finding.severity}  ${finding.code}  ${finding.message}`,
  );
}

function failed(report: FileReport): boolean {
  return report.error !== null || report.findings.some(({ severity }) => severity === 'error');
}

/**
 * The `lint` command: checks policy files and prints their findings with code, severity,
 * line and column.
 * @returns exit code: 0 no errors, 1 a policy has errors or a file cannot be read, 2 used wrongly
 */
export async function lintCommand(
  args: readonly string[],
  write: Writer = (text) => void process.stdout.write(text),
  complain: Writer = (text) => void process.stderr.write(text),
): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const options = args.filter((arg) => arg.startsWith('--'));
  const valueOf = (name: string): string | undefined =>
    options.find((option) => option.startsWith(name))?.slice(name.length);
  const named = valueOf('--profile=');
  const accountId = valueOf('--account=');
  const profile = named === undefined ? undefined : profileNamed(named);
  const unknown = options.some(
    (option) => option !== '--json' && !/^--(profile|account)=/.test(option),
  );
  if (files.length === 0 || unknown || (named !== undefined && profile === undefined)) {
    complain(usage);
    return 2;
  }
  const catalog = await fullCatalogView();
  const reports = files.map((file) => readReport(file, profile, catalog, accountId));
  write(
    options.includes('--json')
      ? `${JSON.stringify(reports, null, 2)}\n`
      : `${reports.flatMap(lines).join('\n')}\n`,
  );
  return reports.some(failed) ? 1 : 0;
}
