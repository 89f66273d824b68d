import { expect, it } from 'vitest';
import { actionWords, distinctActions } from './actionWords.ts';

it.each([
  [['iam:groups:list'], 'iam:groups:list'],
  [
    ['iam:groups:list', 'iam:groups:listGroups'],
    'iam:groups:list (also named iam:groups:listGroups)',
  ],
  [['iam:groups:list', 'IAM:groups:list'], 'iam:groups:list'],
  [['a:b:c', 'a:b:d', 'a:b:e', 'a:b:d'], 'a:b:c (also named a:b:d, a:b:e)'],
])('puts the names %j as “%s”', (names, words) => expect(actionWords(names)).toBe(words));

it('takes actions that share a name for one, and others for two', () => {
  expect(
    distinctActions([
      ['a:b:old', 'a:b:new'],
      ['x:y:z'],
      ['A:b:new', 'a:b:old', 'a:b:third'],
      ['x:y:z'],
    ]),
  ).toEqual([['a:b:old', 'a:b:new', 'a:b:third'], ['x:y:z']]);
  expect(distinctActions([])).toEqual([]);
});
