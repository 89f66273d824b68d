import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';
import {
  compareDecimals,
  readDecimal,
} from '#src/domain/policy/language/conditions/operators/decimal.ts';

/** The same number. */
export const numberEquals = comparing(
  'NumberEquals',
  'numeric',
  readDecimal,
  (actual, expected) => compareDecimals(actual, expected) === 0,
);
/** Another number than each of the values. */
export const numberNotEquals = negated(numberEquals, 'NumberNotEquals');
