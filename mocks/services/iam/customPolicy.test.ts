import { describe, expect, it } from 'vitest';
import { ApiError } from '#mocks/ground/errors.ts';
import { checkCustomPolicy } from './customPolicy.ts';

const assume = {
  Effect: 'Allow',
  Action: ['iam:agencies:assume'],
  Resource: { uri: ['/iam/agencies/a'] },
};
const get = { Effect: 'Allow', Action: ['obs:object:GetObject'], Resource: ['obs:*:*:object:b/*'] };

function refusalOf(
  Statement: unknown,
  Version = '1.1',
): { readonly code: string; readonly message: string } | undefined {
  try {
    checkCustomPolicy({
      display_name: 'p',
      type: 'AX',
      description: 'd',
      policy: { Version, Statement },
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message } = error;
    return { code, message };
  }
}

describe('a refused policy is told in the documented words', () => {
  it.each([
    ['1.0', [get], 'IAM.1024', "The version of a fine-grained policy must be '1.1'."],
    [
      '2012-10-17',
      [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }],
      'IAM.1024',
      "The version of a fine-grained policy must be '1.1'.",
    ],
    [
      '1.1',
      Array.from({ length: 9 }, () => assume),
      'IAM.1028',
      'The number of statements [9] must be greater than 0 and less than or equal to 8.',
    ],
    [
      '1.1',
      [],
      'IAM.1028',
      'The number of statements [0] must be greater than 0 and less than or equal to 8.',
    ],
    [
      '1.1',
      [{ ...get, Effect: 'Maybe' }],
      'IAM.1029',
      "The value of Effect must be 'allow' or 'deny'.",
    ],
    [
      '1.1',
      [{ ...get, Action: ['obs:object'] }],
      'IAM.1035',
      "Action URN '[obs:object]' contains invalid characters.",
    ],
    [
      '1.1',
      [{ ...get, Condition: { StringIs: { 'g:UserName': ['a'] } } }],
      'IAM.1055',
      "Attribute '[g:UserName]' does not match operator '[StringIs]'.",
    ],
    [
      '1.1',
      [{ ...get, Condition: { StringEquals: { 'g:UserName': 'a' } } }],
      'IAM.1053',
      "Attribute '[g:UserName]' must be a JSONArray.",
    ],
    [
      '1.1',
      [{ ...get, Condition: { StringEquals: { 'g:UserName': [''] } } }],
      'IAM.1056',
      "The length [0] of attribute '[g:UserName]' for operator '[StringEquals]' must be greater than 0 and less than or equal to 1024 characters.",
    ],
    [
      '1.1',
      [{ ...assume, Action: ['iam:users:listUsers'] }],
      'IAM.1038',
      "Resource URI '[iam:users:listUsers]' is invalid. Old resources only support agencies.",
    ],
  ])('%s %j: %s', (version, statement, code, message) =>
    expect(refusalOf(statement, version)).toEqual({ code, message }),
  );
});

describe('what only policies for agencies are held to', () => {
  it.each([
    ['eleven statements for cloud services', Array.from({ length: 11 }, () => get)],
    ['agencies by URI beside another statement', [assume, get]],
    [
      'assuming denied by both names',
      [{ Effect: 'Deny', Action: ['iam:agencies:assume', 'iam:tokens:assume'] }],
    ],
    [
      'a condition key that no request carries',
      [{ ...get, Condition: { StringEquals: { 'aws:SourceIp': ['a'] } } }],
    ],
    [
      'a Deny that can never apply',
      [{ ...get, Effect: 'Deny', Condition: { NotIpAddress: { 'g:SourceIp': ['10.0.0.0/33'] } } }],
    ],
  ])('does not refuse %s', (_, statement) => expect(refusalOf(statement)).toBeUndefined());
});
