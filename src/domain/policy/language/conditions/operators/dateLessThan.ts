import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';

/** An earlier time. */
export const dateLessThan = comparing(
  'DateLessThan',
  'date',
  readDate,
  (actual, expected) => actual < expected,
);
