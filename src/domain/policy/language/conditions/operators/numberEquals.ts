import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readNumber } from '#src/domain/policy/language/conditions/operators/values.ts';

/** The same number. */
export const numberEquals = comparing(
  'NumberEquals',
  'numeric',
  readNumber,
  (actual, expected) => actual === expected,
);
/** Another number than each of the values. */
export const numberNotEquals = negated(numberEquals, 'NumberNotEquals');
