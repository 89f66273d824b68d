import { ALL_OPERATORS } from './all.ts';
import type { Operator } from './operator.ts';

/** How a key with several values is taken: as one value, every value, or at least one. */
export type Qualifier = 'none' | 'ForAllValues' | 'ForAnyValue';

/** An operator as a policy writes it, taken apart: `ForAnyValue:StringNotEqualsIfExists`. */
export type OperatorUse = {
  readonly qualifier: Qualifier;
  readonly operator: Operator;
  readonly ifExists: boolean;
};

const BY_NAME: ReadonlyMap<string, Operator> = new Map(
  ALL_OPERATORS.map((operator) => [operator.name, operator]),
);

const IF_EXISTS = 'IfExists';

/**
 * Reads an operator's name; null when there is no such operator (`StringEndWithIfExsits`,
 * `DateEquals`). Names are compared with case. Null takes no IfExists
 * (docs/sources/policy-grammar.md#3-5).
 */
export function readOperatorName(written: string): OperatorUse | null {
  const colon = written.indexOf(':');
  const prefix = written.slice(0, Math.max(colon, 0));
  if (colon >= 0 && prefix !== 'ForAllValues' && prefix !== 'ForAnyValue') return null;
  const qualifier: Qualifier =
    prefix === 'ForAllValues' || prefix === 'ForAnyValue' ? prefix : 'none';
  const rest = written.slice(colon + 1);
  const ifExists = rest.endsWith(IF_EXISTS);
  const operator = BY_NAME.get(ifExists ? rest.slice(0, -IF_EXISTS.length) : rest);
  if (operator === undefined || (ifExists && operator.reads === 'presence')) return null;
  return { qualifier, operator, ifExists };
}
