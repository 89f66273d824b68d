import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCatalogView } from '../language/catalogView.ts';
import { readDocument } from '../language/read.ts';
import { pair } from '../testing/pairs.ts';
import { compacting } from './compact.ts';
import { compareDocuments } from './compareDocuments.ts';
import { findingDead } from './deadStatements.ts';
import { drain } from './steps.ts';

const options = { catalog: emptyCatalogView, kind: 'identity' } as const;
const allow = (...Action: string[]) => ({ Effect: 'Allow', Action });
const deny = (...Action: string[]) => ({ Effect: 'Deny', Action });
const policy = (...Statement: readonly object[]) => ({ Version: '5.0', Statement });
const dead = (...statements: readonly object[]) =>
  drain(findingDead(readDocument(policy(...statements)), options));
const compact = (...statements: readonly object[]) =>
  drain(compacting(policy(...statements), options))?.['Statement'] ?? null;

const office = { Condition: { IpAddress: { 'g:SourceIp': ['10.0.0.0/8'] } } };

describe('statements that never decide', () => {
  it.each([
    ['one that another covers', [allow('ecs:*:*'), allow('ecs:cloudServers:list')], [[1, [0]]]],
    [
      'one that stands before what covers it',
      [{ ...allow('ecs:cloudServers:list'), ...office }, allow('ecs:cloudServers:*')],
      [[0, [1]]],
    ],
    ['an Allow that a Deny takes back', [deny('ecs:*:*'), allow('ecs:a:b')], [[1, [0]]]],
    [
      'one that can never hold',
      [
        allow('ecs:*:*'),
        {
          ...deny('ecs:a:b'),
          Condition: { StringEquals: { k: ['a'] }, StringNotEquals: { k: ['a'] } },
        },
      ],
      [[1, []]],
    ],
    [
      'one that two cover together',
      [
        { ...allow('ecs:a:b'), Condition: { IpAddress: { 'g:SourceIp': ['10.0.0.0/9'] } } },
        { ...allow('ecs:a:b'), Condition: { IpAddress: { 'g:SourceIp': ['10.128.0.0/9'] } } },
        allow('vpc:a:b'),
        { ...allow('ecs:a:b'), ...office },
      ],
      [[3, [0, 1]]],
    ],
    ['the later of two that say the same', [allow('a:b:c'), allow('a:b:c')], [[1, [0]]]],
  ] as const)('tell %s', (_, statements, wanted) => {
    expect(dead(...statements).map(({ index, coveredBy }) => [index, coveredBy])).toEqual(wanted);
  });

  it('keep what lets people into agencies, which have to trust them besides', () => {
    const assume = { ...allow('sts:agencies:assume'), Resource: ['iam::*:agency:ops'] };
    expect(dead(assume, allow('sts::tagSession'), allow('iam:agencies:assume'))).toEqual([]);
    expect(dead(allow('sts:*:*'), assume).map(({ index }) => index)).toEqual([1]);
  });

  it('keep a Deny that only another policy would be taken by', () => {
    expect(dead(allow('ecs:a:b'), deny('vpc:a:b'))).toEqual([]);
  });

  it('can all be left out at once, in any policy', () => {
    fc.assert(
      fc.property(pair, ({ saved: one, edited: other }) => {
        const whole = { ...one, statements: [...one.statements, ...other.statements] };
        const gone = new Set(drain(findingDead(whole, options)).map(({ index }) => index));
        const rest = {
          ...whole,
          statements: whole.statements.filter((_, index) => !gone.has(index)),
        };
        const result = compareDocuments(whole, rest, options);
        expect([result.relation, result.inHands.relation]).toEqual(['equivalent', 'equivalent']);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a shorter policy', () => {
  it('joins, leaves out and keeps names', () => {
    const read = { Sid: 'read', ...allow('ecs:a:get', 'ecs:a:*') };
    expect(compact(read, allow('vpc:a:b'), deny('x:y:z'), allow('ecs:a:list'))).toEqual([
      { Sid: 'read', Effect: 'Allow', Action: ['ecs:a:*', 'vpc:a:b'] },
      deny('x:y:z'),
    ]);
  });

  it('joins by resources', () => {
    const on = (name: string) => ({ ...allow('obs:object:GetObject'), Resource: [name] });
    expect(compact(on('obs:*:*:object:a'), on('obs:*:*:object:b'))).toEqual([
      { ...allow('obs:object:GetObject'), Resource: ['obs:*:*:object:a', 'obs:*:*:object:b'] },
    ]);
  });

  it('is not offered where nothing can be left out', () => {
    expect(compact(allow('ecs:a:b'), deny('vpc:a:b'))).toBeNull();
    expect(compact({ Effect: 'Deny', NotAction: ['a:b:c'] })).toBeNull();
  });
});
