import { comparing } from '#src/domain/policy/language/conditions/operators/operator.ts';
import { readBoolean } from '#src/domain/policy/language/conditions/operators/values.ts';

/** The same truth value. */
export const bool = comparing(
  'Bool',
  'boolean',
  readBoolean,
  (actual, expected) => actual === expected,
);
