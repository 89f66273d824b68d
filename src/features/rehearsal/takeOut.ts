import type { takeOutForm, takeOutRows } from '#src/api/contract/takeOut.ts';
import type { z } from '#src/api/endpoint/zod.ts';

export type TakenOut = z.output<typeof takeOutRows.takeOut.response>;
type Form = z.output<typeof takeOutForm>;
export type TakeOutValues = { from: string; to: string; form: Form };

/** The forms in the words of people. */
export const forms: readonly { readonly value: Form; readonly label: string }[] = [
  { value: 'diff', label: 'Difference' },
  { value: 'terraform', label: 'Terraform' },
  { value: 'tf.json', label: 'Terraform in JSON' },
  { value: 'curl', label: 'Script for curl' },
  { value: 'cli', label: 'Script for KooCLI' },
  { value: 'sdk', label: 'Script for the JavaScript SDK' },
  { value: 'policies', label: 'Policy files' },
  { value: 'request', label: 'Change request' },
];

/** As many characters of a file as are shown; the rest is copied and downloaded with it. */
export const mostShown = 100_000;

/** What is wrong with a number of a change. */
export function pointProblem(text: string, newest: number): string | undefined {
  if (!/^\d{1,9}$/.test(text.trim())) return 'Enter the number of a change.';
  return Number(text) > newest ? `The newest change is ${newest}.` : undefined;
}

/** The two points and the form, when both are numbers of changes. */
export function pointsOf(
  { from = '', to = '', form = 'diff' }: Partial<TakeOutValues>,
  newest: number,
): { readonly from: number; readonly to: number; readonly form: Form } | undefined {
  if (pointProblem(from, newest) !== undefined || pointProblem(to, newest) !== undefined)
    return undefined;
  return { from: Number(from), to: Number(to), form };
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
};

/** The type of a file by its name. */
export const typeOf = (name: string): string =>
  types[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
