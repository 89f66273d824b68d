import { describe, expect, it, vi } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { parsePolicyText } from '#src/domain/policy/text.ts';
import { levelOf, placeProblem, policyDescriptionProblem, policyNameProblem, profileOf, proposedName } from './policyForm.ts';

describe('policy names', () => {
  it.each([
    ['Enable COC', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['   ', false],
    ['a<b', false],
    ['50% off', false],
    ['tab\there', false],
    ['Ünïcode 名字', true],
  ])('%j is allowed: %s', (name, allowed) => expect(policyNameProblem(name) === undefined).toBe(allowed));

  it('proposes one from the numbers it is given', () => {
    const numbers = [0, 0.5, 0.99, 27 / 36, 0.1, 0.2];
    expect(proposedName(() => numbers.shift() ?? 0)).toBe('policyas91dh');
    expect(policyNameProblem(proposedName(() => 0.999999))).toBeUndefined();
  });
});

it.each([
  ['', true],
  ['two\nlines', true],
  ['x'.repeat(256), true],
  ['x'.repeat(257), false],
  ['<b>', false],
])('description %j is allowed: %s', (text, allowed) => expect(policyDescriptionProblem(text) === undefined).toBe(allowed));

describe('profileOf', () => {
  const policy = (statement: unknown) => profileOf(parsePolicyText(JSON.stringify({ Version: '1.1', Statement: [statement] })));
  it('knows policies for agencies by their content', () => {
    expect(policy({ Effect: 'Allow', Action: ['iam:agencies:assume'], Resource: { uri: ['/iam/agencies/a'] } })).toBe('agency');
    expect(policy({ Effect: 'Allow', Action: ['iam:agencies:assume'] })).toBe('agency');
  });
  it('takes everything else as a policy for cloud services', () => {
    expect(policy({ Effect: 'Allow', Action: ['iam:agencies:assume', 'iam:agencies:list'] })).toBe('custom');
    expect(policy({ Effect: 'Allow', Action: [] })).toBe('custom');
    expect(profileOf(parsePolicyText('{'))).toBe('custom');
  });
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
  ])('%i %s goes to %s', (status, code, field, answer) => expect(place(status, code)).toEqual({ answer, field }));
  it('leaves other errors alone', () => expect(placeProblem(new Error('x'), vi.fn())).toBe('elsewhere'));
});
