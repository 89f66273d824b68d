import type { JsonNode, JsonProperty } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import type { ListedAction } from '#src/domain/policy/language/listedAction.ts';
import { itemPath, type StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { openingOf } from './opening.ts';
import { wrapFix } from './wrapFix.ts';

const newCharacters = /^[A-Za-z0-9_*?:-]*$/;

/**
 * Action and NotAction: presence, kind, number, length and form of each string. Roles of version
 * 1.0 write actions more loosely.
 */
export function validateActions(
  model: PolicyModel,
  statement: StatementModel,
  has: ReadonlyMap<string, JsonProperty>,
  report: Report,
): void {
  const old = model.language === 'old';
  const element = statement.action;
  if (has.has('Action') && has.has('NotAction')) {
    const second = has.get('NotAction');
    if (second)
      report(
        old ? 'IAM.1031' : 'ELEMENT_CONFLICT',
        ['Statement', statement.index, 'NotAction'],
        second.key,
        'A statement has Action or NotAction, not both.',
      );
  }
  if (!element) {
    const broken = has.get('Action') ?? has.get('NotAction');
    report(
      old ? 'IAM.1030' : 'MISSING_ACTION',
      ['Statement', statement.index, 'Action'],
      broken?.key ?? openingOf(statement.node),
      'Action is missing; it has to be an array of actions.',
    );
    return;
  }
  const path = ['Statement', statement.index, element.name];
  const { node } = element;
  if (node.type === 'string') {
    if (old)
      report('IAM.1030', path, node, `${element.name} has to be an array, also for one action.`, {
        fix: wrapFix(node),
      });
    else
      report(
        'STRING_FORM',
        path,
        node,
        `${element.name} is a single string; the grammar asks for an array.`,
        { fix: wrapFix(node) },
      );
  } else if (node.type !== 'array') {
    report(
      old ? 'IAM.1030' : 'DATA_TYPE_MISMATCH',
      path,
      node,
      `${element.name} has to be an array of strings.`,
    );
    return;
  } else {
    if (node.items.length === 0) reportEmpty(model, statement, element.name, node, report);
    if (old && model.profile !== 'role' && node.items.length > 100) {
      const beyond = { offset: node.items[100]?.offset ?? node.offset, end: node.end };
      const listed = `${element.name} lists ${node.items.length} actions`;
      if (model.profile === 'agency')
        report('IAM.1033', path, beyond, `${listed}; 100 are allowed.`);
      else report('MANY_ACTIONS', path, beyond, `${listed}; some pages allow 100.`);
    }
    if (element.items.length < node.items.length) {
      for (const [index, item] of node.items.entries()) {
        if (item.type !== 'string')
          report(
            old ? 'IAM.1060' : 'DATA_TYPE_MISMATCH',
            [...path, index],
            item,
            'An action has to be a string.',
          );
      }
    }
  }
  for (const action of element.items) validateAction(model, statement, action, report);
}

/**
 * A service control policy may say nothing: the console saves such a draft, and it neither
 * allows nor denies.
 */
function reportEmpty(
  model: PolicyModel,
  statement: StatementModel,
  name: string,
  node: JsonNode,
  report: Report,
): void {
  const path = ['Statement', statement.index, name];
  if (model.profile === 'scp' && name === 'Action') {
    const does = statement.effect === 'Allow' ? 'allows' : 'denies';
    report('EMPTY_LIST', path, node, `Action lists no action; the statement ${does} nothing.`);
  } else
    report(
      model.language === 'old' ? 'EMPTY_LIST' : 'EMPTY_ACTION',
      path,
      node,
      `${name} lists no action.`,
    );
}

function validateAction(
  model: PolicyModel,
  statement: StatementModel,
  action: ListedAction,
  report: Report,
): void {
  const old = model.language === 'old';
  const { value } = action;
  if (value.length > 128)
    report(
      'IAM.1034',
      pathOf(statement, action),
      action.node,
      `The action has ${value.length} characters; 128 are allowed.`,
    );
  if (model.profile === 'role') {
    if (value.trim() === '')
      report('IAM.1060', pathOf(statement, action), action.node, 'An action cannot be empty.');
    return;
  }
  if (value === '*') {
    if (old)
      report(
        'ACTION_FORMAT',
        pathOf(statement, action),
        action.node,
        'A bare * stands for every action; in version 1.1 it is written *:*:*.',
        { fix: replaceFix('Write *:*:*', action.node, '"*:*:*"') },
      );
    return;
  }
  if (!action.plain && (old || !newCharacters.test(value))) {
    const packed = value.replaceAll(/\s+/g, '');
    const fix =
      packed !== value && newCharacters.test(packed) && packed.split(':').length === 3
        ? replaceFix('Remove the blanks', action.node, JSON.stringify(packed))
        : undefined;
    report(
      'IAM.1035',
      pathOf(statement, action),
      action.node,
      `The action ${shown(value)} has characters an action cannot have.`,
      { fix },
    );
  } else if (
    action.parts !== 3 ||
    action.service === '' ||
    action.operation === '' ||
    (old && action.type === '')
  ) {
    const wide = action.parts === 2 && action.service !== '' && action.operation === '*';
    const fix = wide
      ? replaceFix(`Write ${action.service}:*:*`, action.node, `"${action.service}:*:*"`)
      : undefined;
    report(
      'IAM.1035',
      pathOf(statement, action),
      action.node,
      `The action ${shown(value)} is not of the form service:resourceType:operation.`,
      { fix },
    );
  }
}

function pathOf(statement: StatementModel, action: ListedAction): (string | number)[] {
  return statement.action ? itemPath(statement, statement.action, action) : [];
}
