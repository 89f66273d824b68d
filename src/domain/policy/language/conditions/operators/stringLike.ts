import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';

const folded = (text: string): string => text.toLowerCase();

/** Contains the value, without case and without wildcards: not what other clouds call Like. */
export const stringLike = comparing('StringLike', 'string', folded, (actual, expected) =>
  actual.includes(expected),
);
/** Contains none of the values. */
export const stringNotLike = negated(stringLike, 'StringNotLike');
