import type { UseFormSetError } from 'react-hook-form';
import { Problem } from '#src/api/problem.ts';
import { nodeAt, propertyOf, type ObjectNode } from '#src/domain/policy/jsonTree.ts';
import type { PolicyProfile } from '#src/domain/policy/finding.ts';
import type { PolicyText } from '#src/domain/policy/text.ts';
import { actionsIn, type PolicyScope } from '#src/policyEditor/scope.ts';

export type PolicyForm = { readonly name: string; readonly description: string };

/** Characters a display name must not have (IAM.1003; the list is ours, the sources only say "invalid"). */
const forbiddenInNames = /[<>"'&\\/%$@#^*;]/;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u001f]/;
// oxlint-disable-next-line no-control-regex -- as above; line ends and tabs are allowed
const controlInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** 1-64 characters, blanks inside allowed (IAM.1001-1003). */
export function policyNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Enter a policy name.';
  if (name.length > 64) return 'At most 64 characters.';
  return forbiddenInNames.test(name) || control.test(name) ? `The characters < > " ' & \\ / % $ @ # ^ * ; are not allowed.` : undefined;
}

/** Up to 256 characters without angle brackets (IAM.1018). */
export function policyDescriptionProblem(text: string): string | undefined {
  if (text.length > 256) return 'At most 256 characters.';
  return /[<>]/.test(text) || controlInText.test(text) ? 'The characters < > are not allowed.' : undefined;
}

export const nameRules = { validate: (name: string) => policyNameProblem(name) ?? true };
export const descriptionRules = { validate: (text: string) => policyDescriptionProblem(text) ?? true };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `policy250ru0`: the name a new policy begins with (console reference 7.2). `random` gives numbers from 0 to below 1. */
export const proposedName = (random: () => number): string => `policy${Array.from({ length: 6 }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('')}`;

const assuming: ReadonlySet<string> = new Set(['iam:agencies:assume', 'iam:tokens:assume']);

/** Policies that let their holders switch to agencies follow rules of their own: they name agencies by URI, or only speak of assuming (seed 003). */
export function profileOf(policy: PolicyText): PolicyProfile {
  const list = nodeAt(policy.root, ['Statement']);
  const statements = (list?.type === 'array' ? list.items : []).filter((item): item is ObjectNode => item.type === 'object');
  const byUri = statements.some((statement) => {
    const resource = propertyOf(statement, 'Resource')?.value;
    return resource?.type === 'object' && propertyOf(resource, 'uri') !== undefined;
  });
  const actions = actionsIn(policy);
  return byUri || (actions.length > 0 && actions.every((action) => assuming.has(action))) ? 'agency' : 'custom';
}

/** The API's display level of a custom policy: AX for global services, XA for project-level ones. Where no class is settled, AX (ours). */
export const levelOf = (scope: PolicyScope): 'AX' | 'XA' => (scope === 'project' ? 'XA' : 'AX');

const nameCodes: ReadonlySet<string> = new Set(['IAM.1001', 'IAM.1002', 'IAM.1003']);
const descriptionCodes: ReadonlySet<string> = new Set(['IAM.1018', 'IAM.1019']);

/**
 * Puts what the API refused beside the field it is about. Answers the message that belongs under the policy content,
 * `handled` when a field took it, and `elsewhere` for everything that is about no field.
 */
export function placeProblem(problem: unknown, setError: UseFormSetError<PolicyForm>): { readonly content: string } | 'handled' | 'elsewhere' {
  if (!(problem instanceof Problem)) return 'elsewhere';
  const { status, code, message } = problem;
  if (status === 409) {
    setError('name', { message: `This name is taken. ${message}` }, { shouldFocus: true });
    return 'handled';
  }
  if (status !== 400) return 'elsewhere';
  if (nameCodes.has(code) || descriptionCodes.has(code)) {
    setError(nameCodes.has(code) ? 'name' : 'description', { message }, { shouldFocus: true });
    return 'handled';
  }
  return { content: `Policy content is incorrect. ${message} (${code})` };
}
