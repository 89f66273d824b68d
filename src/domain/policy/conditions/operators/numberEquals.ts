import { comparing, negated } from '../operator.ts';
import { readNumber } from '../values.ts';

/** The same number. */
export const numberEquals = comparing('NumberEquals', 'numeric', readNumber, (actual, expected) => actual === expected);
/** Another number than each of the values. */
export const numberNotEquals = negated(numberEquals, 'NumberNotEquals');
