import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';

/** An earlier time or the same. */
export const dateLessThanEquals = comparing(
  'DateLessThanEquals',
  'date',
  readDate,
  (actual, expected) => actual <= expected,
);
