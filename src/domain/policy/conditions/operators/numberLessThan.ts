import { comparing } from '../operator.ts';
import { readNumber } from '../values.ts';

/** A smaller number. */
export const numberLessThan = comparing('NumberLessThan', 'numeric', readNumber, (actual, expected) => actual < expected);
