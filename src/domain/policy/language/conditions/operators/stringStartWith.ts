import { comparing, negated } from '#src/domain/policy/language/conditions/operators/operator.ts';

const folded = (text: string): string => text.toLowerCase();

/** Begins with the value, without case. */
export const stringStartWith = comparing('StringStartWith', 'string', folded, (actual, expected) =>
  actual.startsWith(expected),
);
/** Begins with none of the values. */
export const stringNotStartWith = negated(stringStartWith, 'StringNotStartWith');
