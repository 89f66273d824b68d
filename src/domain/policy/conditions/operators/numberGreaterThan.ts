import { comparing } from '../operator.ts';
import { readNumber } from '../values.ts';

/** A greater number. */
export const numberGreaterThan = comparing('NumberGreaterThan', 'numeric', readNumber, (actual, expected) => actual > expected);
