import {
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from '#src/domain/policy/language/conditions/operators/values.ts';
import {
  readOperatorName,
  type OperatorUse,
} from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import { propertyOf } from '#src/domain/policy/text/jsonTree.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { listed, replaceFix, shown, type Fix, type Report } from '../report/report.ts';
import { effectOf } from './outcome.ts';
import {
  conditionPath,
  type ListedCondition,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

const namesSomeone =
  /^g:(principal(urn|account|id|orgid|orgpath|orgmanagementaccountid)|domain(id|name)|user(id|name)|source(vpc|vpce|account|urn|identity))$/;

type Read = {
  readonly condition: ListedCondition;
  readonly use: OperatorUse;
  readonly lower: string;
};

/** Conditions that let in more than they seem to, or nobody at all. */
export function lintConditionSense(model: PolicyModel, report: Report): void {
  for (const statement of model.statements) {
    if (statement.conditions.length === 0) continue;
    const read = statement.conditions.flatMap((condition): Read[] => {
      const use = readOperatorName(condition.operator);
      return use ? [{ condition, use, lower: condition.key.toLowerCase() }] : [];
    });
    for (const row of read) lintRow(statement, row, report);
    if (statement.effect === 'Deny') lintDeny(statement, read, report);
    if (read.length > 1) lintTogether(statement, read, report);
  }
}

function lintRow(statement: StatementModel, { condition, use, lower }: Read, report: Report): void {
  const { operator, ifExists, qualifier } = use;
  if (operator.reads === 'presence') return;
  const path = conditionPath(statement, condition);
  const allow = statement.effect === 'Allow';
  if (allow && ifExists && lower === 'g:mfapresent')
    report(
      'IFEXISTS_ALLOW',
      path,
      condition.property.key,
      'With IfExists a request without multi-factor sign-in, which does not carry the key, is allowed.',
    );
  if (allow && qualifier === 'ForAllValues' && !operator.negative)
    report(
      'FOR_ALL_VALUES_ALLOW',
      path,
      condition.property.key,
      `A request without ${shown(condition.key)} is allowed as well.`,
    );
  for (const value of condition.values) {
    const valuePath = conditionPath(statement, condition, value);
    if (
      operator.type === 'ip_address' &&
      !operator.negative &&
      readNetwork(value.value)?.bits === 0
    )
      report('ANY_ADDRESS', valuePath, value.node, `${shown(value.value)} holds every address.`);
    else if (
      operator.reads === 'pattern' &&
      allow &&
      namesSomeone.test(lower) &&
      /[*?]/.test(value.value)
    )
      report(
        'PRINCIPAL_KEY_WILDCARD',
        valuePath,
        value.node,
        `${shown(condition.key)} is compared with a pattern.`,
      );
  }
}

/** Keys that every request carries; a plain Bool on them misses nothing. */
const alwaysThere: ReadonlySet<string> = new Set([
  'g:securetransport',
  'g:principalisrootuser',
  'g:viaservice',
]);

function lintDeny(statement: StatementModel, rows: readonly Read[], report: Report): void {
  const absent = rows.filter(
    ({ use, condition }) =>
      use.operator.reads === 'presence' &&
      condition.values.length > 0 &&
      condition.values.every(({ value }) => readBoolean(value) === true),
  );
  const [first, second] = absent;
  if (first && second) {
    const keys = listed(absent.map(({ condition }) => condition.key));
    report(
      'COMBINED_NULL',
      conditionPath(statement, second.condition),
      second.condition.property.key,
      `Only a request without ${keys} is denied, not one that lacks some of them; write one Deny a key.`,
    );
  }
  for (const { condition, use, lower } of rows) {
    const isBool = use.operator.name === 'Bool' && use.qualifier === 'none' && !use.ifExists;
    const asksAbsence = rows.some(
      (other) => other.lower === lower && other.use.operator.reads === 'presence',
    );
    if (
      !isBool ||
      asksAbsence ||
      alwaysThere.has(lower) ||
      !condition.values.every(({ value }) => readBoolean(value) === false)
    )
      continue;
    report(
      'BOOL_ABSENT',
      conditionPath(statement, condition),
      condition.property.key,
      `A request that does not carry ${shown(condition.key)} is not denied; BoolIfExists denies it too.`,
      { fix: operatorFix(statement, condition, 'BoolIfExists') },
    );
  }
}

/** Another operator for a condition that stands alone under its own. */
function operatorFix(
  { conditionNode }: StatementModel,
  condition: ListedCondition,
  operator: string,
): Fix | undefined {
  const holder =
    conditionNode?.type === 'object' ? propertyOf(conditionNode, condition.operator) : undefined;
  const isAlone = holder?.value?.type === 'object' && holder.value.properties.length === 1;
  if (
    conditionNode?.type !== 'object' ||
    !holder ||
    !isAlone ||
    propertyOf(conditionNode, operator)
  )
    return undefined;
  return replaceFix(`Write ${operator}`, holder.key, JSON.stringify(operator));
}

function lintTogether(statement: StatementModel, rows: readonly Read[], report: Report): void {
  const byKey = new Map<string, Read[]>();
  for (const row of rows) byKey.set(row.lower, [...(byKey.get(row.lower) ?? []), row]);
  for (const group of byKey.values()) {
    if (group.length < 2) continue;
    lintNull(statement, group, report);
    lintRange(statement, group, report);
  }
}

function lintNull(statement: StatementModel, group: readonly Read[], report: Report): void {
  const absent = group.find(
    ({ use, condition }) =>
      use.operator.reads === 'presence' &&
      condition.values.every(({ value }) => readBoolean(value) === true),
  );
  const compared = group.find(
    ({ use }) => use.operator.reads !== 'presence' && !use.ifExists && !use.operator.negative,
  );
  if (absent && compared)
    report(
      'NULL_CONTRADICTION',
      conditionPath(statement, absent.condition),
      absent.condition.property.key,
      `${shown(absent.condition.key)} has to be absent here, and is compared by ${compared.condition.operator}: the statement ${effectOf(statement, 'never')}.`,
      ifDenied(statement),
    );
}

/** A Deny that can never apply is an error: whoever wrote it believes that it denies. */
const ifDenied = ({ effect }: StatementModel): { readonly severity?: 'error' } =>
  effect === 'Deny' ? { severity: 'error' } : {};

/**
 * Bounds of one key that leave nothing between them; equal and not equal at once; true
 * and false at once.
 */
function lintRange(statement: StatementModel, group: readonly Read[], report: Report): void {
  const told = (row: Read, message: string): void =>
    report(
      'EMPTY_RANGE',
      conditionPath(statement, row.condition),
      row.condition.property.key,
      message,
      group.some(({ use }) => !use.ifExists) ? ifDenied(statement) : {},
    );
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let closed = true;
  for (const row of group) {
    const { operator } = row.use;
    const [value] = row.condition.values;
    if (
      operator.reads === 'presence' ||
      row.condition.values.length !== 1 ||
      !value ||
      (operator.type !== 'numeric' && operator.type !== 'date')
    )
      continue;
    const bound = operator.type === 'numeric' ? readNumber(value.value) : readDate(value.value);
    if (bound === null) continue;
    if (operator.name.includes('Less') && bound <= high) high = bound;
    else if (operator.name.includes('Greater') && bound >= low) low = bound;
    else continue;
    if (!operator.name.endsWith('Equals')) closed = false;
    if (low > high || (low === high && !closed))
      told(row, `No value of ${shown(row.condition.key)} lies between the bounds.`);
  }
  const equals = group.find(({ use }) => use.operator.name === 'StringEquals');
  const differs = group.find(({ use }) => use.operator.name === 'StringNotEquals');
  if (equals && differs) {
    const refused = new Set(differs.condition.values.map(({ value }) => value));
    if (
      equals.condition.values.length > 0 &&
      equals.condition.values.every(({ value }) => refused.has(value))
    )
      told(differs, `Every value that ${shown(equals.condition.key)} may have is excluded again.`);
  }
  const truths = group.filter(
    ({ use, condition }) => use.operator.name === 'Bool' && condition.values.length === 1,
  );
  if (
    new Set(truths.map(({ condition }) => readBoolean(condition.values[0]?.value ?? ''))).size >
      1 &&
    truths[1]
  )
    told(truths[1], `${shown(truths[1].condition.key)} has to be true and false.`);
}
