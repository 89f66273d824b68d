import type { JsonProperty, PathPart } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import {
  itemPath,
  type ListedString,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';
import { splitPath } from '#src/domain/policy/language/resourceParts.ts';
import { wrapFix } from './wrapFix.ts';

/** Resource and NotResource in version 5.0: `*`, or URNs of five parts that may be empty. */
export function validateNewResources(
  model: PolicyModel,
  statement: StatementModel,
  has: ReadonlyMap<string, JsonProperty>,
  report: Report,
): void {
  const second = has.get('NotResource');
  if (second && has.has('Resource'))
    report(
      'ELEMENT_CONFLICT',
      ['Statement', statement.index, 'NotResource'],
      second.key,
      'A statement has Resource or NotResource, not both.',
    );
  const element = statement.resource;
  if (!element) return;
  const path = ['Statement', statement.index, element.name];
  const { node } = element;
  if (node.type === 'string') {
    report(
      'STRING_FORM',
      path,
      node,
      `${element.name} is a single string; the grammar asks for an array.`,
      { fix: wrapFix(node) },
    );
  } else if (node.type !== 'array') {
    report('DATA_TYPE_MISMATCH', path, node, `${element.name} has to be an array of strings.`);
    return;
  } else {
    if (node.items.length === 0)
      report('INVALID_RESOURCE', path, node, `${element.name} lists no resource.`);
    for (const [index, item] of node.items.entries()) {
      if (item.type !== 'string')
        report('DATA_TYPE_MISMATCH', [...path, index], item, 'A resource has to be a string.');
    }
  }
  for (const item of element.items) {
    if (item.value === '*') continue;
    const reason = urnProblem(item.value);
    if (reason)
      report(
        'INVALID_RESOURCE',
        itemPath(statement, element, item),
        item.node,
        `${shown(item.value)} ${reason}`,
      );
    else reportEmptyParts(model, itemPath(statement, element, item), item, report);
  }
}

/**
 * Parts may be empty where the URN of the service has none: the region of global services.
 * Elsewhere an empty one fits nothing.
 */
function reportEmptyParts(
  model: PolicyModel,
  path: readonly PathPart[],
  item: ListedString,
  report: Report,
): void {
  const [service = '', region = '', account = '', ...rest] = splitPath(item.value);
  const lower = service.toLowerCase();
  const hasRegion = lower === 'obs' || model.catalog.serviceClass(lower) === 'project';
  if (account !== '' && (region !== '' || !hasRegion)) return;
  const filled = [service, region || (hasRegion ? '*' : ''), account || '*', ...rest].join(':');
  report(
    'EMPTY_SEGMENT',
    path,
    item.node,
    `The region or account part of ${shown(item.value)} is empty and fits no resource.`,
    { fix: replaceFix('Write *', item.node, JSON.stringify(filled)) },
  );
}

function urnProblem(value: string): string | undefined {
  if (value.length > 1500) return `has ${value.length} characters; 1,500 are allowed.`;
  const parts = splitPath(value);
  if (parts.length < 5) return 'is no URN of five parts (service:region:account-id:type:path).';
  if (/\s/.test(parts.slice(0, 4).join(''))) return 'has a blank in it.';
  if (/\p{Cc}/u.test(value)) return 'has control characters.';
  if (parts[0] === '') return 'does not begin with a service code.';
  return undefined;
}
