import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readDate } from '#src/domain/policy/conditions/values.ts';

/** A later time. */
export const dateGreaterThan = comparing(
  'DateGreaterThan',
  'date',
  readDate,
  (actual, expected) => actual > expected,
);
