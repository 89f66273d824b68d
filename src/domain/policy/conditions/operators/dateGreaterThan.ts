import { comparing } from '../operator.ts';
import { readDate } from '../values.ts';

/** A later time. */
export const dateGreaterThan = comparing('DateGreaterThan', 'date', readDate, (actual, expected) => actual > expected);
