import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { describeProblem } from './problemWords.ts';

describe('describeProblem', () => {
  it('names the missing permission in both vocabularies and links to the decision', () => {
    const words = describeProblem(new Problem({ status: 403, code: 'IAM.0003', message: "Policy doesn't allow it.", decisionId: 'd 1', missingActions: ['iam:groups:list|iam:groups:listGroups'] }));
    expect(words.refused).toBe(true);
    expect(words.lines).toContain('Missing permission: iam:groups:list (also named iam:groups:listGroups)');
    expect(words.link?.to).toBe('/decisions/d%201');
  });
  it.each([
    ['scp', ['The service control policy “DenyCreatingServers” denies it.', 'Ask the administrators of the organization.']],
    ['identity', ['The policy “DenyCreatingServers” denies it.', 'Ask whoever manages that policy.']],
  ] as const)('says that a policy of the kind %s denies, not that a permission is missing', (kind, expected) => {
    const action = 'ecs:cloudServers:create|ecs:cloudServers:createServers';
    const denied = { status: 403, code: '403', message: 'No.', denials: [{ action, kind, policyName: 'DenyCreatingServers' }] };
    expect(describeProblem(new Problem({ ...denied, missingActions: [action] })).lines).toEqual(['No.', ...expected]);
    expect(describeProblem(new Problem({ ...denied, missingActions: ['iam:users:list', action] })).lines).toEqual(['No.', 'Missing permission: iam:users:list', 'Ask the account or one of its administrators to grant it.', ...expected]);
  });
  it('keeps the answer’s own words', () => {
    expect(describeProblem(new Problem({ status: 403, code: '403', message: 'Agency may not be entered.' })).lines[0]).toBe('Agency may not be entered.');
  });
  it('gives code and request of any other failure', () => {
    expect(describeProblem(new Problem({ status: 409, code: 'IAM.0005', message: 'Name exists.', requestId: 'r1' }))).toEqual({ title: 'Name exists.', lines: ['Code: IAM.0005', 'Request ID: r1'] });
  });
  it('does not dress up a bug as an answer of the backend', () => expect(describeProblem(new TypeError('x is undefined')).title).toMatch(/error of its own/));
});
