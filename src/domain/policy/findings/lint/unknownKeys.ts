import { keyType } from '#src/domain/policy/language/conditions/keys.ts';
import { readBoolean } from '#src/domain/policy/language/conditions/operators/values.ts';
import { propertyOf, type JsonProperty } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Fix, type Report } from '../report/report.ts';
import {
  conditionPath,
  type ListedCondition,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';
import { isForeignPrefix, likelyKey } from '../report/likelyKey.ts';
import { consequenceOf, outcomeWithoutKey, suitingOperator } from './outcome.ts';

/**
 * A key that is none of the known ones. Where the list of a prefix is complete (global keys, IAM's
 * own, other clouds' prefixes) no request can carry it: an error, for a Deny denies nobody then.
 * Elsewhere the list may lack it: a warning.
 */
export function reportUnknownKey(
  model: PolicyModel,
  statement: StatementModel,
  condition: ListedCondition,
  report: Report,
): void {
  if (report.full.has('UNKNOWN_CONDITION_KEY')) return;
  const prefix = condition.key.slice(0, condition.key.indexOf(':')).toLowerCase();
  const certain =
    prefix === 'g' ||
    prefix === 'iam' ||
    isForeignPrefix(prefix) ||
    model.catalog.knowsConditionKeysOf(prefix);
  const consequence = consequenceOf(statement, outcomeWithoutKey(condition));
  const meant = likelyKey(condition.key);
  const operator = meant === undefined ? undefined : suitingOperator(condition.operator, meant);
  const offered =
    meant === undefined
      ? ''
      : ` ${operator === condition.operator ? meant : `${operator ?? 'Another operator'} with ${meant}`} is likely meant.`;
  const fact = certain
    ? `There is no condition key ${shown(condition.key)}: ${consequence}.`
    : `The catalogue has no condition key ${shown(condition.key)}, and may lack it. If no request carries it, ${consequence}.`;
  report(
    'UNKNOWN_CONDITION_KEY',
    conditionPath(statement, condition),
    condition.property.key,
    fact + offered,
    {
      severity: certain ? 'error' : 'warning',
      fix:
        meant === undefined || operator === undefined
          ? undefined
          : rewriteFix(statement, condition, operator, meant),
    },
  );
}

/**
 * Another key, and the operator that suits it, in place of what is written; undefined where that
 * would touch other conditions.
 */
function rewriteFix(
  statement: StatementModel,
  condition: ListedCondition,
  operator: string,
  key: string,
): Fix | undefined {
  const element = statement.conditionNode;
  const holder = element?.type === 'object' ? propertyOf(element, condition.operator) : undefined;
  const keys = holder?.value?.type === 'object' ? holder.value.properties : [];
  const values = valueEdits(condition, key);
  if (element?.type !== 'object' || holder === undefined || values === undefined) return undefined;
  const sameName = (property: JsonProperty): boolean =>
    property.name.toLowerCase() === key.toLowerCase();
  const renamed = { ...condition.property.key, text: JSON.stringify(key) };
  const title = `Write ${operator === condition.operator ? key : `${operator} with ${key}`}`;
  if (operator === condition.operator)
    return keys.some(sameName) ? undefined : { title, edits: [renamed, ...values] };
  if (keys.length > 1 || propertyOf(element, operator)) return undefined;
  return { title, edits: [{ ...holder.key, text: JSON.stringify(operator) }, renamed, ...values] };
}

/**
 * A key that is true or false takes the one kind of user that an unknown key named; undefined: the
 * values do not suit it.
 */
function valueEdits(condition: ListedCondition, key: string): Fix['edits'] | undefined {
  if (
    keyType(key)?.type !== 'boolean' ||
    condition.values.every(({ value }) => readBoolean(value) !== null)
  )
    return [];
  const [only, ...others] = condition.values;
  if (only === undefined || others.length > 0 || only.value.toLowerCase() !== 'root')
    return undefined;
  return [{ offset: only.node.offset, end: only.node.end, text: '"true"' }];
}
