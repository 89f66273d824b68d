import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readNumber } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A greater number. */
export const numberGreaterThan = comparing(
  'NumberGreaterThan',
  'numeric',
  readNumber,
  (actual, expected) => actual > expected,
);
