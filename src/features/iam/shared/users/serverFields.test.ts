import { expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { complaintOf } from './serverFields.ts';

const problem = (code: string): Problem =>
  new Problem({ status: 400, code, message: `message ${code}` });

it.each([
  ['1109', 'name'],
  ['1110', 'email'],
  ['1111', 'mobile'],
  ['1117', 'description'],
  ['1118', 'password'],
  ['1113', 'externalId'],
])('puts %s beside %s', (code, field) => {
  expect(complaintOf(problem(code))).toEqual({ field, message: `message ${code}` });
});

it('leaves quota, refusals and everything else to the page', () => {
  expect(
    [problem('1115'), problem('IAM.0003'), new Error('x'), undefined].map(complaintOf),
  ).toEqual([undefined, undefined, undefined, undefined]);
});
