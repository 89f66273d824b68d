import { describe, expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { describeProblem } from './problemWords.ts';

const classic = "Policy doesn't allow iam:groups:list to be performed.";
const linesOf = (part: Partial<ConstructorParameters<typeof Problem>[0]>) =>
  describeProblem(new Problem({ status: 403, code: '403', message: 'No.', ...part })).lines;

describe('describeProblem', () => {
  it('names the missing permission in both vocabularies, once, and links to the decision', () => {
    const words = describeProblem(
      new Problem({
        status: 403,
        code: 'IAM.0003',
        message: classic,
        decisionIds: ['d 1'],
        missingActions: ['iam:groups:list|iam:groups:listGroups'],
      }),
    );
    expect(words.refused).toBe(true);
    expect(words.lines).toEqual([
      'Missing permission: iam:groups:list (also named iam:groups:listGroups).',
      'Ask the account or one of its administrators to grant it.',
    ]);
    expect(words.link?.to).toBe('/decisions/d%201');
  });
  it('links to the decision about each missing permission', () => {
    const words = describeProblem(
      new Problem({
        status: 403,
        code: 'IAM.0003',
        message: 'No.',
        decisionIds: ['d1', 'd2'],
        missingActions: ['a:b:c', 'd:e:f'],
      }),
    );
    expect(words.lines).toEqual([
      'No.',
      'Missing permissions: a:b:c; d:e:f.',
      'Ask the account or one of its administrators to grant them.',
    ]);
    expect(words.link?.to).toBe('/decisions/d1,d2');
  });
  it('takes one action under two first names for one', () =>
    expect(
      linesOf({
        missingActions: [
          'iam:groups:list|iam:groups:listGroups',
          'iam:groups:listGroups|iam:groups:list',
        ],
      }),
    ).toContain('Missing permission: iam:groups:list (also named iam:groups:listGroups).'));
  it.each([
    [
      'scp',
      'The service control policy “DenyCreatingServers” denies ecs:cloudServers:create (also named ecs:cloudServers:createServers).',
      'Ask the administrators of the organization.',
    ],
    [
      'identity',
      'The policy “DenyCreatingServers” denies ecs:cloudServers:create (also named ecs:cloudServers:createServers).',
      'Ask whoever manages that policy.',
    ],
  ] as const)(
    'says that a policy of the kind %s denies, not that a permission is missing',
    (kind, ...expected) => {
      const action = 'ecs:cloudServers:create|ecs:cloudServers:createServers';
      const denied = { denials: [{ action, kind, policyName: 'DenyCreatingServers' }] };
      expect(linesOf({ ...denied, missingActions: [action] })).toEqual(['No.', ...expected]);
      expect(linesOf({ ...denied, missingActions: ['iam:users:list', action] })).toEqual([
        'No.',
        'Missing permission: iam:users:list.',
        'Ask the account or one of its administrators to grant it.',
        ...expected,
      ]);
    },
  );
  it('keeps the answer’s own words unless they only name what is missing', () => {
    expect(linesOf({ message: 'Agency may not be entered.' })[0]).toBe(
      'Agency may not be entered.',
    );
    expect(
      linesOf({ message: classic, missingActions: ['iam:groups:list', 'iam:users:list'] })[0],
    ).toBe(classic);
  });
  it.each([
    ['COC.0001', 'COC', '/coc/authorization'],
    ['UCS.0001', 'UCS', '/ucs'],
  ])('leads from %s to where the service is enabled', (code, service, to) => {
    const message = `${service} has not been enabled in this account.`;
    expect(describeProblem(new Problem({ status: 409, code, message }))).toEqual({
      title: message,
      lines: [expect.stringMatching(/service authorization page/)],
      refused: true,
      link: { label: `Enable ${service}`, to },
    });
  });
  it('gives code and request of any other failure', () => {
    expect(
      describeProblem(
        new Problem({ status: 409, code: 'IAM.0005', message: 'Name exists.', requestId: 'r1' }),
      ),
    ).toEqual({ title: 'Name exists.', lines: ['Code: IAM.0005', 'Request ID: r1'] });
  });
  it('does not dress up a bug as an answer of the backend', () =>
    expect(describeProblem(new TypeError('x is undefined')).title).toMatch(/error of its own/));
});
