import { comparing } from '../operator.ts';
import { readNumber } from '../values.ts';

/** A smaller number or the same. */
export const numberLessThanEquals = comparing('NumberLessThanEquals', 'numeric', readNumber, (actual, expected) => actual <= expected);
