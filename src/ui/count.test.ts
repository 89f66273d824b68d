import { describe, expect, it } from 'vitest';
import { grouped } from './count.ts';

describe('a count', () => {
  it.each([0, 7, 999, 1_000, 12_345, 999_999, 1_000_000, 9_007_199_254_740_991])(
    'of %d reads as the language writes it',
    (count) => expect(grouped(count)).toBe(count.toLocaleString('en-US')),
  );
});
