import { comparing } from '#src/domain/policy/conditions/operator.ts';
import { readNumber } from '#src/domain/policy/conditions/values.ts';

/** A greater number. */
export const numberGreaterThan = comparing(
  'NumberGreaterThan',
  'numeric',
  readNumber,
  (actual, expected) => actual > expected,
);
