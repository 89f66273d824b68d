import type { Operand } from '../calls/steps.ts';

/**
 * A JSON value as JavaScript that may also stand inside a page: no text ends the script, a line
 * or a comment.
 */
export const literal = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A value as an expression; what is only known at run time is `id.NAME` or the environment. */
export function jsValue(operand: Operand): string {
  if (typeof operand !== 'object' || operand === null) return literal(operand);
  if ('from' in operand) return `id.${operand.from}`;
  if ('env' in operand) return `process.env.${operand.env}`;
  if ('parts' in operand) return `[${operand.parts.map(jsValue).join(', ')}].join('')`;
  if ('object' in operand) return jsObject(operand.object);
  return `[${operand.map(jsValue).join(', ')}]`;
}

const keyOf = (key: string): string =>
  /^[A-Za-z][A-Za-z_]*$/.test(key) ? key : `[${literal(key)}]`;

/** An object; a key called `__proto__` stays a key. */
export function jsObject(fields: { readonly [key: string]: Operand }): string {
  const entries = Object.entries(fields).map(([key, value]) => `${keyOf(key)}: ${jsValue(value)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
