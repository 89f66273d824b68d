import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readNumber } from '#src/domain/policy/conditions/values.ts';

/** A smaller number. */
export const numberLessThan = comparing(
  'NumberLessThan',
  'numeric',
  readNumber,
  (actual, expected) => actual < expected,
);
