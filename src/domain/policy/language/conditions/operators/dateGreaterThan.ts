import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';

/** A later time. */
export const dateGreaterThan = comparing(
  'DateGreaterThan',
  'date',
  readDate,
  (actual, expected) => actual > expected,
);
