import { isPrincipalKind, type PolicyVersion, type PrincipalKind } from '../language/document.ts';
import {
  propertyOf,
  type ArrayNode,
  type JsonNode,
  type ObjectNode,
  type StringNode,
} from '../text/jsonTree.ts';
import type { ListedAction } from '../language/listedAction.ts';
import {
  listedStrings,
  readStatementModel,
  type ListedString,
  type StatementModel,
} from '../language/statementModel.ts';
import { parsePolicyText, type PolicyText } from '../text/text.ts';
import { splitPath } from '../language/resourceParts.ts';
import type { BlockAddress, ReadOnlyReason } from './visualTypes.ts';

/** The statements of a text that is a policy in shape, or why there is nothing to show. */
export type PolicyShape =
  | { readonly version: PolicyVersion; readonly statements: ArrayNode }
  | { readonly unavailable: ReadOnlyReason };

const versions = ['1.0', '1.1', '5.0'] as const;

/** Whether, and as what, a text can be shown as blocks. */
export function shapeOf(source: PolicyText): PolicyShape {
  if (source.syntaxFindings.length > 0) return { unavailable: 'syntax' };
  if (source.root?.type !== 'object') return { unavailable: 'noPolicy' };
  const statements = propertyOf(source.root, 'Statement')?.value;
  if (statements?.type !== 'array') return { unavailable: 'noPolicy' };
  const written = propertyOf(source.root, 'Version')?.value;
  const version = versions.find(
    (candidate) => written?.type === 'string' && written.value === candidate,
  );
  return version ? { version, statements } : { unavailable: 'version' };
}

/** Why a statement of a version cannot be shown as blocks; undefined if it can. */
export function readOnlyReason(
  statement: StatementModel,
  version: PolicyVersion,
): ReadOnlyReason | undefined {
  const { node, action, resource, conditionNode } = statement;
  if (propertyOf(node, 'NotAction')) return 'notAction';
  if (propertyOf(node, 'NotResource')) return 'notResource';
  if (propertyOf(node, 'NotPrincipal')) return 'notPrincipal';
  const byUri = resource?.node.type === 'object';
  if (byUri && !(version === '1.1' && isAgencyList(resource.node) && isOfIam(statement)))
    return 'agencyUri';
  if (!statement.effect || !action || !isStringList(action.node)) return 'wrongShape';
  if (resource && !byUri && !isStringList(resource.node)) return 'wrongShape';
  if (conditionNode && !isConditionShape(conditionNode)) return 'wrongShape';
  const principal = propertyOf(node, 'Principal')?.value;
  if (principal && !isPrincipalShape(principal)) return 'wrongShape';
  if (action.items.some((item) => item.service.includes('*') || item.service.includes('?')))
    return 'everyService';
  if (action.items.some((item) => item.parts < 2 || item.service === '')) return 'actionForm';
  return undefined;
}

function isStringList(node: JsonNode): node is ArrayNode | StringNode {
  return (
    node.type === 'string' ||
    (node.type === 'array' && node.items.every((item) => item.type === 'string'))
  );
}

/** The object form of Resource as the grammar has it: agencies, and nothing else. */
function isAgencyList(node: ObjectNode): boolean {
  const [only, ...others] = node.properties;
  return (
    only?.name === 'uri' &&
    others.length === 0 &&
    only.value?.type === 'array' &&
    isStringList(only.value)
  );
}

/** Names no action of a service that has no agencies. */
const isOfIam = (statement: StatementModel): boolean =>
  servicesOf(statement).every((service) => service === 'iam');

function isPrincipalShape(node: JsonNode): boolean {
  return (
    node.type === 'object' &&
    node.properties.every(
      ({ name, value }) => isPrincipalKind(name) && value !== undefined && isStringList(value),
    )
  );
}

function isConditionShape(node: JsonNode): boolean {
  return (
    node.type === 'object' &&
    node.properties.every(
      ({ value }) =>
        value?.type === 'object' &&
        value.properties.every((key) => key.value !== undefined && isStringList(key.value)),
    )
  );
}

/** A block that can be edited, found in the text. */
export type FoundBlock = {
  readonly statements: ArrayNode;
  readonly statement: StatementModel;
  readonly node: ObjectNode;
  /** The service's own actions; all of the statement for a block without service. */
  readonly actions: readonly ListedAction[];
  readonly services: readonly string[];
  /** The statement has actions of other services too. */
  readonly shared: boolean;
};

/** Finds the editable block at an address; undefined if there is none (any more). */
export function findBlock(text: string, at: BlockAddress): FoundBlock | undefined {
  const shape = shapeOf(parsePolicyText(text));
  if ('unavailable' in shape) return undefined;
  const node = shape.statements.items[at.statement];
  if (node?.type !== 'object') return undefined;
  const statement = readStatementModel(node, at.statement);
  if (readOnlyReason(statement, shape.version)) return undefined;
  const services = servicesOf(statement);
  if (at.service === null ? services.length > 0 : !services.includes(at.service)) return undefined;
  const actions = (statement.action?.items ?? []).filter((item) => item.service === at.service);
  return {
    statements: shape.statements,
    statement,
    node,
    actions,
    services,
    shared: services.length > 1,
  };
}

/** Services of a statement's actions, in order of appearance, lower case. */
export function servicesOf(statement: StatementModel): string[] {
  return [...new Set((statement.action?.items ?? []).map((item) => item.service))];
}

/** One list of a statement's Principal element. */
export type PrincipalList = {
  readonly kind: PrincipalKind;
  readonly node: JsonNode;
  readonly items: readonly ListedString[];
};

/** The lists of a statement's Principal element; none without the element. */
export function principalsOf(statement: StatementModel): PrincipalList[] {
  const element = propertyOf(statement.node, 'Principal')?.value;
  if (element?.type !== 'object') return [];
  return element.properties.flatMap(({ name, value }) =>
    value && isPrincipalKind(name)
      ? [{ kind: name, node: value, items: listedStrings(value) }]
      : [],
  );
}

/** The paths of a statement that belong to a service. */
export function pathsOf(statement: StatementModel, service: string | null): ListedString[] {
  return (statement.resource?.items ?? []).filter(
    (item) =>
      item.value !== '*' &&
      (service === null || splitPath(item.value)[0]?.toLowerCase() === service),
  );
}

/** No Resource element, or one that says `*`. */
export function coversEveryResource(statement: StatementModel): boolean {
  return !statement.resource || statement.resource.items.some((item) => item.value === '*');
}
