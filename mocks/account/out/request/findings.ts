import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { checkPolicy } from '#src/domain/policy/findings/check.ts';
import { oldProfileOf } from '#src/domain/policy/findings/oldProfile.ts';
import type { PolicyProfile, Severity } from '#src/domain/policy/text/codes/finding.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import type { Difference } from '../model/difference.ts';
import { isDocument, kindWords, type Item } from '../model/items.ts';

/** A finding about a policy that a change makes or alters. Lines and columns count from one. */
export type DocumentFinding = {
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
};

const profiles: Partial<Record<Item['kind'], PolicyProfile>> = {
  policyVersion: 'identity',
  trustAgency: 'trust',
  scp: 'scp',
};

/** What is to be said about the policies that a difference makes or alters. */
export function findingsOf(
  { changes }: Difference,
  catalog: CatalogView,
  accountId: string,
): readonly DocumentFinding[] {
  return changes.flatMap(({ after, fields }) => {
    const document = fields.map((field) => field.new).find(isDocument);
    if (after === undefined || document === undefined) return [];
    const source = parsePolicyText(document.text);
    const profile = profiles[after.kind] ?? oldProfileOf(source);
    return checkPolicy(source, { profile, catalog, accountId }).map((finding): DocumentFinding => ({
      kind: kindWords(after.kind),
      name: after.name,
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      path: finding.path,
      ...source.positionAt(finding.offset),
    }));
  });
}
