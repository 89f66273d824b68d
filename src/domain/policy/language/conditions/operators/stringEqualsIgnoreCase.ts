import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';

const folded = (text: string): string => text.toLowerCase();

/** Equals, without case. */
export const stringEqualsIgnoreCase = comparing(
  'StringEqualsIgnoreCase',
  'string',
  folded,
  (actual, expected) => actual === expected,
);
/** Differs from all, without case. */
export const stringNotEqualsIgnoreCase = negated(
  stringEqualsIgnoreCase,
  'StringNotEqualsIgnoreCase',
);
