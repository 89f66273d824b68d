import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readBoolean } from '#src/domain/policy/conditions/values.ts';

/** The same truth value. */
export const bool = comparing(
  'Bool',
  'boolean',
  readBoolean,
  (actual, expected) => actual === expected,
);
