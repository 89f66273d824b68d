import type { Operand } from '../calls/steps.ts';

/**
 * A JSON text as a program of jq. JSON is one, but for what jq would read inside a string: `\(` is
 * no escape of JSON, so that no string can call anything.
 */
const literal = (value: string | number | boolean | null): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ud800-\udfff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The name of the shell's variable that holds an id. */
export const idVariable = (name: string): string => `id_${name}`;

/** A value as a program of jq; what is only known at run time comes from the environment. */
export function jqValue(operand: Operand): string {
  if (typeof operand !== 'object' || operand === null) return literal(operand);
  if ('from' in operand) return `env.${idVariable(operand.from)}`;
  if ('env' in operand) return `env.${operand.env}`;
  if ('parts' in operand) return `(${operand.parts.map(jqValue).join(' + ')})`;
  if ('object' in operand)
    return `{${Object.entries(operand.object)
      .map(([key, value]) => `${literal(key)}: ${jqValue(value)}`)
      .join(', ')}}`;
  return `[${operand.map(jqValue).join(', ')}]`;
}

/** A path as jq reads it: `role.id`. */
export const jqPath = (path: string): string =>
  path
    .split('.')
    .map((key) => `[${literal(key)}]`)
    .join('')
    .replace(/^/, '.');

/** Whether a row has all these values; what is not there counts as an empty text. */
export const jqMatches = (where: { readonly [path: string]: Operand }): string =>
  Object.entries(where)
    .map(
      ([path, value]) =>
        `((${jqPath(path)} | if . == null then "" else . end) == ${jqValue(value)})`,
    )
    .join(' and ') || 'true';
