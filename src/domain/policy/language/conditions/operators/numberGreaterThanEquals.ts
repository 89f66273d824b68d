import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  compareDecimals,
  readDecimal,
} from '#src/domain/policy/language/conditions/operators/decimal.ts';

/** A greater number or the same. */
export const numberGreaterThanEquals = comparing(
  'NumberGreaterThanEquals',
  'numeric',
  readDecimal,
  (actual, expected) => compareDecimals(actual, expected) >= 0,
);
