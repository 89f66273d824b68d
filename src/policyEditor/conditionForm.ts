import {
  readAddress,
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
} from '#src/domain/policy/language/conditions/operators/values.ts';
import type { ConditionValueType } from '#src/domain/policy/language/catalogView.ts';
import { joinOperator } from '#src/domain/policy/visual/operatorParts.ts';
import type { SetQualifier, VisualCondition } from '#src/domain/policy/visual/visualTypes.ts';
import { operatorEntries } from './operatorWords.ts';

/** A condition key as the dialog offers it. */
export type KeyChoice = {
  readonly key: string;
  readonly type: ConditionValueType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly from: string;
};

/** What is typed in the condition dialog. `values` holds one value a line. */
export type ConditionDraft = {
  readonly key: string;
  readonly qualifier: 'none' | SetQualifier;
  readonly operator: string;
  readonly ifExists: boolean;
  readonly values: string;
};
export type ConditionErrors = Partial<Record<'key' | 'operator' | 'values', string>>;

export const emptyDraft: ConditionDraft = {
  key: '',
  qualifier: 'none',
  operator: '',
  ifExists: false,
  values: '',
};

/** A condition of the policy as the form shows it: one value a line. */
export const draftOf = (condition: VisualCondition): ConditionDraft => ({
  key: condition.key,
  qualifier: condition.qualifier ?? 'none',
  operator: condition.operator,
  ifExists: condition.ifExists,
  values: condition.values.join('\n'),
});

/** One value a line; blank lines are no values. */
export const valuesOf = (draft: ConditionDraft): readonly string[] =>
  draft.values
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Values with a policy variable are only known at the request. */
const hasVariable = (value: string) => value.includes('${');

const fits: Record<ConditionValueType, (value: string) => boolean> = {
  string: () => true,
  numeric: (value) => readNumber(value) !== null,
  date: (value) => readDate(value) !== null,
  boolean: (value) => readBoolean(value) !== null,
  ip_address: (value) => readAddress(value) !== null || readNetwork(value) !== null,
};

const shape: Record<ConditionValueType, string> = {
  string: 'text',
  numeric: 'a number',
  date: 'an ISO 8601 time',
  boolean: 'true or false',
  ip_address: 'an address or a range',
};

/**
 * The permission's other conditions. A new row adds its values to one of the same operator and key;
 * a changed one cannot become it.
 */
export type OtherRows = { readonly others: readonly VisualCondition[]; readonly editing: boolean };
const noOthers: OtherRows = { others: [], editing: false };

/**
 * What is wrong with the draft, beside its field; empty when it can be saved (limits:
 * docs/sources/policy-grammar.md#3-1).
 */
export function checkDraft(draft: ConditionDraft, rows: OtherRows = noOthers): ConditionErrors {
  const key = draft.key.trim();
  const operator = operatorEntries.find(({ name }) => name === draft.operator);
  const values = valuesOf(draft);
  const type: ConditionValueType = operator?.type ?? 'boolean';
  const odd =
    operator === undefined
      ? undefined
      : values.find((value) => !hasVariable(value) && !fits[type](value));
  const valueError =
    values.length === 0
      ? 'Enter at least one value.'
      : values.some((value) => value.length > 1024)
        ? 'A value may have 1,024 characters.'
        : odd === undefined
          ? undefined
          : `"${odd}" is not ${shape[type]}.`;
  const twin = rows.others.find(
    (other) =>
      other.key.toLowerCase() === key.toLowerCase() &&
      joinOperator(other) === joinOperator(conditionOf(draft)),
  );
  const repeats =
    twin !== undefined && (rows.editing || values.every((value) => twin.values.includes(value)));
  return {
    ...(key === ''
      ? { key: 'Choose a condition key.' }
      : /<|>/.test(key)
        ? { key: 'Put the name of the tag in place of <tag-key>.' }
        : repeats
          ? {
              key: `A condition on ${twin.key} with this operator is there already. Edit that one.`,
            }
          : {}),
    ...(operator === undefined ? { operator: 'Choose an operator.' } : {}),
    ...(valueError === undefined ? {} : { values: valueError }),
  };
}

/** The row that a faultless draft stands for. */
export const conditionOf = (draft: ConditionDraft): VisualCondition => ({
  key: draft.key.trim(),
  operator: draft.operator,
  ifExists: draft.ifExists && draft.operator !== 'Null',
  values: valuesOf(draft),
  ...(draft.qualifier === 'none' ? {} : { qualifier: draft.qualifier }),
});
