import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readDate } from '#src/domain/policy/conditions/values.ts';

/** An earlier time. */
export const dateLessThan = comparing(
  'DateLessThan',
  'date',
  readDate,
  (actual, expected) => actual < expected,
);
