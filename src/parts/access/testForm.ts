import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import type { AccessTestEntry } from '#src/domain/access/accessTests.ts';
import { contextLines, readContextLines } from './question.ts';

/** An expectation as its form has it; several excepted principals and circumstances in lines. */
export type TestForm = {
  readonly id: string;
  readonly kind: 'one' | 'never';
  readonly principal: string;
  readonly except: string;
  readonly action: string;
  readonly resource: string;
  readonly project: string;
  readonly enterpriseProject: string;
  readonly context: string;
  readonly expected: 'allowed' | 'refused';
  readonly why: string;
};

const nameOf = ({ principal, action }: AccessQuestion, isRule: boolean): string =>
  isRule ? `only some ${action}` : `${principal} ${action}`;

/**
 * The form filled in with a question and the answer that it has now.
 * @param except outside of whom nobody can: then it is a rule about everybody
 */
export const testFormOf = (
  question: AccessQuestion | undefined,
  allowed: boolean,
  except?: readonly string[],
): TestForm => ({
  id: question === undefined ? '' : nameOf(question, except !== undefined),
  kind: except === undefined ? 'one' : 'never',
  principal: question?.principal ?? '',
  except: (except ?? []).join('\n'),
  action: question?.action ?? '',
  resource: question?.resource ?? '',
  project: question?.project ?? '',
  enterpriseProject: question?.enterpriseProject ?? '',
  context: contextLines(question?.context ?? {}),
  expected: allowed ? 'allowed' : 'refused',
  why: '',
});

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The expectation that a form says. */
export function entryOfForm(form: TestForm): AccessTestEntry {
  const part = (name: 'project' | 'enterpriseProject' | 'resource') =>
    form[name].trim() === '' ? {} : { [name]: form[name].trim() };
  const scope = { ...part('project'), ...part('enterpriseProject') };
  const context = readContextLines(form.context) ?? {};
  return {
    id: form.id.trim(),
    ...(form.kind === 'one'
      ? { principal: form.principal.trim(), expected: form.expected }
      : { never: { except: linesOf(form.except) } }),
    request: {
      action: form.action.trim(),
      ...part('resource'),
      ...(Object.keys(scope).length > 0 && { scope }),
      ...(Object.keys(context).length > 0 && { context }),
    },
    ...(form.why.trim() !== '' && { why: form.why.trim() }),
  };
}

/** Whom an expectation is about, in words. */
export const whoOf = ({ principal, never }: AccessTestEntry): string =>
  never === undefined
    ? (principal ?? '')
    : (never.except ?? []).length === 0
      ? 'Nobody'
      : `Nobody but ${(never.except ?? []).join(', ')}`;

/** What an expectation expects. */
export const expectedOf = ({ expected = 'refused' }: AccessTestEntry): 'Allowed' | 'Refused' =>
  expected === 'allowed' || expected === 'allow' ? 'Allowed' : 'Refused';
