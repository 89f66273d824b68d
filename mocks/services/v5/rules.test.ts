import { describe, expect, it } from 'vitest';
import { checkDocument } from './rules.ts';

const trust = (principal: string): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [
      { Effect: 'Allow', Action: ['sts:agencies:assume'], Principal: { IAM: [principal] } },
    ],
  });
const read = '{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["obs:object:getObject"]}]}';

describe('a document sent as text', () => {
  it.each([
    ['a placeholder as principal', trust('{ACCOUNT_ID}'), 'trust'],
    ['a byte order mark', `\ufeff${read}`, 'identity'],
    [
      'a name twice',
      read.replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"'),
      'identity',
    ],
    ['a comment', read.replace('{', '{ // why\n'), 'identity'],
    [
      'a policy of another cloud',
      read.replace('5.0', '2012-10-17').replace('obs:object:getObject', 's3:GetObject'),
      'identity',
    ],
  ] as const)('is refused: %s', (_, text, profile) => {
    expect(() => checkDocument(text, profile)).toThrow(
      expect.objectContaining({ status: 400 }) as Error,
    );
  });

  it.each([
    ['an account id as principal', trust('0a6d25d23900d45c0faac010e0fb4de0'), 'trust'],
    [
      'a condition key that no request carries',
      read.replace(']}]', '],"Condition":{"StringEquals":{"aws:SourceIp":["a"]}}}]'),
      'identity',
    ],
  ] as const)('is taken: %s', (_, text, profile) =>
    expect(() => checkDocument(text, profile)).not.toThrow(),
  );
});
