import type { Effect } from './document.ts';
import { ListedAction } from './listedAction.ts';
import {
  propertyOf,
  type JsonNode,
  type JsonProperty,
  type ObjectNode,
  type StringNode,
} from '../text/jsonTree.ts';

/** One string of a list, with the path index it has there. */
export type ListedString = {
  readonly value: string;
  readonly node: StringNode;
  readonly index: number;
};

/**
 * `Resource`/`NotResource`, `Action`/`NotAction`: the element that is there, and the strings that
 * can be read of it.
 */
export type ListElement<Item> = {
  readonly name: string;
  readonly not: boolean;
  readonly node: JsonNode;
  readonly items: readonly Item[];
};

/** One key under one operator. `values` holds the readable strings. */
export type ListedCondition = {
  readonly operator: string;
  readonly key: string;
  readonly node: JsonNode | undefined;
  readonly property: JsonProperty;
  readonly values: readonly ListedString[];
};

/** What can be read of one statement, however broken the rest is. */
export type StatementModel = {
  readonly index: number;
  readonly node: ObjectNode;
  readonly effect: Effect | undefined;
  readonly sid: StringNode | undefined;
  readonly action: ListElement<ListedAction> | undefined;
  readonly resource: ListElement<ListedString> | undefined;
  /** Strings of `Resource.uri`, the agency form. */
  readonly agencyUris: ListElement<ListedString> | undefined;
  readonly conditionNode: JsonNode | undefined;
  readonly conditions: readonly ListedCondition[];
};

/**
 * Reads a statement for the rules. In the `old` language (1.0, 1.1) there is no NotResource, and it
 * is passed over as the engine does (`readDocument`).
 */
export function readStatementModel(
  node: ObjectNode,
  index: number,
  language: 'old' | 'new' = 'new',
): StatementModel {
  let effect: Effect | undefined;
  let sid: StringNode | undefined;
  let action: ListElement<ListedAction> | undefined;
  let resource: ListElement<ListedString> | undefined;
  let agencyUris: ListElement<ListedString> | undefined;
  let conditionNode: JsonNode | undefined;
  for (const { name, value } of node.properties) {
    // The old API answers with `"Resource": null` for elements that are not there.
    if (!value || (value.type === 'null' && (name === 'Resource' || name === 'Condition')))
      continue;
    switch (name) {
      case 'Effect':
        effect = value.type === 'string' ? readEffect(value.value) : undefined;
        break;
      case 'Sid':
        sid = value.type === 'string' ? value : undefined;
        break;
      case 'Action':
      case 'NotAction':
        action = {
          name,
          not: name === 'NotAction',
          node: value,
          items: stringItems(value, (item, at) => new ListedAction(item, at)),
        };
        break;
      case 'Resource':
      case 'NotResource': {
        if (name === 'NotResource' && language === 'old') break;
        resource = { name, not: name === 'NotResource', node: value, items: listedStrings(value) };
        const uri = value.type === 'object' ? propertyOf(value, 'uri')?.value : undefined;
        agencyUris = uri
          ? { name, not: name === 'NotResource', node: uri, items: listedStrings(uri) }
          : undefined;
        break;
      }
      case 'Condition':
        conditionNode = value;
        break;
    }
  }
  return {
    index,
    node,
    effect,
    sid,
    action,
    resource,
    agencyUris,
    conditionNode,
    conditions: readConditions(conditionNode),
  };
}

function readEffect(text: string): Effect | undefined {
  const folded = text.toLowerCase();
  return folded === 'allow' ? 'Allow' : folded === 'deny' ? 'Deny' : undefined;
}

/**
 * The strings of an array, or the single string. Other items are passed over but keep their index.
 */
export function listedStrings(node: JsonNode | undefined): ListedString[] {
  return stringItems(node, (item, index) => ({ value: item.value, node: item, index }));
}

function stringItems<Item>(
  node: JsonNode | undefined,
  read: (item: StringNode, index: number) => Item,
): Item[] {
  if (node?.type === 'string') return [read(node, 0)];
  if (node?.type !== 'array') return [];
  const strings: Item[] = [];
  for (let index = 0; index < node.items.length; index++) {
    const item = node.items[index];
    if (item?.type === 'string') strings.push(read(item, index));
  }
  return strings;
}

function readConditions(node: JsonNode | undefined): ListedCondition[] {
  if (node?.type !== 'object') return [];
  const conditions: ListedCondition[] = [];
  for (const operator of node.properties) {
    if (operator.value?.type !== 'object') continue;
    for (const property of operator.value.properties) {
      conditions.push({
        operator: operator.name,
        key: property.name,
        node: property.value,
        property,
        values: listedStrings(property.value),
      });
    }
  }
  return conditions;
}

/** Path parts of a list item: `Action[3]`; a single string counts as the item 0 of a list. */
export function itemPath(
  statement: StatementModel,
  element: ListElement<unknown>,
  item: ListedString,
): (string | number)[] {
  return ['Statement', statement.index, element.name, item.index];
}

/** Path parts of a condition key, or of one of its values. */
export function conditionPath(
  statement: StatementModel,
  condition: ListedCondition,
  value?: ListedString,
): (string | number)[] {
  const base = ['Statement', statement.index, 'Condition', condition.operator, condition.key];
  return value && condition.node?.type === 'array' ? [...base, value.index] : base;
}
