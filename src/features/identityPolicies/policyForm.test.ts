import { describe, expect, it, vi } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { placeProblem, policyNameProblem } from './policyForm.ts';

it.each([
  ['UCSCreateCluster', true],
  ['a_b+c=d.e@f-g', true],
  ['x'.repeat(128), true],
  ['x'.repeat(129), false],
  ['', false],
  ['two words', false],
  ['a/b', false],
])('%j is a policy name: %s', (name, allowed) => expect(policyNameProblem(name) === undefined).toBe(allowed));

describe('placeProblem', () => {
  it.each([
    [409, 'PAP5.0013', 'name', 'handled'],
    [400, 'PAP5.0031', 'name', 'handled'],
    [400, 'PAP5.0011', undefined, { content: 'words (PAP5.0011)' }],
    [409, 'PAP5.0005', undefined, 'elsewhere'],
    [403, 'PAP5.0001', undefined, 'elsewhere'],
  ])('%i %s goes to %s', (status, code, field, answer) => {
    const setError = vi.fn();
    expect(placeProblem(new Problem({ status, code, message: 'words' }), setError)).toEqual(answer);
    expect(setError.mock.calls[0]?.[0]).toBe(field);
  });
});
