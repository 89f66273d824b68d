import { describe, expect, it } from 'vitest';
import { ageOrder, ageText, keysText } from './age.ts';

const now = Date.UTC(2026, 0, 31, 12);

describe('the age of a password', () => {
  it.each([
    [null, '--'],
    [undefined, '--'],
    ['2026-01-31T13:00:00Z', 'Today'],
    ['2026-01-30T12:00:01Z', 'Today'],
    ['2026-01-30T12:00:00Z', '1 day'],
    ['2022-01-31T12:00:00Z', '1,461 days'],
  ])('of %s is %s', (since, text) => expect(ageText(since, now)).toBe(text));

  it('orders the old behind the young and those without one in front', () => {
    const ages = ['2026-01-30T12:00:00Z', null, '2022-01-31T12:00:00Z', '2026-01-31T12:00:00Z'];
    expect(ages.toSorted((a, b) => ageOrder(a) - ageOrder(b))).toEqual([
      null,
      '2026-01-31T12:00:00Z',
      '2026-01-30T12:00:00Z',
      '2022-01-31T12:00:00Z',
    ]);
  });
});

describe('access keys in a cell', () => {
  const key = (created_at: string, status: 'active' | 'inactive' = 'active') => ({
    created_at,
    status,
  });

  it.each([
    [[], '--'],
    [[key('2026-01-31T10:00:00Z')], '1 key, today'],
    [[key('2026-01-21T10:00:00Z', 'inactive')], '1 key (1 disabled), 10 days'],
    [[key('2026-01-30T10:00:00Z'), key('2025-12-31T12:00:00Z')], '2 keys, oldest 31 days'],
    [
      [key('2026-01-30T10:00:00Z', 'inactive'), key('2026-01-29T12:00:00Z')],
      '2 keys (1 disabled), oldest 2 days',
    ],
  ])('are counted, and the oldest tells the age: %j', (keys, text) =>
    expect(keysText(keys, now)).toBe(text),
  );
});
