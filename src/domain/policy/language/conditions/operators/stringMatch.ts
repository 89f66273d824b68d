import { globMatches } from '#src/domain/policy/language/glob.ts';
import {
  negated,
  type Operator,
} from '#src/domain/policy/language/conditions/operators/operator.ts';

/** Fits a pattern of `*` and `?`, with case. The only operator that knows wildcards. */
export const stringMatch: Exclude<Operator, { reads: 'presence' }> = {
  name: 'StringMatch',
  type: 'string',
  negative: false,
  reads: 'pattern',
  prepare: (expected) => (actual) => globMatches(expected, actual),
};
/** Fits none of the patterns. */
export const stringNotMatch = negated(stringMatch, 'StringNotMatch');
