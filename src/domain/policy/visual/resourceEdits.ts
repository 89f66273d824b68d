import { propertyOf } from '../text/jsonTree.ts';
import type { VisualEdits } from './visualTypes.ts';
import { removeElement } from './actionEdits.ts';
import { coversEveryResource } from './block.ts';
import { appendProperty, replaceNode } from '../language/insert.ts';
import { addStrings, changeString, removeStrings } from '../language/listEdits.ts';
import { editOwnStatement } from './split.ts';

/** Edits of the resources a block is limited to. */
export const resourceEdits: Pick<
  VisualEdits,
  'setAllResources' | 'addResource' | 'changeResource' | 'removeResource'
> = {
  setAllResources(text, at) {
    return editOwnStatement(text, at, (_, block) =>
      coversEveryResource(block.statement) ? [] : removeElement(block.node, 'Resource'),
    );
  },

  addResource(text, at, path) {
    return editOwnStatement(text, at, (current, block) => {
      const { resource } = block.statement;
      if (!resource) {
        const absent = propertyOf(block.node, 'Resource')?.value;
        return absent
          ? replaceNode(current, absent, [path])
          : appendProperty(current, block.node, 'Resource', [path]);
      }
      if (resource.items.some((item) => item.value === path)) return [];
      if (!coversEveryResource(block.statement)) return addStrings(current, resource.node, [path]);
      const [first, ...rest] = resource.items;
      if (!first || resource.node.type === 'string')
        return replaceNode(current, resource.node, [path]);
      return [...changeString(first, path), ...removeStrings(current, resource.node, rest)];
    });
  },

  changeResource(text, at, from, to) {
    return editOwnStatement(text, at, (_, block) => {
      const item = block.statement.resource?.items.find((candidate) => candidate.value === from);
      return item ? changeString(item, to) : [];
    });
  },

  removeResource(text, at, path) {
    return editOwnStatement(text, at, (current, block) => {
      const { resource } = block.statement;
      return resource
        ? removeStrings(
            current,
            resource.node,
            resource.items.filter((item) => item.value === path),
          )
        : [];
    });
  },
};
