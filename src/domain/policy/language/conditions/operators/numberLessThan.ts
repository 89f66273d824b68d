import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readNumber } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A smaller number. */
export const numberLessThan = comparing(
  'NumberLessThan',
  'numeric',
  readNumber,
  (actual, expected) => actual < expected,
);
