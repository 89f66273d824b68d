import { expect, it } from 'vitest';
import { memberChanges, memberChangeKey } from './memberChanges.ts';

const [ann, bob, cid] = [
  { id: '1', name: 'ann' },
  { id: '2', name: 'bob' },
  { id: '3', name: 'cid' },
];

it('tells who joins and who leaves, by id', () => {
  expect(memberChanges([ann, bob], [{ ...bob, detail: 'read again' }, cid])).toEqual([
    { user: cid, add: true },
    { user: ann, add: false },
  ]);
  expect(memberChanges([ann], [ann])).toEqual([]);
});

it('keeps joining and leaving apart', () =>
  expect(memberChangeKey({ user: ann, add: true })).not.toBe(
    memberChangeKey({ user: ann, add: false }),
  ));
