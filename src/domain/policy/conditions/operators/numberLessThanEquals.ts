import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readNumber } from '#src/domain/policy/conditions/values.ts';

/** A smaller number or the same. */
export const numberLessThanEquals = comparing(
  'NumberLessThanEquals',
  'numeric',
  readNumber,
  (actual, expected) => actual <= expected,
);
