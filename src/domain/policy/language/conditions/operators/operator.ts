import type { Glob } from '#src/domain/policy/language/glob.ts';

/**
 * What a condition key holds and what an operator compares (docs/sources/policy-grammar.md#4-1,
 * `value_type`).
 */
export type ValueType = 'string' | 'numeric' | 'date' | 'boolean' | 'ip_address';

/**
 * Compares one request value. Null: the value is not of the operator's type, and the
 * condition cannot hold.
 */
export type Test = (actual: string) => boolean | null;

type Common = {
  readonly name: string;
  readonly type: ValueType;
  /** A negative operator holds when the request value differs from *all* values of the policy. */
  readonly negative: boolean;
};

/**
 * One condition operator. `prepare` reads a value of the policy once and gives the comparison with
 * a request value, for a negative operator still the positive one. Null: the policy's value is not
 * of the operator's type.
 */
export type Operator =
  | (Common & { readonly reads: 'text'; readonly prepare: (expected: string) => Test | null })
  | (Common & { readonly reads: 'pattern'; readonly prepare: (expected: Glob) => Test | null })
  /** Null asks whether the key is there at all. */
  | { readonly name: string; readonly reads: 'presence' };

/** The negative partner of an operator, under its own name. */
export function negated(
  operator: Exclude<Operator, { reads: 'presence' }>,
  name: string,
): Operator {
  return { ...operator, name, negative: true };
}

/** An operator that reads both sides by `parse` and compares what comes out. */
export function comparing<T>(
  name: string,
  type: ValueType,
  parse: (text: string) => T | null,
  holds: (actual: T, expected: T) => boolean,
): Exclude<Operator, { reads: 'presence' }> {
  return {
    name,
    type,
    negative: false,
    reads: 'text',
    prepare(expectedText) {
      const expected = parse(expectedText);
      if (expected === null) return null;
      return (actualText) => {
        const actual = parse(actualText);
        return actual === null ? null : holds(actual, expected);
      };
    },
  };
}
