import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readNumber } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A smaller number or the same. */
export const numberLessThanEquals = comparing(
  'NumberLessThanEquals',
  'numeric',
  readNumber,
  (actual, expected) => actual <= expected,
);
