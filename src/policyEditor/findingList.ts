import type { Finding, Severity } from '#src/domain/policy/text/codes/finding.ts';
import { kindOf } from '#src/domain/policy/findings/repairAll.ts';
import type { EditorMarker } from '#src/ui/jsonEditor/types.ts';

/** The four classes of findings, gravest for the reader first (docs/sources/console.md#13-2). */
export const severities: readonly Severity[] = ['security', 'error', 'warning', 'suggestion'];

export const severityLabels: Readonly<
  Record<Severity, { readonly one: string; readonly many: string }>
> = {
  security: { one: 'Security', many: 'Security' },
  error: { one: 'Error', many: 'Errors' },
  warning: { one: 'Warning', many: 'Warnings' },
  suggestion: { one: 'Suggestion', many: 'Suggestions' },
};

const markerSeverity: Record<Severity, EditorMarker['severity']> = {
  error: 'error',
  security: 'warning',
  warning: 'warning',
  suggestion: 'info',
};

/** Findings as the code editor underlines them. */
export const markersOf = (findings: readonly Finding[]): readonly EditorMarker[] =>
  findings.map(({ severity, message, code, offset, end, fix }) => ({
    severity: markerSeverity[severity],
    message,
    code,
    offset,
    end,
    ...(fix === undefined ? {} : { fix }),
  }));

/**
 * Whether two findings say the same of the same place; where that place stands in the
 * text may have moved.
 */
export const sameFinding = (a: Finding, b: Finding): boolean =>
  a.code === b.code &&
  a.path === b.path &&
  a.message === b.message &&
  a.fix?.title === b.fix?.title;

/** How many of each class. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { security: 0, error: 0, warning: 0, suggestion: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const order: Record<Severity, number> = { error: 0, security: 1, warning: 2, suggestion: 3 };

/** What blocks saving first, then by class; within a class in text order. */
export const byGravity = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => order[a.severity] - order[b.severity]);

/** Of every kind of which several repairs are offered, the first finding, with their number. */
export function fixedTogether(findings: readonly Finding[]): ReadonlyMap<Finding, number> {
  const kinds = new Map<string, Finding[]>();
  for (const finding of byGravity(findings))
    if (finding.fix !== undefined)
      kinds.set(kindOf(finding), [...(kinds.get(kindOf(finding)) ?? []), finding]);
  return new Map(
    [...kinds.values()].flatMap((kind) =>
      kind[0] !== undefined && kind.length > 1 ? [[kind[0], kind.length] as const] : [],
    ),
  );
}

/** Index of the statement a finding belongs to; undefined for the policy as a whole. */
export function statementOf({ path }: Pick<Finding, 'path'>): number | undefined {
  const match = /^\$\.Statement\[(\d+)\]/.exec(path);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
