import {
  readBoolean,
  readDate,
  readNetwork,
  readNumber,
  type Network,
} from '#src/domain/policy/language/conditions/operators/values.ts';
import {
  readOperatorName,
  type OperatorUse,
} from '#src/domain/policy/language/conditions/operators/operatorName.ts';
import type { FindingCode } from '#src/domain/policy/text/codes/findingCodes.ts';
import { removeItem } from '#src/domain/policy/text/edits.ts';
import type { PolicyModel } from '#src/domain/policy/language/policyModel.ts';
import { shown, type Report } from '../report/report.ts';
import { effectOf, neverHolds } from './outcome.ts';
import {
  conditionPath,
  type ListedCondition,
  type ListedString,
  type StatementModel,
} from '#src/domain/policy/language/statementModel.ts';

/** Can each value be compared the way the operator compares? */
export function lintConditionValues(model: PolicyModel, report: Report): void {
  for (const statement of model.statements) {
    for (const condition of statement.conditions) {
      lintRepeats(statement, condition, report);
      const use = readOperatorName(condition.operator);
      if (!use) continue;
      for (const value of condition.values) {
        if (value.value !== '' && !value.value.includes('${'))
          lintValue(statement, condition, use, value, report);
      }
      if (
        condition.values.length > 1 &&
        /^(Number|Date)(Less|Greater)/.test('name' in use.operator ? use.operator.name : '')
      ) {
        report(
          'NUMBER_LIST',
          conditionPath(statement, condition),
          condition.property.key,
          `${use.operator.name} has ${condition.values.length} bounds; one decides.`,
        );
      }
    }
  }
}

const wrong: Readonly<
  Record<
    string,
    {
      readonly code: FindingCode;
      readonly wanted: string;
      readonly readable: (text: string) => boolean;
    }
  >
> = {
  numeric: {
    code: 'INVALID_NUMBER_VALUE',
    wanted: 'a number',
    readable: (text) => readNumber(text) !== null,
  },
  date: {
    code: 'INVALID_DATE_VALUE',
    wanted: 'a time such as 2026-01-31T08:00:00Z',
    readable: (text) => readDate(text) !== null,
  },
  boolean: {
    code: 'INVALID_BOOL_VALUE',
    wanted: 'true or false',
    readable: (text) => readBoolean(text) !== null,
  },
  ip_address: {
    code: 'INVALID_IP_VALUE',
    wanted: 'an address or a range such as 10.0.0.0/8',
    readable: (text) => readNetwork(text) !== null,
  },
};

function lintValue(
  statement: StatementModel,
  condition: ListedCondition,
  use: OperatorUse,
  value: ListedString,
  report: Report,
): void {
  const { operator } = use;
  const kind = operator.reads === 'presence' ? 'boolean' : operator.type;
  const rule = wrong[kind];
  if (rule) {
    if (!rule.readable(value.value))
      reportUnreadable(
        statement,
        condition,
        value,
        `${operator.name} needs ${rule.wanted}, not ${shown(value.value)}`,
        rule.code,
        report,
      );
    else if (kind === 'ip_address') {
      const network = readNetwork(value.value);
      if (network && hasHostBits(network))
        report(
          'IP_HOST_BITS',
          conditionPath(statement, condition, value),
          value.node,
          `${shown(value.value)} has address bits behind the prefix.`,
        );
    }
    return;
  }
  const wildcard = /[*?]/.test(value.value);
  if (operator.reads === 'text' && wildcard)
    report(
      'WILDCARD_NOT_MATCHED',
      conditionPath(statement, condition, value),
      value.node,
      `${operator.name} takes the wildcard in ${shown(value.value)} as a character; use StringMatch.`,
    );
  if (operator.reads === 'pattern' && !wildcard)
    report(
      'PATTERN_WITHOUT_WILDCARD',
      conditionPath(statement, condition, value),
      value.node,
      `${shown(value.value)} has no wildcard; StringEquals says the same.`,
    );
}

/** A Deny whose condition can never hold is an error: whoever wrote it believes that it denies. */
function reportUnreadable(
  statement: StatementModel,
  condition: ListedCondition,
  value: ListedString,
  message: string,
  code: FindingCode,
  report: Report,
): void {
  const path = conditionPath(statement, condition, value);
  if (!neverHolds(condition)) report(code, path, value.node, `${message}.`);
  else
    report(
      code,
      path,
      value.node,
      `${message}: the statement ${effectOf(statement, 'never')}.`,
      statement.effect === 'Deny' ? { severity: 'error' } : {},
    );
}

function hasHostBits({ bytes, bits }: Network): boolean {
  return bytes.some((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return (byte & (0xff >> kept)) !== 0 && kept < 8;
  });
}

function lintRepeats(statement: StatementModel, condition: ListedCondition, report: Report): void {
  if (condition.values.length < 2) return;
  const seen = new Set<string>();
  for (const value of condition.values) {
    if (seen.has(value.value)) {
      const fix =
        condition.node?.type === 'array'
          ? { title: 'Remove it', edits: removeItem(condition.node, value.index) }
          : undefined;
      report(
        'DUPLICATE_VALUE',
        conditionPath(statement, condition, value),
        value.node,
        `${shown(value.value)} is listed twice.`,
        { fix },
      );
    }
    seen.add(value.value);
  }
}
