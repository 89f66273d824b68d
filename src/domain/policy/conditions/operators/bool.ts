import { comparing } from '../operator.ts';
import { readBoolean } from '../values.ts';

/** The same truth value. */
export const bool = comparing('Bool', 'boolean', readBoolean, (actual, expected) => actual === expected);
