import { CHOICES } from '#src/domain/policy/language/conditions/choices.ts';
import { keyType, suitsKey } from '#src/domain/policy/language/conditions/keys.ts';
import {
  readOperatorName,
  type OperatorUse,
} from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import type { Operator } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from '#src/domain/policy/language/conditions/operators/values.ts';
import type {
  ListedCondition,
  StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

/**
 * What the engine makes of a condition whatever the request; `open` where it
 * depends on the request.
 */
export type Outcome = 'never' | 'always' | 'open';

/** The outcome of a condition on a key that no request carries. */
export function outcomeWithoutKey({ operator: name, values }: ListedCondition): Outcome {
  const use = readOperatorName(name);
  if (!use) return 'never';
  const { operator, qualifier, ifExists } = use;
  if (operator.reads === 'presence') {
    const wanted = new Set(values.map(({ value }) => readBoolean(value)));
    return wanted.has(true) ? 'always' : 'never';
  }
  if (ifExists) return 'always';
  if (qualifier === 'ForAllValues') return CHOICES.emptySetMeetsForAllValues ? 'always' : 'never';
  const met = qualifier === 'none' && operator.negative && CHOICES.absentKeyMeetsNegativeOperator;
  return met ? 'always' : 'never';
}

/** Readers of typed values; what they cannot read no request value is compared with. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  numeric: readNumber,
  date: readDate,
  boolean: readBoolean,
  ip_address: readNetwork,
};

function isReadable(type: string, text: string): boolean {
  const read = readers[type];
  return read === undefined || text.includes('${') || read(text) !== null;
}

/** Whether a condition can hold for no request at all, by its operator and values alone. */
export function neverHolds(condition: ListedCondition): boolean {
  const use = readOperatorName(condition.operator);
  if (!use) return true;
  const values = condition.values.map(({ value }) => value);
  if (use.operator.reads === 'presence')
    return values.every((value) => !isReadable('boolean', value));
  if (!suitsKey(use.operator.type, condition.key)) return true;
  return !heldByAbsence(use) && !canCompare(use.operator, values);
}

function heldByAbsence({ ifExists, qualifier }: OperatorUse): boolean {
  return ifExists || (qualifier === 'ForAllValues' && CHOICES.emptySetMeetsForAllValues);
}

/** A negative operator has to read every value, a positive one some value. */
function canCompare(
  operator: Exclude<Operator, { reads: 'presence' }>,
  values: readonly string[],
): boolean {
  const readable = values.filter((value) => isReadable(operator.type, value));
  return operator.negative ? readable.length === values.length : readable.length > 0;
}

/** What a statement comes to by a condition of a known outcome, as words: `denies nobody`. */
export function effectOf(statement: StatementModel, outcome: Exclude<Outcome, 'open'>): string {
  const verb = statement.effect === 'Deny' ? 'denies' : 'allows';
  return `${verb} ${outcome === 'never' ? 'nobody' : 'everybody'}`;
}

/** The condition as a sentence's end: never met, so that the statement denies nobody. */
export function consequenceOf(statement: StatementModel, outcome: Outcome): string {
  if (outcome === 'open') return '';
  if (outcome === 'never')
    return `the condition is never met, so the statement ${effectOf(statement, 'never')}`;
  const alone = statement.conditions.length === 1;
  return `the condition is always met and limits nothing${alone ? `: the statement ${effectOf(statement, 'always')}` : ''}`;
}

/** Operators that compare for equality, by the type of the key they suit. */
const equality: Readonly<Record<string, readonly [is: string, isNot: string]>> = {
  string: ['StringEquals', 'StringNotEquals'],
  numeric: ['NumberEquals', 'NumberNotEquals'],
  boolean: ['Bool', 'Bool'],
  ip_address: ['IpAddress', 'NotIpAddress'],
};

/**
 * The operator to write so that it suits a key: the same one where it does, else equality; prefix
 * and suffix stay.
 */
export function suitingOperator(written: string, key: string): string | undefined {
  const use = readOperatorName(written);
  const type = keyType(key)?.type;
  if (!use || type === undefined || use.operator.reads === 'presence' || use.operator.type === type)
    return written;
  const [is, isNot] = equality[type] ?? [];
  const name = use.operator.negative ? isNot : is;
  if (name === undefined) return undefined;
  return `${use.qualifier === 'none' ? '' : `${use.qualifier}:`}${name}${use.ifExists ? 'IfExists' : ''}`;
}
