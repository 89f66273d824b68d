import { describe, expect, it } from 'vitest';
import { laidOut, lineDiff } from './lineDiff.ts';

const marks = { same: ' ', removed: '-', added: '+' } as const;
const diff = (left: string, right: string) =>
  lineDiff(left, right).map(({ kind, text }) => `${marks[kind]}${text}`);

describe('lineDiff', () => {
  it.each<[string, string, readonly string[]]>([
    ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
    ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['a\nb\nc', 'c', ['-a', '-b', ' c']],
    ['a', 'b', ['-a', '+b']],
  ])('%j and %j', (left, right, lines) => expect(diff(left, right)).toEqual(lines));

  it('gives back both texts, with their line numbers', () => {
    const [left, right] = ['one\ntwo\nthree\nfour', 'zero\ntwo\nfour\nfive'];
    const lines = lineDiff(left, right);
    const textOf = (side: 'left' | 'right') => lines.filter((line) => line[side] !== undefined);
    expect(
      textOf('left')
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(left);
    expect(
      textOf('right')
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(right);
    expect(textOf('left').map(({ left: number }) => number)).toEqual([1, 2, 3, 4]);
    expect(textOf('right').map(({ right: number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

describe('laidOut', () => {
  it('takes white space out of the comparison', () =>
    expect(laidOut('{"a":[1]}')).toBe(laidOut('{ "a" : [ 1 ] }\n')));
  it('leaves what is no JSON', () => expect(laidOut('{"a"')).toBe('{"a"'));
});
