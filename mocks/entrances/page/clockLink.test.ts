import { expect, it } from 'vitest';
import { readClock } from './clockLink.ts';

const now = Date.UTC(2026, 0, 15, 12);
const day = 24 * 3_600_000;

it.each([
  ['real', {}],
  ['2027-01-01T00:00:00Z', { at: Date.UTC(2027, 0, 1), frozen: false }],
  ['2027-01-01T00:00:00Z,frozen', { at: Date.UTC(2027, 0, 1), frozen: true }],
  ['+30d', { at: now + 30 * day, frozen: false }],
  [' 30d', { at: now + 30 * day, frozen: false }],
  ['-10m', { at: now - 600_000, frozen: false }],
  ['+2h,frozen', { at: now + 7_200_000, frozen: true }],
] as const)('%s', (text, choice) => expect(readClock(text, now)).toEqual(choice));

it.each(['', 'tomorrow', '+30y', 'real,frozen', '+1d,still', '+1d,frozen,frozen'])(
  'does not guess what %j means',
  (text) => expect(readClock(text, now)).toBeUndefined(),
);
