import { removeProperties } from '../text/edits.ts';
import type { TextEdit } from '../text/codes/finding.ts';
import { propertyOf, type JsonNode, type JsonProperty, type ObjectNode } from '../text/jsonTree.ts';
import { listedStrings } from '../language/statementModel.ts';
import type { ConditionAddress, VisualCondition, VisualEdits } from './visualTypes.ts';
import { removeElement } from './actionEdits.ts';
import { appendItems, appendProperty, replaceNode } from '../language/insert.ts';
import { addStrings, changeString, removeStrings } from '../language/listEdits.ts';
import { joinOperator } from './operatorParts.ts';
import { editOwnStatement } from './split.ts';

/** Edits of the rows under "request conditions". */
export const conditionEdits: Pick<
  VisualEdits,
  'addCondition' | 'changeCondition' | 'removeCondition'
> = {
  addCondition(text, at, condition) {
    return editOwnStatement(text, at, (current, block) =>
      insertCondition(current, block.node, condition),
    );
  },

  changeCondition(text, at, from, to) {
    return editOwnStatement(text, at, (current, block) => {
      const found = findCondition(block.node, from);
      if (!found) return [];
      const operator = joinOperator(to);
      const sameOperator = operator === from.operator;
      if (sameOperator && to.key === from.key)
        return changeValues(current, found.values, to.values);
      const taken = propertyOf(found.condition, operator)?.value;
      const home = taken?.type === 'object' ? taken : undefined;
      const clashes = sameKey(found.keys, to.key);
      if (sameOperator && (!clashes || clashes.name === from.key)) {
        return [rename(found.key, to.key), ...changeValues(current, found.values, to.values)];
      }
      if (!home && found.keys.properties.length === 1) {
        return [
          rename(found.operator, operator),
          ...(to.key === from.key ? [] : [rename(found.key, to.key)]),
          ...changeValues(current, found.values, to.values),
        ];
      }
      // A row that becomes another one adds its values to it.
      return [...insertCondition(current, block.node, to), ...removeRow(block.node, from)];
    });
  },

  removeCondition(text, at, from) {
    return editOwnStatement(text, at, (_, block) => removeRow(block.node, from));
  },
};

type Named = {
  readonly name: string;
  readonly key: { readonly offset: number; readonly end: number };
};
type FoundCondition = {
  readonly condition: ObjectNode;
  readonly operator: Named;
  readonly keys: ObjectNode;
  readonly key: Named;
  readonly values: JsonNode;
};

function findCondition(
  statement: ObjectNode,
  address: ConditionAddress,
): FoundCondition | undefined {
  const condition = propertyOf(statement, 'Condition')?.value;
  const operator =
    condition?.type === 'object' ? propertyOf(condition, address.operator) : undefined;
  const keys = operator?.value?.type === 'object' ? operator.value : undefined;
  const key = keys && propertyOf(keys, address.key);
  if (condition?.type !== 'object' || !operator || !keys || !key?.value) return undefined;
  return { condition, operator, keys, key, values: key.value };
}

/** The property of a condition key, compared without case as decisions do. */
function sameKey(keys: ObjectNode, key: string): JsonProperty | undefined {
  return keys.properties.find(({ name }) => name.toLowerCase() === key.toLowerCase());
}

function rename(property: Named, name: string): TextEdit {
  return { ...property.key, text: JSON.stringify(name) };
}

function insertCondition(text: string, statement: ObjectNode, row: VisualCondition): TextEdit[] {
  const operator = joinOperator(row);
  const condition = propertyOf(statement, 'Condition')?.value;
  if (!condition)
    return appendProperty(text, statement, 'Condition', { [operator]: { [row.key]: row.values } });
  if (condition.type !== 'object')
    return replaceNode(text, condition, { [operator]: { [row.key]: row.values } });
  const keys = propertyOf(condition, operator)?.value;
  if (keys?.type !== 'object')
    return appendProperty(text, condition, operator, { [row.key]: row.values });
  const values = sameKey(keys, row.key)?.value;
  if (!values) return appendProperty(text, keys, row.key, row.values);
  const listed = new Set(listedStrings(values).map((item) => item.value));
  return addStrings(
    text,
    values,
    row.values.filter((value) => !listed.has(value)),
  );
}

function removeRow(statement: ObjectNode, address: ConditionAddress): TextEdit[] {
  const found = findCondition(statement, address);
  if (!found) return [];
  if (found.keys.properties.length > 1)
    return removeProperties(found.keys, indexOf(found.keys, address.key));
  if (found.condition.properties.length > 1)
    return removeProperties(found.condition, indexOf(found.condition, address.operator));
  return removeElement(statement, 'Condition');
}

function indexOf(object: ObjectNode, name: string): Set<number> {
  return new Set([object.properties.findIndex((property) => property.name === name)]);
}

/** Changes only the values that differ. */
function changeValues(text: string, node: JsonNode, values: readonly string[]): TextEdit[] {
  const items = listedStrings(node);
  if (node.type === 'string' && values.length !== 1) return replaceNode(text, node, values);
  const common = Math.min(items.length, values.length);
  const edits: TextEdit[] = [];
  for (let i = 0; i < common; i++) {
    const item = items[i];
    const value = values[i];
    if (item && value !== undefined) edits.push(...changeString(item, value));
  }
  if (values.length > common && node.type === 'array')
    edits.push(...appendItems(text, node, values.slice(common)));
  if (items.length > common) edits.push(...removeStrings(text, node, items.slice(common)));
  return edits;
}
