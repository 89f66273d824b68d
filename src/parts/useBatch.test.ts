import { expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { batchProblem } from './useBatch.ts';

const failed = (item: string, status: number) => ({
  item,
  state: 'failed' as const,
  problem: new Problem({
    status,
    code: String(status),
    message: `no ${item}`,
    ...(status === 403 && {
      missingActions: [`x:${item}`, 'x:both'],
      decisionIds: [`${item}1`, `${item}2`],
    }),
  }),
});
const name = (item: string): string => item.toUpperCase();

it('keeps the one problem of a single item as it is', () => {
  const only = failed('a', 403);
  expect(batchProblem([only], 1, name)).toBe(only.problem);
  expect(batchProblem([], 3, name)).toBeUndefined();
});

it('names every failure and keeps a common status', () => {
  expect(batchProblem([failed('a', 409), failed('b', 409)], 5, name)).toMatchObject({
    status: 409,
    message: '2 of 5 failed. A: no a B: no b',
    missingActions: [],
  });
  expect(batchProblem([failed('a', 403), failed('b', 500)], 2, name)).toMatchObject({
    status: 0,
    code: 'SEVERAL',
  });
});

it('names a missing action once, with one decision about it, however many things it was refused on', () => {
  expect(batchProblem([failed('a', 403), failed('b', 403)], 5, name)).toMatchObject({
    status: 403,
    message: '2 of 5 failed: A, B.',
    missingActions: ['x:a', 'x:both', 'x:b'],
    decisionIds: ['a1', 'a2', 'b1'],
  });
});
