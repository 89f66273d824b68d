import { ALL_OPERATORS } from '#src/domain/policy/language/conditions/operators/all.ts';
import { nearest } from '../report/nearest.ts';

const names = ALL_OPERATORS.map((operator) => operator.name);
const suffixed = names.filter((name) => name !== 'Null').map((name) => `${name}IfExists`);

/**
 * The operator that a wrong name most likely means, with its prefix; undefined when
 * nothing is near.
 */
export function suggestOperator(written: string): string | undefined {
  if (written.length > 60) return undefined;
  const colon = written.indexOf(':');
  const prefix =
    colon < 0 ? '' : nearest(written.slice(0, colon), ['ForAllValues', 'ForAnyValue'], 3);
  if (prefix === undefined) return undefined;
  const base = nearest(written.slice(colon + 1), [...names, ...suffixed], 3);
  return base === undefined ? undefined : prefix === '' ? base : `${prefix}:${base}`;
}
