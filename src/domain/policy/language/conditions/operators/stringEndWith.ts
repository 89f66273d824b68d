import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';

const folded = (text: string): string => text.toLowerCase();

/** Ends with the value, without case. */
export const stringEndWith = comparing('StringEndWith', 'string', folded, (actual, expected) =>
  actual.endsWith(expected),
);
/** Ends with none of the values. */
export const stringNotEndWith = negated(stringEndWith, 'StringNotEndWith');
