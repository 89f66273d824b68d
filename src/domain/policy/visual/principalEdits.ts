import { removeProperties } from '../text/edits.ts';
import { propertyOf } from '../text/jsonTree.ts';
import type { VisualEdits } from './visualTypes.ts';
import { principalsOf } from './block.ts';
import { appendProperty } from '../language/insert.ts';
import { addStrings, changeString, removeStrings } from '../language/listEdits.ts';
import { editOwnStatement } from './split.ts';

/** Edits of the principals a statement of a trust policy means. */
export const principalEdits: Pick<
  VisualEdits,
  'addPrincipal' | 'changePrincipal' | 'removePrincipal'
> = {
  addPrincipal(text, at, { kind, value }) {
    return editOwnStatement(text, at, (current, block) => {
      const list = principalsOf(block.statement).find((candidate) => candidate.kind === kind);
      if (list)
        return list.items.some((item) => item.value === value)
          ? []
          : addStrings(current, list.node, [value]);
      const element = propertyOf(block.node, 'Principal')?.value;
      return element?.type === 'object'
        ? appendProperty(current, element, kind, [value])
        : appendProperty(current, block.node, 'Principal', { [kind]: [value] });
    });
  },

  changePrincipal(text, at, { kind, value: from }, value) {
    return editOwnStatement(text, at, (current, block) => {
      const list = principalsOf(block.statement).find((candidate) => candidate.kind === kind);
      const items = list?.items.filter((item) => item.value === from) ?? [];
      if (!list || from === value) return [];
      const isListed = list.items.some((item) => item.value === value);
      return isListed
        ? removeStrings(current, list.node, items)
        : items.flatMap((item) => changeString(item, value));
    });
  },

  removePrincipal(text, at, { kind, value }) {
    return editOwnStatement(text, at, (current, block) => {
      const lists = principalsOf(block.statement);
      const list = lists.find((candidate) => candidate.kind === kind);
      const items = list?.items.filter((item) => item.value === value) ?? [];
      if (!list || items.length === 0) return [];
      const element = propertyOf(block.node, 'Principal')?.value;
      const isLast = items.length === list.items.length;
      if (!isLast || element?.type !== 'object') return removeStrings(current, list.node, items);
      return removeProperties(
        element,
        new Set([element.properties.findIndex(({ name }) => name === kind)]),
      );
    });
  },
};
