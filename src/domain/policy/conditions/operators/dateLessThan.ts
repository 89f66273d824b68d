import { comparing } from '../operator.ts';
import { readDate } from '../values.ts';

/** An earlier time. */
export const dateLessThan = comparing('DateLessThan', 'date', readDate, (actual, expected) => actual < expected);
