import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, singleEdit } from './positions.ts';

describe('positionAt', () => {
  it.each([
    ['abc', 0, 1, 1],
    ['abc', 3, 1, 4],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\r\nb\nc\rd', 7, 4, 1],
    ['a\n', 99, 2, 1],
    ['a', -1, 1, 1],
  ])('%j at %i is line %i, column %i', (text, offset, line, column) => {
    expect(positionAt(text, offset)).toEqual({ line, column });
  });
});

describe('singleEdit', () => {
  it('says nothing when nothing changed', () => {
    expect(singleEdit('same', 'same')).toBeUndefined();
  });

  it('touches only the part that differs', () => {
    expect(singleEdit('["a", "b", "c"]', '["a", "c"]')).toEqual({ offset: 7, end: 12, text: '' });
  });

  it('always leads from the one text to the other', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
        fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
        (before, after) => {
          const edit = singleEdit(before, after);
          const result =
            edit === undefined
              ? before
              : before.slice(0, edit.offset) + edit.text + before.slice(edit.end);
          expect(result).toBe(after);
        },
      ),
    );
  });
});
