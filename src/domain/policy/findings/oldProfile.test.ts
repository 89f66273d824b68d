import { describe, expect, it } from 'vitest';
import { actionsIn, oldProfileOf } from './oldProfile.ts';
import { parsePolicyText } from '../text/text.ts';

const assume = { Effect: 'Allow', Action: ['iam:agencies:assume'] };
const byUri = { ...assume, Resource: { uri: ['/iam/agencies/a'] } };
const reading = { Effect: 'Allow', Action: ['iam:users:listUsers'] };

describe('by which rules a policy of the old console is checked', () => {
  it.each([
    ['agencies by URI', [byUri], 'agency'],
    ['assuming without Resource', [assume], 'agency'],
    ['the older name of assuming', [{ ...assume, Action: ['iam:tokens:assume'] }], 'agency'],
    ['agencies by URI beside another statement', [byUri, reading], 'custom'],
    ['agencies by URI beside assuming all', [byUri, assume], 'agency'],
    [
      'agencies by URI beside the older name',
      [byUri, { ...assume, Action: ['iam:tokens:assume'] }],
      'custom',
    ],
    [
      'both names of assuming',
      [{ ...assume, Action: ['iam:agencies:assume', 'iam:tokens:assume'] }],
      'custom',
    ],
    ['another action on agencies by URI', [{ ...byUri, Action: ['iam:agencies:list'] }], 'agency'],
    ['assuming beside another statement', [assume, reading], 'custom'],
    [
      'assuming beside another action',
      [{ ...assume, Action: ['iam:agencies:assume', 'iam:agencies:list'] }],
      'custom',
    ],
    ['no action', [{ ...assume, Action: [] }], 'custom'],
    ['a Resource of another form', [{ ...reading, Resource: { path: [] } }], 'custom'],
  ])('%s: %j is %s', (_, Statement, profile) =>
    expect(oldProfileOf(parsePolicyText(JSON.stringify({ Version: '1.1', Statement })))).toBe(
      profile,
    ),
  );

  it('takes a text that is no policy as one for cloud services', () => {
    for (const text of ['', '{', '[]', 'null', '{"Statement":7}'])
      expect(oldProfileOf(parsePolicyText(text))).toBe('custom');
  });
});

it('lists the actions of a broken text too, with those of NotAction', () => {
  expect(
    actionsIn(parsePolicyText('{"Statement":[{"Action":["a:b:c",7]},{"NotAction":"d:e:f"},3')),
  ).toEqual(['a:b:c', 'd:e:f']);
});
