import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readDate } from '#src/domain/policy/conditions/values.ts';

/** An earlier time or the same. */
export const dateLessThanEquals = comparing(
  'DateLessThanEquals',
  'date',
  readDate,
  (actual, expected) => actual <= expected,
);
