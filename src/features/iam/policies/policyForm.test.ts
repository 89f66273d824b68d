import { describe, expect, it, vi } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { customPolicyNameProblem } from '#src/domain/access/nameRules.ts';
import { levelOf, placeProblem, proposedName } from './policyForm.ts';

it('proposes a name from the numbers it is given', () => {
  const numbers = [0, 0.5, 0.99, 27 / 36, 0.1, 0.2];
  expect(proposedName(() => numbers.shift() ?? 0)).toBe('policyas91dh');
  expect(customPolicyNameProblem(proposedName(() => 0.999999))).toBeUndefined();
});

it('maps the computed scope to the API’s level', () => {
  expect((['global', 'project', 'unknown'] as const).map(levelOf)).toEqual(['AX', 'XA', 'AX']);
});

describe('placeProblem', () => {
  const place = (status: number, code: string) => {
    const setError = vi.fn();
    const answer = placeProblem(new Problem({ status, code, message: 'words' }), setError);
    return { answer, field: setError.mock.calls[0]?.[0] as unknown };
  };
  it.each([
    [409, 'IAM.0005', 'name', 'handled'],
    [400, 'IAM.1003', 'name', 'handled'],
    [400, 'IAM.1018', 'description', 'handled'],
    [400, 'IAM.1033', undefined, { content: 'Policy content is incorrect. words (IAM.1033)' }],
    [403, 'IAM.0009', undefined, 'elsewhere'],
    [0, 'NO_ANSWER', undefined, 'elsewhere'],
  ])('%i %s goes to %s', (status, code, field, answer) =>
    expect(place(status, code)).toEqual({ answer, field }),
  );
  it('leaves other errors alone', () =>
    expect(placeProblem(new Error('x'), vi.fn())).toBe('elsewhere'));
});
