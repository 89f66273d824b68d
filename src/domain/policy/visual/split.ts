import { applyEdits } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import { propertyOf, valueOf } from '../text/jsonTree.ts';
import type { BlockAddress } from './visualTypes.ts';
import { coversEveryResource, findBlock, pathsOf, type FoundBlock } from './block.ts';
import { appendItems } from '../language/insert.ts';
import { removeStrings } from '../language/listEdits.ts';

/**
 * The block as a statement of its own: its actions, its share of the resources, the principals and
 * conditions; no Sid.
 */
export function statementOf(block: FoundBlock, service: string | null): Record<string, unknown> {
  const { statement } = block;
  const principal = propertyOf(block.node, 'Principal')?.value;
  const byUri = statement.agencyUris && statement.resource;
  const resource = byUri
    ? valueOf(byUri.node)
    : coversEveryResource(statement)
      ? undefined
      : pathsOf(statement, service).map((item) => item.value);
  return {
    Effect: statement.effect,
    ...(principal ? { Principal: valueOf(principal) } : {}),
    Action: block.actions.map((item) => item.value),
    ...(resource === undefined ? {} : { Resource: resource }),
    ...(statement.conditionNode ? { Condition: valueOf(statement.conditionNode) } : {}),
  };
}

/**
 * An edit of what the whole statement shares (effect, principals, resources, conditions). A block
 * that shares its statement is moved into one of its own first; the edit then works on that, and
 * both steps come back as edits of the given text.
 */
export function editOwnStatement(
  text: string,
  at: BlockAddress,
  edit: (text: string, block: FoundBlock) => TextEdit[],
): TextEdit[] {
  const block = findBlock(text, at);
  if (!block) return [];
  if (!block.shared) return edit(text, block);
  const actionNode = block.statement.action?.node;
  const insertion = appendItems(text, block.statements, [statementOf(block, at.service)])[0];
  if (!actionNode || !insertion) return [];
  const removals = removeStrings(text, actionNode, block.actions);
  const moved = applyEdits(text, [...removals, insertion]);
  const own = findBlock(moved, { statement: block.statements.items.length, service: at.service });
  if (!own) return [];
  const start =
    insertion.offset +
    removals.reduce(
      (sum, removal) => sum + removal.text.length - (removal.end - removal.offset),
      0,
    );
  const inside = edit(moved, own).map((change) => ({
    offset: change.offset - start,
    end: change.end - start,
    text: change.text,
  }));
  // A block that already is as asked stays where it is.
  if (inside.length === 0) return [];
  return [...removals, { ...insertion, text: applyEdits(insertion.text, inside) }];
}
