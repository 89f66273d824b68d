import { describe, expect, it } from 'vitest';
import { appendStatements, mergeRefusal, statementsOf, writtenAsRole } from './mergeExisting.ts';

const pretty = (value: unknown) => JSON.stringify(value, null, 4);
const deny = { Effect: 'Deny', Action: ['coc:instance:stop'] };
const allow = { Effect: 'Allow', Action: ['coc:*:get*'] };

describe('appendStatements', () => {
  it('puts statements behind the ones that are there and moves nothing', () => {
    const text = `{\n  "Version": "1.1",   "Statement": [ ${JSON.stringify(allow)} ]}`;
    expect(appendStatements(text, [deny])).toBe(
      text.replace(' ]}', ', {"Effect": "Deny", "Action": ["coc:instance:stop"]} ]}'),
    );
  });

  it('looks as typed when the policy was empty', () => {
    expect(appendStatements(pretty({ Version: '1.1', Statement: [] }), [allow])).toBe(
      pretty({ Version: '1.1', Statement: [allow] }),
    );
  });

  it('takes the indentation of the list', () => {
    const two = (value: unknown) => JSON.stringify(value, null, 2);
    expect(appendStatements(two({ Version: '1.1', Statement: [allow] }), [deny])).toBe(
      two({ Version: '1.1', Statement: [allow, deny] }),
    );
  });

  it('lets an untouched empty statement give way', () => {
    const text = pretty({ Version: '1.1', Statement: [{ Effect: 'Allow', Action: [] }] });
    expect(appendStatements(text, [allow, deny])).toBe(
      pretty({ Version: '1.1', Statement: [allow, deny] }),
    );
  });

  it.each(['', '{', '[]', '{"Version":"1.1"}', '{"Statement":{}}'])('cannot add to %j', (text) =>
    expect(appendStatements(text, [allow])).toBeUndefined(),
  );
});

describe('statementsOf', () => {
  it('reads a list of objects and nothing else', () => {
    expect(statementsOf({ Statement: [allow, 'x', null] })).toEqual([allow]);
    expect(statementsOf({})).toEqual([]);
  });
});

it('knows actions that only roles may write', () => {
  expect(writtenAsRole({ Statement: [{ Effect: 'Allow', Action: ['identity:*'] }] })).toBe(true);
  expect(writtenAsRole({ Statement: [{ Effect: 'Allow', Action: ['vpc:*:*'] }] })).toBe(false);
});

describe('mergeRefusal', () => {
  it.each([
    [['global', 'global'], true],
    [['project', 'unknown'], true],
    [['global', 'project'], false],
    [['mixed'], false],
  ] as const)('%j may be merged: %s', (scopes, allowed) =>
    expect(mergeRefusal(scopes) === undefined).toBe(allowed),
  );
});
