import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  compareDecimals,
  readDecimal,
} from '#src/domain/policy/language/conditions/operators/decimal.ts';

/** A smaller number. */
export const numberLessThan = comparing(
  'NumberLessThan',
  'numeric',
  readDecimal,
  (actual, expected) => compareDecimals(actual, expected) < 0,
);
