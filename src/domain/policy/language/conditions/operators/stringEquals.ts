import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';

const asIs = (text: string): string => text;

/** Equals, with case. */
export const stringEquals = comparing(
  'StringEquals',
  'string',
  asIs,
  (actual, expected) => actual === expected,
);
/** Differs from all, with case. */
export const stringNotEquals = negated(stringEquals, 'StringNotEquals');
