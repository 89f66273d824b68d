import { comparing } from '../operator.ts';
import { readDate } from '../values.ts';

/** A later time or the same. */
export const dateGreaterThanEquals = comparing('DateGreaterThanEquals', 'date', readDate, (actual, expected) => actual >= expected);
