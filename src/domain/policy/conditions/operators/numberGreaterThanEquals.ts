import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readNumber } from '#src/domain/policy/conditions/values.ts';

/** A greater number or the same. */
export const numberGreaterThanEquals = comparing(
  'NumberGreaterThanEquals',
  'numeric',
  readNumber,
  (actual, expected) => actual >= expected,
);
