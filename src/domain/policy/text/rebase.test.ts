import { describe, expect, it } from 'vitest';
import { applyEdits } from './edits.ts';
import { rebasedEdits } from './rebase.ts';

const before = '{"Action":["a:b:c"],"Effect":"Allow"}';
const at = (text: string, part: string): number => text.indexOf(part);
/** An edit of `before` that replaces a part of it. */
const replacing = (part: string, text: string) => [
  { offset: at(before, part), end: at(before, part) + part.length, text },
];
const repeated = (edits: ReturnType<typeof replacing>, now: string): string | undefined => {
  const moved = rebasedEdits(edits, before, now);
  return moved && applyEdits(now, moved);
};

describe('an edit cut for an older text', () => {
  it.each([
    ['the same text', before, '{"Action":["a:b:c"],"Effect":"Deny"}'],
    [
      'one that grew before it',
      '{"Action":["a:b:c","d:e:f"],"Effect":"Allow"}',
      '{"Action":["a:b:c","d:e:f"],"Effect":"Deny"}',
    ],
    [
      'one that shrank before it',
      '{"Action":[],"Effect":"Allow"}',
      '{"Action":[],"Effect":"Deny"}',
    ],
    [
      'one that grew behind it',
      '{"Action":["a:b:c"],"Effect":"Allow","Resource":["*"]}',
      '{"Action":["a:b:c"],"Effect":"Deny","Resource":["*"]}',
    ],
  ])('is repeated on %s', (_, now, then) =>
    expect(repeated(replacing('"Allow"', '"Deny"'), now)).toBe(then),
  );

  it.each([
    ['it touches what was changed', '{"Action":["a:b:c"],"Effect":"Deny"}'],
    ['the text is gone', '[]'],
  ])('is given back where %s', (_, now) =>
    expect(repeated(replacing('"Allow"', '"Other"'), now)).toBeUndefined(),
  );

  it('keeps both of two additions to one list, and gives back what would be no JSON', () => {
    const end = at(before, ']');
    const adding = [{ offset: end, end, text: ',"g:h:i"' }];
    expect(repeated(adding, '{"Action":["a:b:c","d:e:f"],"Effect":"Allow"}')).toBe(
      '{"Action":["a:b:c","d:e:f","g:h:i"],"Effect":"Allow"}',
    );
    expect(repeated(adding, '{"Action":[],"Effect":"Allow"}')).toBeUndefined();
  });
});
