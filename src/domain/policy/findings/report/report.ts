import type { Finding, Severity, TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import {
  explanationOf,
  findingCodes,
  type FindingCode,
} from '#src/domain/policy/text/codes/findingCodes.ts';
import { formatPath, type PathPart, type TextRange } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyText } from '#src/domain/policy/text/text.ts';

/** A repair that can be offered: its words and the changes of the text. */
export type Fix = { readonly title: string; readonly edits: readonly TextEdit[] };

/**
 * Adds one finding. `severity` only where it differs from the code's own; `aboutText`: it is about
 * the characters and holds whatever the JSON is.
 */
export type Report = {
  (
    code: FindingCode,
    path: readonly PathPart[],
    at: TextRange,
    message: string,
    more?: {
      readonly fix?: Fix | undefined;
      readonly severity?: Severity;
      readonly aboutText?: true;
    },
  ): void;
  /** Codes of which no more are taken. A rule that may find thousands asks before it words one. */
  readonly full: ReadonlySet<FindingCode>;
};

/**
 * So many findings of one code are told one by one. More of the same help nobody and would cost
 * time on huge texts.
 */
export const maxPerCode = 200;

/**
 * A list to which rules report. The last finding of a code that reached its limit says so. Where
 * the JSON is broken, only findings are taken whose element was read in full: others may be nothing
 * but consequences of the break.
 */
export function collectFindings(source: PolicyText): {
  readonly report: Report;
  readonly findings: Finding[];
} {
  const findings: Finding[] = [];
  const counts = new Map<FindingCode, number>();
  const full = new Set<FindingCode>();
  const add: (...args: Parameters<Report>) => void = (code, path, at, message, more) => {
    if (
      full.has(code) ||
      (!source.isWhole && more?.aboutText !== true && !source.isIntactAt(path, at))
    )
      return;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count === maxPerCode) full.add(code);
    findings.push({
      code,
      severity: more?.severity ?? findingCodes[code].severity,
      message:
        count === maxPerCode ? `${message} Further findings of this kind are not listed.` : message,
      path: formatPath(path),
      offset: at.offset,
      end: at.end,
      explanation: explanationOf(code),
      ...(more?.fix ? { fix: more.fix } : {}),
    });
  };
  return { report: Object.assign(add, { full }), findings };
}

/** A repair that puts other text in place of a range. */
export function replaceFix(title: string, at: TextRange, text: string): Fix {
  return { title, edits: [{ offset: at.offset, end: at.end, text }] };
}

/** User text in a message: cut to a readable length, control characters shown as blanks. */
export function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  if (!/[^ -~]/.test(short)) return `“${short}”`;
  return `“${short.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·')}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
