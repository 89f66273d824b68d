import { comparing } from '../operator.ts';
import { readDate } from '../values.ts';

/** An earlier time or the same. */
export const dateLessThanEquals = comparing('DateLessThanEquals', 'date', readDate, (actual, expected) => actual <= expected);
