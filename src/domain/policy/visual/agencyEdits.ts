import { propertyOf } from '../text/jsonTree.ts';
import { appendProperty, replaceNode } from '../language/insert.ts';
import { addStrings, removeStrings } from '../language/listEdits.ts';
import { editOwnStatement } from './split.ts';
import type { VisualEdits } from './visualTypes.ts';

/** Edits of the agencies that a statement of the old console lets its holders enter. */
export const agencyEdits: Pick<VisualEdits, 'addAgency' | 'removeAgency'> = {
  addAgency(text, at, uri) {
    return editOwnStatement(text, at, (current, block) => {
      const listed = block.statement.agencyUris;
      if (listed)
        return listed.items.some((item) => item.value === uri)
          ? []
          : addStrings(current, listed.node, [uri]);
      const written = propertyOf(block.node, 'Resource')?.value;
      return written
        ? replaceNode(current, written, { uri: [uri] })
        : appendProperty(current, block.node, 'Resource', { uri: [uri] });
    });
  },

  removeAgency(text, at, uri) {
    return editOwnStatement(text, at, (current, { statement: { agencyUris } }) =>
      agencyUris
        ? removeStrings(
            current,
            agencyUris.node,
            agencyUris.items.filter((item) => item.value === uri),
          )
        : [],
    );
  },
};
