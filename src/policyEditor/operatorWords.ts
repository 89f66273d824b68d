import { ALL_OPERATORS } from '#src/domain/policy/language/conditions/operators/all.ts';
import type { ConditionValueType } from '#src/domain/policy/language/catalogView.ts';

/** What an operator asks, in a few words (docs/sources/policy-grammar.md#3-5). */
const meanings: Readonly<Record<string, string>> = {
  StringEquals: 'is one of the values, with case',
  StringNotEquals: 'is none of the values, with case',
  StringEqualsIgnoreCase: 'is one of the values, without case',
  StringNotEqualsIgnoreCase: 'is none of the values, without case',
  StringMatch: 'fits a pattern of * and ?, with case',
  StringNotMatch: 'fits no pattern of * and ?, with case',
  StringLike: 'contains one of the values; no wildcards',
  StringNotLike: 'contains none of the values; no wildcards',
  StringStartWith: 'begins with one of the values',
  StringNotStartWith: 'begins with none of the values',
  StringEndWith: 'ends with one of the values',
  StringNotEndWith: 'ends with none of the values',
  NumberEquals: 'equals one of the numbers',
  NumberNotEquals: 'equals none of the numbers',
  NumberLessThan: 'is less than the number',
  NumberLessThanEquals: 'is at most the number',
  NumberGreaterThan: 'is greater than the number',
  NumberGreaterThanEquals: 'is at least the number',
  DateLessThan: 'is before the time',
  DateLessThanEquals: 'is at or before the time',
  DateGreaterThan: 'is after the time',
  DateGreaterThanEquals: 'is at or after the time',
  Bool: 'is true or false',
  IpAddress: 'lies in one of the address ranges',
  NotIpAddress: 'lies in none of the address ranges',
  Null: 'is absent (true) or present (false)',
};

/**
 * An operator as the editors offer it; `type` undefined for Null, which asks only
 * whether a key is there.
 */
export type OperatorEntry = {
  readonly name: string;
  readonly meaning: string;
  readonly type: ConditionValueType | undefined;
};

/** Every operator of the grammar, in its order. */
export const operatorEntries: readonly OperatorEntry[] = ALL_OPERATORS.map((operator) => ({
  name: operator.name,
  meaning: meanings[operator.name] ?? '',
  type: operator.reads === 'presence' ? undefined : operator.type,
}));

/**
 * The operators that can be true for a key of this type; all of them when the type is not known.
 */
export const operatorsFor = (type: ConditionValueType | undefined): readonly OperatorEntry[] =>
  operatorEntries.filter(
    (operator) => type === undefined || operator.type === undefined || operator.type === type,
  );

/** How a value of this type is written. */
export const valueHints: Readonly<Record<ConditionValueType, string>> = {
  string: 'Text. Variables such as ${g:UserName} are filled in at the request.',
  numeric: 'A number, for example 3600.',
  date: 'An ISO 8601 time, for example 2026-12-31T23:59:59Z.',
  boolean: 'true or false.',
  ip_address: 'An address or a range, for example 10.0.0.0/8.',
};
