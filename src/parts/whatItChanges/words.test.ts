import { expect, it } from 'vitest';
import type { Preview } from './trial.ts';
import { rowWords, summaryOf } from './words.ts';

const none: Preview = {
  rows: 0,
  gaining: 0,
  losing: 0,
  gained: [],
  lost: [],
  more: 0,
  unknown: [],
  names: { p1: 'ap-southeast-3' },
  left_out: false,
};
const open = [{ reason: 'too-large', place: 'the resources', principals: ['root'] }];

it.each([
  [none, 'Nothing changes for anybody.'],
  [{ ...none, gaining: 1 }, '1 principal gains access.'],
  [
    { ...none, gaining: 2, losing: 1200 },
    '2 principals gain access, 1,200 principals lose access.',
  ],
  [{ ...none, unknown: open }, 'What changes could not be decided.'],
  [
    { ...none, losing: 1, unknown: open },
    '1 principal loses access. Part of it could not be decided.',
  ],
  [
    { ...none, left_out: true },
    'Nothing changes for anybody. Some people are left out, whom you may not read.',
  ],
])('sums up', (preview, words) => expect(summaryOf(preview)).toBe(words));

it('names who, what and where', () => {
  const row = {
    principals: ['user:ann', 'user:bob'],
    actions: ['ecs:a:b', 'ecs:a:c', 'ecs:a:d', 'ecs:a:e', 'ecs:a:f', 'ecs:a:g'],
    scope: { class: 'project' as const, projectId: 'p1' },
    witness: {} as never, // not looked at
  };
  expect(rowWords(row, none.names)).toBe(
    'user:ann, user:bob: ecs:a:b, ecs:a:c, ecs:a:d, ecs:a:e, ecs:a:f and 1 more, for example in the project ap-southeast-3',
  );
});
