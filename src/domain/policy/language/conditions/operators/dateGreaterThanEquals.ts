import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A later time or the same. */
export const dateGreaterThanEquals = comparing(
  'DateGreaterThanEquals',
  'date',
  readDate,
  (actual, expected) => actual >= expected,
);
