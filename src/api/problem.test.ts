import { describe, expect, it } from 'vitest';
import { problemFrom } from './problem.ts';

const refused = (deniedBy?: string, more: Readonly<Record<string, string>> = {}) =>
  problemFrom(
    new Response('{"error_code":"IAM.0003","error_msg":"No."}', {
      status: 403,
      headers: {
        'X-Missing-Actions': 'a:b:c|a:b:d,e:f:g',
        ...(deniedBy !== undefined && { 'X-Denied-By': deniedBy }),
        ...more,
      },
    }),
  );

describe('what a refusal says of the policies that deny', () => {
  it.each([
    [undefined, []],
    [
      'scp/Deny%2C%20all%2F%E2%80%9Dx%E2%80%9D,-',
      [{ action: 'a:b:c|a:b:d', kind: 'scp', policyName: 'Deny, all/”x”' }],
    ],
    ['-,identity/NoStops', [{ action: 'e:f:g', kind: 'identity', policyName: 'NoStops' }]],
    ['identity/%E2%80,unknown/x,scp/beyond', []],
  ])('reads %s', async (header, denials) => {
    const problem = await refused(header);
    expect(problem.denials).toEqual(denials);
    expect(problem.missingActions).toEqual(['a:b:c|a:b:d', 'e:f:g']);
  });
});

describe('the decisions behind a refusal', () => {
  it.each([
    [{}, [], undefined],
    [{ 'X-Decision-Id': 'd1' }, ['d1'], 'd1'],
    [{ 'X-Decision-Id': 'd1', 'X-Decision-Ids': 'd1,d2' }, ['d1', 'd2'], 'd1'],
  ])('are read from %j', async (headers, ids, first) => {
    const problem = await refused(undefined, headers);
    expect([problem.decisionIds, problem.decisionId]).toEqual([ids, first]);
  });
});
