import { describe, expect, it } from 'vitest';
import { compareDecimals, readDecimal } from './decimal.ts';

const compare = (one: string, other: string): number => {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  if (a === null || b === null) throw new Error('no number');
  return Math.sign(compareDecimals(a, b));
};

describe('numbers with every digit', () => {
  it.each([
    ['9007199254740992', '9007199254740993', -1],
    ['12345678901234567890.10', '12345678901234567890.1', 0],
    ['0.1', '.10', 0],
    ['-2', '-10', 1],
    ['-1', '1', -1],
    ['0', '-0.000', 0],
    ['1e3', '1000', 0],
    ['1e3', '999.99', 1],
    ['12', '1.2e1', 0],
    ['100', '99', 1],
    ['0.09', '0.1', -1],
    ['1e999999999', '1e999999998', 1],
    ['007', '7.', 0],
  ])('%s against %s: %i', (one, other, order) => {
    expect(compare(one, other)).toBe(order);
    expect(compare(other, one)).toBe(order === 0 ? 0 : -order);
  });

  it.each(['', '1,5', '0x10', 'ten', '1e', '.', '--1', 'Infinity'])('%j is none', (text) =>
    expect(readDecimal(text)).toBeNull(),
  );
});
