import type { PolicyVersion } from '../language/document.ts';
import type { JsonNode } from '../text/jsonTree.ts';
import {
  listedStrings,
  readStatementModel,
  type ListedCondition,
  type StatementModel,
} from '../language/statementModel.ts';
import { parsePolicyText } from '../text/text.ts';
import { splitPath } from '../language/resourceParts.ts';
import {
  coversEveryResource,
  pathsOf,
  principalsOf,
  readOnlyReason,
  servicesOf,
  shapeOf,
} from './block.ts';
import { splitOperator } from './operatorParts.ts';
import type {
  EditableBlock,
  VisualActions,
  VisualBlock,
  VisualPolicy,
  VisualResources,
} from './visualTypes.ts';

/**
 * What the visual editor shows of a policy text: blocks in statement order, one per service of a
 * statement. Never throws.
 */
export function toVisual(text: string): VisualPolicy {
  const shape = shapeOf(parsePolicyText(text));
  if ('unavailable' in shape) return { version: null, unavailable: shape.unavailable, blocks: [] };
  const { version, statements } = shape;
  return {
    version,
    blocks: statements.items.flatMap((node, index) => blocksOf(node, index, version)),
  };
}

function blocksOf(node: JsonNode, index: number, version: PolicyVersion): VisualBlock[] {
  const address = { statement: index, service: null };
  if (node.type !== 'object') return [{ readOnly: true, address, reason: 'wrongShape' }];
  const statement = readStatementModel(node, index);
  const reason = readOnlyReason(statement, version);
  if (reason) return [{ readOnly: true, address, reason }];
  const services = servicesOf(statement);
  return services.length === 0
    ? [blockOf(statement, null, [])]
    : services.map((service) =>
        blockOf(
          statement,
          service,
          services.filter((other) => other !== service),
        ),
      );
}

function blockOf(
  statement: StatementModel,
  service: string | null,
  sharedWith: readonly string[],
): EditableBlock {
  return {
    readOnly: false,
    address: { statement: statement.index, service },
    ...(statement.sid ? { sid: statement.sid.value } : {}),
    effect: statement.effect ?? 'Deny',
    principals: principalsOf(statement).flatMap(({ kind, items }) =>
      items.map(({ value }) => ({ kind, value })),
    ),
    service,
    actions: actionsOf(statement, service),
    resources: resourcesOf(statement, service),
    conditions: statement.conditions.map(conditionOf),
    sharedWith,
  };
}

function actionsOf(statement: StatementModel, service: string | null): VisualActions {
  const own = (statement.action?.items ?? []).filter((item) => item.service === service);
  const all = own.some((item) => item.operation === '*' && (item.type === '*' || item.parts === 2));
  return { kind: all ? 'all' : 'some', names: own.map((item) => item.value) };
}

function resourcesOf(statement: StatementModel, service: string | null): VisualResources {
  if (coversEveryResource(statement)) return { kind: 'all' };
  const { agencyUris } = statement;
  if (agencyUris) return { kind: 'agencies', uris: agencyUris.items.map(({ value }) => value) };
  const types = new Map<string, { type: string; paths: string[] }>();
  for (const { value } of pathsOf(statement, service)) {
    const type = splitPath(value)[3] ?? '';
    const entry = types.get(type) ?? { type, paths: [] };
    entry.paths.push(value);
    types.set(type, entry);
  }
  return { kind: 'specific', types: [...types.values()] };
}

function conditionOf(condition: ListedCondition): EditableBlock['conditions'][number] {
  return {
    ...splitOperator(condition.operator),
    key: condition.key,
    values: listedStrings(condition.node).map((item) => item.value),
    address: { operator: condition.operator, key: condition.key },
  };
}
