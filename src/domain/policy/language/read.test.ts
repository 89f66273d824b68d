import { describe, expect, it } from 'vitest';
import corpus from '../cases/corpus.json' with { type: 'json' };
import { readDocument, UnreadablePolicy } from './read.ts';

describe('reading a policy value', () => {
  it('reads every collected policy that can be given a meaning', () => {
    const readable = corpus.filter((row) => row.valid);
    expect(
      readable
        .map((row) => readDocument(row.document).statements.length)
        .every((count) => count > 0),
    ).toBe(true);
  });

  it('is lenient about form', () => {
    const policy = {
      Version: '5.0',
      Statement: {
        Effect: 'deny',
        Action: 'ecs:a:b',
        Resource: '*',
        Condition: { Bool: { 'g:MFAPresent': true } },
        Extra: 1,
      },
    };
    expect(readDocument(policy)).toEqual({
      version: '5.0',
      statements: [
        {
          effect: 'Deny',
          action: { not: false, values: ['ecs:a:b'] },
          resource: { form: 'paths', values: ['*'], not: false },
          condition: { Bool: { 'g:MFAPresent': ['true'] } },
        },
      ],
      depends: [],
    });
  });

  it('keeps NotAction, NotResource, agency URIs, principals and dependencies apart', () => {
    const [first, second] = readDocument({
      Version: '5.0',
      Statement: [
        {
          Sid: 's',
          Effect: 'Allow',
          NotAction: ['a:b:c'],
          NotResource: ['r'],
          NotPrincipal: { IAM: ['x'] },
        },
        {
          Effect: 'Allow',
          Action: ['iam:agencies:assume'],
          Resource: { uri: ['/iam/agencies/1'] },
          Principal: { Service: 'service.OBS' },
        },
      ],
      Depends: [{ catalog: 'BASE', display_name: 'te_admin' }],
    }).statements;
    expect(first).toMatchObject({
      sid: 's',
      action: { not: true },
      resource: { not: true, form: 'paths' },
      principal: { not: true, value: { IAM: ['x'] } },
    });
    expect(second).toMatchObject({
      resource: { form: 'agencyUris', values: ['/iam/agencies/1'], not: false },
      principal: { not: false, value: { Service: ['service.OBS'] } },
    });
  });

  it.each(['1.0', '1.1'])(
    'passes over NotResource in version %s, which has no such element',
    (Version) => {
      const [bare, beside] = readDocument({
        Version,
        Statement: [
          { Effect: 'Allow', Action: ['a:b:c'], NotResource: ['r'] },
          { Effect: 'Allow', Action: ['a:b:c'], Resource: ['r'], NotResource: 7 },
        ],
      }).statements;
      expect(bare?.resource).toBeUndefined();
      expect(beside?.resource).toEqual({ form: 'paths', values: ['r'], not: false });
    },
  );

  it('takes a null element of the old API for one that is not there', () => {
    const [statement] = readDocument({
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['a:b:c'], Resource: null, Condition: null }],
    }).statements;
    expect(statement).toEqual({ effect: 'Allow', action: { not: false, values: ['a:b:c'] } });
  });

  it.each([
    ['no object', []],
    ['no statements', { Version: '1.1' }],
    ['no effect', { Statement: [{ Action: ['a:b:c'] }] }],
    ['no actions', { Statement: [{ Effect: 'Allow' }] }],
    [
      'an unreadable resource, which would mean every resource',
      { Statement: [{ Effect: 'Allow', Action: ['a:b:c'], Resource: [1] }] },
    ],
    [
      'an unreadable condition, which would mean none',
      { Statement: [{ Effect: 'Allow', Action: ['a:b:c'], Condition: { Bool: 'x' } }] },
    ],
    [
      'an unreadable value of a condition',
      { Statement: [{ Effect: 'Allow', Action: ['a:b:c'], Condition: { Bool: { k: [{}] } } }] },
    ],
    [
      'dependencies that are no list, which would mean none',
      { Statement: [], Depends: 'Tenant Guest' },
    ],
    [
      'a dependency without a name, which would mean none',
      { Statement: [], Depends: [{ catalog: 'BASE' }] },
    ],
    ['inherited names only', Object.create({ Statement: [] }) as object],
  ])('refuses %s', (_, value) => {
    expect(() => readDocument(value)).toThrow(UnreadablePolicy);
  });

  it('keeps __proto__ as a plain name', () => {
    const value: unknown = JSON.parse(
      '{"Statement":[{"Effect":"Allow","Action":["a:b:c"],"Condition":{"__proto__":{"k":["v"]}}}]}',
    );
    const condition = readDocument(value).statements[0]?.condition;
    expect(Object.keys(condition ?? {})).toEqual(['__proto__']);
  });
});
