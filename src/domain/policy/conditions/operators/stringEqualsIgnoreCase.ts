import { comparing, negated } from '#src/domain/policy/conditions/operator.ts';

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
