import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readNumber } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A greater number or the same. */
export const numberGreaterThanEquals = comparing(
  'NumberGreaterThanEquals',
  'numeric',
  readNumber,
  (actual, expected) => actual >= expected,
);
