import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text/edits.ts';
import { toVisual } from './visual.ts';
import { visualEdits } from './visualEdits.ts';
import type { BlockAddress, EditableBlock } from './visualTypes.ts';

/** Statements about agencies (docs/sources/policy-grammar.md#3-4), edited as blocks. */
const first = '/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c';
const second = '/iam/agencies/b36b1258b5dc41a4aa8255508a0f2b50';
const at: BlockAddress = { statement: 0, service: 'iam' };

const policy = (statement: object, Version = '1.1') =>
  JSON.stringify({ Version, Statement: [statement] }, null, 4);
const assume = (rest: object) =>
  policy({ Effect: 'Allow', Action: ['iam:agencies:assume'], ...rest });
const uris = (...uri: readonly string[]) => assume({ Resource: { uri } });
const blockOf = (text: string): EditableBlock | undefined =>
  toVisual(text).blocks.find((block) => !block.readOnly);

/** By hand: other blanks, another order of elements, a list on one line. */
const byHand = (list: string) =>
  `{"Version" : "1.1",\n  "Statement": [ {\n\t"Resource": {"uri": ${list}},\n` +
  `\t"Action": ["iam:agencies:assume"],   "Effect":"Deny" } ]\n}\n`;

describe('a statement that names agencies', () => {
  it.each([
    ['as the API prints it', uris(first, second)],
    ['by hand', byHand(`["${first}", "${second}"]`)],
    ['without any', assume({ Resource: { uri: [] } }), []],
    [
      'of the older name',
      policy({
        Effect: 'Allow',
        Action: ['iam:tokens:assume'],
        Resource: { uri: [first, second] },
      }),
    ],
  ])('is a block, %s', (_, text, expected: readonly string[] = [first, second]) =>
    expect(blockOf(text)?.resources).toEqual({ kind: 'agencies', uris: expected }),
  );

  it.each([
    [
      'in version 5.0',
      policy(
        { Effect: 'Allow', Action: ['iam:agencies:assume'], Resource: { uri: [first] } },
        '5.0',
      ),
    ],
    [
      'of another service',
      policy({
        Effect: 'Allow',
        Action: ['iam:agencies:assume', 'ecs:a:b'],
        Resource: { uri: [first] },
      }),
    ],
    ['with another member', assume({ Resource: { uri: [first], url: [first] } })],
    ['without uri', assume({ Resource: {} })],
    ['with one string', assume({ Resource: { uri: first } })],
    ['with a number', assume({ Resource: { uri: [1] } })],
  ])('stays text, %s', (_, text) =>
    expect(toVisual(text).blocks).toEqual([
      { readOnly: true, address: { statement: 0, service: null }, reason: 'agencyUri' },
    ]),
  );
});

describe('edits of agencies', () => {
  const add = (text: string, uri: string) => applyEdits(text, visualEdits.addAgency(text, at, uri));
  const remove = (text: string, uri: string) =>
    applyEdits(text, visualEdits.removeAgency(text, at, uri));

  it.each([
    ['the first', assume({}), first, uris(first)],
    ['one more', uris(first), second, uris(first, second)],
    ['one that is listed', uris(first), first, uris(first)],
    ['one to an empty list', assume({ Resource: { uri: [] } }), first, uris(first)],
    ['in place of every resource', assume({ Resource: ['*'] }), first, uris(first)],
    ['as written by the old API', assume({ Resource: null }), first, uris(first)],
    ['by hand', byHand(`["${first}"]`), second, byHand(`["${first}", "${second}"]`)],
  ])('add %s', (_, text, uri, expected) => expect(add(text, uri)).toBe(expected));

  it.each([
    ['one of two', uris(first, second), first, uris(second)],
    // Not silently every agency: an empty list is an error to be mended.
    ['the last', uris(first), first, assume({ Resource: { uri: [] } })],
    ['one that is not listed', uris(first), second, uris(first)],
    ['by hand', byHand(`["${first}", "${second}"]`), second, byHand(`["${first}"]`)],
  ])('remove %s', (_, text, uri, expected) => expect(remove(text, uri)).toBe(expected));

  it.each([
    ['as the API prints it', uris(first)],
    ['by hand', byHand(`["${first}"]`)],
  ])('leave every byte when they are taken back, %s', (_, text) =>
    expect(remove(add(text, second), second)).toBe(text),
  );

  it('go for every agency', () => {
    const text = uris(first, second);
    expect(applyEdits(text, visualEdits.setAllResources(text, at))).toBe(assume({}));
  });

  it('go with the service', () => {
    const text = assume({ Resource: { uri: [first] } });
    const edited = applyEdits(text, visualEdits.setService(text, at, 'ecs'));
    expect(JSON.parse(edited)).toEqual({
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: [] }],
    });
  });

  it('go along with a clone', () => {
    const text = uris(first, second);
    const statements = (
      JSON.parse(applyEdits(text, visualEdits.cloneBlock(text, at))) as { Statement: unknown[] }
    ).Statement;
    expect(statements[1]).toEqual(statements[0]);
  });

  it('of a shared statement leave the other service what it had', () => {
    const text = policy({ Effect: 'Allow', Action: ['iam:agencies:assume', 'ecs:a:b'] });
    expect(JSON.parse(add(text, first))).toEqual({
      Version: '1.1',
      Statement: [
        { Effect: 'Allow', Action: ['ecs:a:b'] },
        { Effect: 'Allow', Action: ['iam:agencies:assume'], Resource: { uri: [first] } },
      ],
    });
  });
});
