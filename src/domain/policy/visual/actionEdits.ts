import { removeItem, removeProperties } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import { propertyOf, type ObjectNode } from '../text/jsonTree.ts';
import { parsePolicyText } from '../text/text.ts';
import type { VisualEdits } from './visualTypes.ts';
import { coversEveryResource, findBlock, pathsOf, shapeOf } from './block.ts';
import { appendItems } from '../language/insert.ts';
import { addStrings, changeString, removeStrings } from '../language/listEdits.ts';
import { editOwnStatement, statementOf } from './split.ts';

/** Edits of whole blocks, their effect and their actions. */
export const actionEdits: Pick<
  VisualEdits,
  | 'setEffect'
  | 'addActions'
  | 'removeActions'
  | 'setAllActions'
  | 'setService'
  | 'addBlock'
  | 'removeBlock'
  | 'cloneBlock'
> = {
  setEffect(text, at, effect) {
    return editOwnStatement(text, at, (_, block) => {
      const node = propertyOf(block.node, 'Effect')?.value;
      return !node || block.statement.effect === effect
        ? []
        : [{ offset: node.offset, end: node.end, text: JSON.stringify(effect) }];
    });
  },

  addActions(text, at, names) {
    const block = findBlock(text, at);
    const action = block?.statement.action;
    if (!action) return [];
    const listed = new Set(action.items.map((item) => item.lower));
    const added = names.filter((name) => {
      const isNew = !listed.has(name.toLowerCase());
      listed.add(name.toLowerCase());
      return isNew;
    });
    return addStrings(text, action.node, added);
  },

  removeActions(text, at, names) {
    const block = findBlock(text, at);
    const action = block?.statement.action;
    if (!block || !action) return [];
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    return removeStrings(
      text,
      action.node,
      block.actions.filter((item) => wanted.has(item.lower)),
    );
  },

  setAllActions(text, at, service) {
    const block = findBlock(text, at);
    const action = block?.statement.action;
    if (!block || !action) return [];
    const pattern = `${service.toLowerCase()}:*:*`;
    const [first, ...rest] = block.actions;
    if (!first) return addStrings(text, action.node, [pattern]);
    return [...changeString(first, pattern), ...removeStrings(text, action.node, rest)];
  },

  setService(text, at, service) {
    const block = findBlock(text, at);
    const action = block?.statement.action;
    if (!block || !action || at.service === service.toLowerCase()) return [];
    return [
      ...removeStrings(text, action.node, block.actions),
      ...(block.shared || coversEveryResource(block.statement)
        ? []
        : removeElement(block.node, 'Resource')),
    ];
  },

  addBlock(text) {
    const shape = shapeOf(parsePolicyText(text));
    return 'unavailable' in shape
      ? []
      : appendItems(text, shape.statements, [{ Effect: 'Allow', Action: [] }]);
  },

  removeBlock(text, at) {
    const block = findBlock(text, at);
    const action = block?.statement.action;
    if (!block || !action) return [];
    if (!block.shared) return removeItem(block.statements, at.statement);
    const { resource } = block.statement;
    const paths = pathsOf(block.statement, at.service);
    // The last path stays: an empty list would be an error, and none at all would mean every
    // resource for the others.
    const leaves = resource && paths.length < resource.items.length;
    return [
      ...removeStrings(text, action.node, block.actions),
      ...(leaves ? removeStrings(text, resource.node, paths) : []),
    ];
  },

  cloneBlock(text, at) {
    const block = findBlock(text, at);
    return block ? appendItems(text, block.statements, [statementOf(block, at.service)]) : [];
  },
};

/** Takes an element out of a statement. */
export function removeElement(node: ObjectNode, name: string): TextEdit[] {
  const index = node.properties.findIndex((property) => property.name === name);
  return index < 0 ? [] : removeProperties(node, new Set([index]));
}
