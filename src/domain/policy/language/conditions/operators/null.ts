import type { Operator } from '#src/domain/policy/language/conditions/operators/operator.ts';

/** `"true"`: the request does not carry the key; `"false"`: it does. Takes no IfExists. */
export const nullOperator: Operator = { name: 'Null', reads: 'presence' };
