import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  compareDecimals,
  readDecimal,
} from '#src/domain/policy/language/conditions/operators/decimal.ts';

/** A smaller number or the same. */
export const numberLessThanEquals = comparing(
  'NumberLessThanEquals',
  'numeric',
  readDecimal,
  (actual, expected) => compareDecimals(actual, expected) <= 0,
);
