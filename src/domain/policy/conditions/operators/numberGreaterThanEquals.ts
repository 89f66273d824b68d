import { comparing } from '../operator.ts';
import { readNumber } from '../values.ts';

/** A greater number or the same. */
export const numberGreaterThanEquals = comparing('NumberGreaterThanEquals', 'numeric', readNumber, (actual, expected) => actual >= expected);
