import { expect, it } from 'vitest';
import { Problem } from '#src/api/problem.ts';
import { failures, runEach, waiting, type Progress } from './runEach.ts';

const states = (list: readonly Progress<string>[]): string[] => list.map((entry) => entry.state);

it('goes on after a refusal, keeps its words and reports every step', async () => {
  const seen: string[] = [];
  const end = await runEach(
    waiting(['a', 'b', 'c']),
    async (item) => {
      if (item === 'b') throw new Problem({ status: 403, code: '403', message: 'no' });
    },
    (list) =>
      seen.push(
        states(list)
          .map((state) => state.charAt(0))
          .join(''),
      ),
  );
  expect(seen).toEqual(['www', 'rww', 'dww', 'drw', 'dfw', 'dfr', 'dfd']);
  expect(failures(end)).toMatchObject([{ item: 'b', problem: { message: 'no' } }]);
});

it('retries the failed ones only', async () => {
  const start: Progress<string>[] = [
    { item: 'a', state: 'done' },
    { item: 'b', state: 'failed', problem: new Problem({ status: 500, code: '500', message: '' }) },
    { item: 'c', state: 'done' },
  ];
  const sent: string[] = [];
  const end = await runEach(start, async (item) => void sent.push(item));
  expect(sent).toEqual(['b']);
  expect(states(end)).toEqual(['done', 'done', 'done']);
});
