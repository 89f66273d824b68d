import { describe, expect, it } from 'vitest';
import { imported, resource, state } from './testing/importing.ts';

const statements = (count: number): object[] =>
  Array.from({ length: count }, (_, no) => ({
    Effect: 'Allow',
    Action: [`ecs:cloudServers:${no % 2 === 0 ? 'list' : 'get'}`],
    Resource: [`ECS:*:*:instance:i${no}`],
  }));
const role = (name: string, document: object, type = 'XA'): object =>
  resource('identity_role', name, { id: name, name, type, policy: JSON.stringify(document) });
const marksOf = (...resources: readonly object[]): readonly string[] => {
  const { world, kept } = imported({ 'state.json': state(...resources) });
  const rows = kept?.base?.['importMarks'] ?? [];
  expect(world).toBeDefined();
  return rows.map((row) => ('code' in row && 'row' in row ? `${row.row}: ${row.code}` : ''));
};

describe('what this console would refuse', () => {
  it.each<[string, readonly object[], RegExp]>([
    [
      'seventeen statements',
      [role('r', { Version: '1.1', Statement: statements(17) })],
      /^roles\/r: MANY_STATEMENTS/,
    ],
    [
      'an action that the catalogue lacks',
      [
        role('r', {
          Version: '1.1',
          Statement: [{ Effect: 'Allow', Action: ['ecs:nothing:likeThis'] }],
        }),
      ],
      /^roles\/r: (IAM.1036|UNKNOWN_ACTION)/,
    ],
    [
      'a grant without effect',
      [
        role(
          'r',
          { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['iam:users:listUsers'] }] },
          'AX',
        ),
        resource('identity_group_role_assignment', 'a', {
          group_id: 'g',
          role_id: 'r',
          project_id: 'p',
        }),
      ],
      /GRANT_WITHOUT_EFFECT/,
    ],
    [
      'more groups than the quota',
      Array.from({ length: 25 }, (_, no) =>
        resource('identity_group', `g${no}`, { id: `g${no}`, name: `g${no}` }),
      ),
      /QUOTA_EXCEEDED/,
    ],
    [
      'an identity policy that is none',
      [
        resource('identityv5_policy', 'p', {
          id: 'p',
          name: 'p',
          policy_document: '{"Version":"5.0","Statement":[{"Effect":"Maybe"}]}',
        }),
      ],
      /^policyVersions\/p\/v1: /,
    ],
  ])('is there all the same, and marked: %s', (_, resources, mark) => {
    expect(marksOf(...resources)).toContainEqual(expect.stringMatching(mark));
  });

  it('is not said of what is well', () => {
    expect(marksOf(role('r', { Version: '1.1', Statement: statements(2) }))).toEqual([]);
  });
});
