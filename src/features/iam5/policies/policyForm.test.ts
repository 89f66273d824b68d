import { describe, expect, it, vi } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { placeProblem } from './policyForm.ts';

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
