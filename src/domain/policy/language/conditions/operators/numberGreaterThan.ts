import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  compareDecimals,
  readDecimal,
} from '#src/domain/policy/language/conditions/operators/decimal.ts';

/** A greater number. */
export const numberGreaterThan = comparing(
  'NumberGreaterThan',
  'numeric',
  readDecimal,
  (actual, expected) => compareDecimals(actual, expected) > 0,
);
