import type { ConditionBlock, PolicyVersion } from '#src/domain/policy/language/document.ts';
import {
  fillGlob,
  fillText,
  NO_VALUES,
  parseTemplate,
  type KeyValues,
  type Template,
} from '#src/domain/policy/language/variables.ts';
import { CHOICES } from './choices.ts';
import { suitsKey } from './keys.ts';
import type { Operator, Test } from './operators/operator.ts';
import { readOperatorName, type Qualifier } from './operators/operatorName.ts';
import { readBoolean } from './operators/values.ts';

/** A comparison that is ready, or one that needs the request's variables first. */
type Operand =
  | { readonly type: 'ready'; readonly test: Test | null }
  | { readonly type: 'template'; readonly template: Template };

type ValueOperator = Exclude<Operator, { reads: 'presence' }>;

type How =
  /**
   * Unknown operator, or one that does not suit the key's type: never holds
   * (https://support.huaweicloud.com/usermanual-iam5/iam_01_1280.html).
   */
  | { readonly type: 'never' }
  | { readonly type: 'presence'; readonly wantsAbsent: boolean; readonly wantsPresent: boolean }
  | {
      readonly type: 'compare';
      readonly operator: ValueOperator;
      readonly operands: readonly Operand[];
      readonly qualifier: Qualifier;
      readonly ifExists: boolean;
    };

/** One key under one operator, prepared, with what is needed to show it. */
export type Clause = {
  readonly operator: string;
  readonly key: string;
  readonly expected: readonly string[];
  readonly how: How;
};

/** A Condition element: all clauses must hold. */
export type CompiledCondition = readonly Clause[];

function prepare(operator: ValueOperator, template: Template, source: KeyValues): Test | null {
  if (operator.reads === 'text') {
    const text = fillText(template, source);
    return text === null ? null : operator.prepare(text);
  }
  const glob = fillGlob(template, source);
  return glob === null ? null : operator.prepare(glob);
}

function compileOperand(operator: ValueOperator, text: string, version: PolicyVersion): Operand {
  const wildcards = operator.reads === 'pattern';
  const template = parseTemplate(text, { star: wildcards, questionMark: wildcards, version });
  if (template.hasVariables && !template.broken) return { type: 'template', template };
  return { type: 'ready', test: prepare(operator, template, NO_VALUES) };
}

function compileHow(
  written: string,
  key: string,
  expected: readonly string[],
  version: PolicyVersion,
): How {
  const use = readOperatorName(written);
  if (use === null) return { type: 'never' };
  const { operator, qualifier, ifExists } = use;
  if (operator.reads === 'presence') {
    const asked = expected.map(readBoolean);
    return {
      type: 'presence',
      wantsAbsent: asked.includes(true),
      wantsPresent: asked.includes(false),
    };
  }
  if (!suitsKey(operator.type, key)) return { type: 'never' };
  return {
    type: 'compare',
    operator,
    qualifier,
    ifExists,
    operands: expected.map((text) => compileOperand(operator, text, version)),
  };
}

/** Prepares a Condition element; null when there is none or it is empty. */
export function compileCondition(
  block: ConditionBlock | undefined,
  version: PolicyVersion,
): CompiledCondition | null {
  if (block === undefined) return null;
  const clauses: Clause[] = [];
  for (const [operator, keys] of Object.entries(block)) {
    for (const [key, expected] of Object.entries(keys)) {
      clauses.push({ operator, key, expected, how: compileHow(operator, key, expected, version) });
    }
  }
  return clauses.length === 0 ? null : clauses;
}

/** Positive: some value of the policy fits. Negative: none does, and all of them can be read. */
function valueHolds(
  operator: ValueOperator,
  tests: readonly (Test | null)[],
  actual: string,
): boolean {
  for (const test of tests) {
    const fits = test === null ? null : test(actual);
    if (fits === null) {
      if (operator.negative) return false;
    } else if (fits) {
      return !operator.negative;
    }
  }
  return operator.negative;
}

function compareHolds(
  how: Extract<How, { type: 'compare' }>,
  actual: readonly string[] | null,
  source: KeyValues,
): boolean {
  const { operator, qualifier } = how;
  if (actual === null || actual.length === 0) {
    if (how.ifExists) return true;
    if (qualifier === 'ForAllValues') return CHOICES.emptySetMeetsForAllValues;
    return qualifier === 'none' && operator.negative && CHOICES.absentKeyMeetsNegativeOperator;
  }
  const tests = how.operands.map((operand) =>
    operand.type === 'ready' ? operand.test : prepare(operator, operand.template, source),
  );
  const holds = (value: string): boolean => valueHolds(operator, tests, value);
  if (qualifier === 'ForAllValues') return actual.every(holds);
  if (qualifier === 'ForAnyValue') return actual.some(holds);
  return actual.length === 1
    ? actual.every(holds)
    : CHOICES.severalValuesMeetPlainOperator && actual.some(holds);
}

function clauseHolds(clause: Clause, source: KeyValues): boolean {
  const { how } = clause;
  if (how.type === 'never') return false;
  const actual = source.values(clause.key);
  if (how.type === 'compare') return compareHolds(how, actual, source);
  const present = actual !== null && actual.length > 0;
  return present ? how.wantsPresent : how.wantsAbsent;
}

/**
 * Whether a clause can hold for no request that carries its key: unknown operator, wrong type,
 * values that cannot be read.
 */
function isDead({ how }: Clause): boolean {
  if (how.type === 'never') return true;
  if (how.type === 'presence') return !how.wantsAbsent && !how.wantsPresent;
  if (how.ifExists || (how.qualifier === 'ForAllValues' && CHOICES.emptySetMeetsForAllValues))
    return false;
  const unreadable = how.operands.filter(
    (operand) => operand.type === 'ready' && operand.test === null,
  );
  return how.operator.negative ? unreadable.length > 0 : unreadable.length === how.operands.length;
}

/**
 * The first clause that no request can meet, or null: while there is one the
 * statement never applies.
 */
export function deadClause(condition: CompiledCondition): Clause | null {
  return condition.find(isDead) ?? null;
}

/** The first clause that does not hold, or null when the condition holds. */
export function failedClause(condition: CompiledCondition, source: KeyValues): Clause | null {
  for (const clause of condition) if (!clauseHolds(clause, source)) return clause;
  return null;
}
