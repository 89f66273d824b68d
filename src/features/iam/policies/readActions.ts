import type { ActionTable } from '#src/catalog/actionTables.ts';
import type { ServiceActions } from '#src/catalog/types.ts';
import type { PolicyDocument, RawPolicy } from '#src/domain/policy/language/document.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { actionRows, notGranted, tableRows, type ActionRow } from './actionRows.ts';

/** What the action table of a policy shows. */
export type ActionContents = {
  readonly rows: readonly ActionRow[];
  /** What the reader should know before the rows. */
  readonly notes: readonly string[];
};

function readOrUndefined(policy: RawPolicy): PolicyDocument | undefined {
  try {
    return readDocument(policy);
  } catch {
    return undefined; // a content that has no policy shape; the content itself is shown beside
  }
}

/**
 * The rows of a policy's action table: those of the table that documents it, else one for each of
 * its entries.
 * @param files actions of the services it names, as far as they are loaded
 */
export function readActions(
  policy: RawPolicy,
  table: ActionTable | undefined,
  files: ReadonlyMap<string, ServiceActions>,
): ActionContents {
  const document = readOrUndefined(policy);
  if (document === undefined) return { rows: [], notes: [] };
  if (table === undefined) return { rows: actionRows(document, files), notes: [] };
  const kept = notGranted(table.groups, document, files);
  const difference =
    kept.length === 0
      ? []
      : [
          `The actions of the table would also cover ${kept.join(', ')}; the policy leaves them out.`,
        ];
  return { rows: tableRows(table, files), notes: [...table.notes, ...difference] };
}
