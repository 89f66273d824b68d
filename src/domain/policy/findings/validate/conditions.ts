import { isOldKey, keyType } from '#src/domain/policy/language/conditions/keys.ts';
import { readOperatorName } from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import type {
  JsonNode,
  JsonProperty,
  ObjectNode,
  PathPart,
} from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { replaceFix, shown, type Report } from '../report/report.ts';
import type { StatementModel } from '#src/domain/policy/language/statementModel.ts';
import { suggestOperator } from './suggestOperator.ts';
import { wrapFix } from './wrapFix.ts';

const keyForm = /^[A-Za-z][A-Za-z0-9_-]*:[^\s"'\\\p{Cc}]+$/u;

/**
 * Condition: operators, keys, values. Version 1.1 has limits and wants arrays; 5.0 takes
 * single strings too.
 */
export function validateConditions(
  model: PolicyModel,
  statement: StatementModel,
  report: Report,
): void {
  const node = statement.conditionNode;
  if (!node) return;
  const old = model.language === 'old';
  const path = ['Statement', statement.index, 'Condition'];
  if (node.type !== 'object') {
    report(
      old ? 'IAM.1050' : 'DATA_TYPE_MISMATCH',
      path,
      node,
      'Condition has to be an object of operators.',
    );
    return;
  }
  const count = node.properties.length;
  if (old && (count === 0 || count > 10))
    report('IAM.1050', path, node, `Condition has ${count} operators; 1 to 10 are allowed.`);
  for (const operator of node.properties)
    validateOperator(old, operator, [...path, operator.name], report);
}

function validateOperator(
  old: boolean,
  operator: JsonProperty,
  path: readonly PathPart[],
  report: Report,
): void {
  if (!readOperatorName(operator.name)) {
    const meant = suggestOperator(operator.name);
    const fix = meant
      ? replaceFix(`Write ${meant}`, operator.key, JSON.stringify(meant))
      : undefined;
    report(
      old ? 'IAM.1055' : 'INVALID_OPERATOR',
      path,
      operator.key,
      `${shown(operator.name)} is no condition operator${meant ? `; ${meant} is` : ''}.`,
      { fix },
    );
  }
  const keys = operator.value;
  if (!keys) return;
  if (keys.type !== 'object') {
    report(
      old ? 'IAM.1051' : 'DATA_TYPE_MISMATCH',
      path,
      keys,
      `The value of ${shown(operator.name)} has to be an object of condition keys.`,
    );
    return;
  }
  if (old) validateKeyCount(operator.name, keys, path, report);
  const use = readOperatorName(operator.name)?.operator;
  for (const key of keys.properties) {
    const keyPath = [...path, key.name];
    const holds = old && isOldKey(key.name) ? keyType(key.name)?.type : undefined;
    if (use && use.reads !== 'presence' && holds !== undefined && use.type !== holds)
      report(
        'IAM.1055',
        keyPath,
        key.key,
        `${use.name} compares another type of value than ${shown(key.name)} holds (${holds}).`,
      );
    if (!keyForm.test(key.name))
      report(
        old ? 'IAM.1052' : 'INVALID_CONDITION_KEY',
        keyPath,
        key.key,
        `${shown(key.name)} is no condition key; keys are written service:name or g:name.`,
      );
    if (key.value) validateValues(old, key.name, key.value, keyPath, report);
  }
}

function validateKeyCount(
  operator: string,
  keys: ObjectNode,
  path: readonly PathPart[],
  report: Report,
): void {
  const count = keys.properties.length;
  if (count === 0 || count > 10)
    report('IAM.1054', path, keys, `${shown(operator)} has ${count} keys; 1 to 10 are allowed.`);
}

function validateValues(
  old: boolean,
  key: string,
  node: JsonNode,
  path: readonly PathPart[],
  report: Report,
): void {
  if (node.type !== 'array') {
    if (old)
      report(
        'IAM.1053',
        path,
        node,
        `The values of ${shown(key)} have to be an array, also when there is one.`,
        node.type === 'string' ? { fix: wrapFix(node) } : {},
      );
    else if (node.type === 'string') validateValue(old, node.value, node, path, report);
    else
      report(
        'DATA_TYPE_MISMATCH',
        path,
        node,
        `The value of ${shown(key)} has to be a string, also for numbers and truth values.`,
        stringFix(node),
      );
    return;
  }
  if (node.items.length === 0)
    report(old ? 'IAM.1056' : 'INVALID_CONDITION_VALUE', path, node, `${shown(key)} has no value.`);
  for (const [index, item] of node.items.entries()) {
    if (item.type === 'string') validateValue(old, item.value, item, [...path, index], report);
    else
      report(
        old ? 'IAM.1060' : 'DATA_TYPE_MISMATCH',
        [...path, index],
        item,
        `A value of ${shown(key)} has to be a string, also for numbers and truth values.`,
        stringFix(item),
      );
  }
}

function stringFix(node: JsonNode): { fix: ReturnType<typeof replaceFix> } | undefined {
  return node.type === 'number' || node.type === 'boolean'
    ? {
        fix: replaceFix(
          'Put it in quotes',
          node,
          `"${node.type === 'number' ? node.written : String(node.value)}"`,
        ),
      }
    : undefined;
}

function validateValue(
  old: boolean,
  value: string,
  node: JsonNode,
  path: readonly PathPart[],
  report: Report,
): void {
  if (old && (value.length === 0 || value.length > 1024))
    report(
      'IAM.1056',
      path,
      node,
      `A condition value has 1 to 1,024 characters, not ${value.length}.`,
    );
  else if (!old && value.length === 0)
    report('INVALID_CONDITION_VALUE', path, node, 'A condition value cannot be empty.');
  if (/\p{Cc}/u.test(value))
    report(
      old ? 'IAM.1057' : 'INVALID_CONDITION_VALUE',
      path,
      node,
      'A condition value cannot hold control characters.',
    );
}
