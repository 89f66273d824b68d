import { describe, expect, it } from 'vitest';
import { daysProblem, durationOf, validityForm, validityOf } from './validity.ts';

const made = Date.UTC(2026, 0, 1);
const agency = (hours: number | null) => ({
  duration: hours === null ? 'FOREVER' : String(hours),
  expire_time:
    hours === null ? null : new Date(made + hours * 3_600_000).toISOString().replace('Z', '000'),
});
const after = (hours: number): number => made + hours * 3_600_000;

describe('validity period', () => {
  it.each([
    [null, 0, 'Unlimited', '--', false],
    [24, 0, '1 day', '24 hours left', false],
    [24, 23.5, '1 day', '1 hour left', false],
    [24, 24, '1 day', 'Expired', true],
    [480, 1, '20 days', '19 days left', false],
    [480, 481, '20 days', 'Expired', true],
  ] as const)('of %s hours, %s hours later: %s, %s', (hours, later, text, left, expired) => {
    expect(validityOf(agency(hours), after(later))).toEqual({ text, left, expired });
  });

  it.each([
    [null, 'FOREVER', 'FOREVER'],
    [24, 'ONEDAY', 'ONEDAY'],
    [480, 'CUSTOM', 20],
  ] as const)('of %s hours is chosen as %s and sent as %s', (hours, validity, sent) => {
    const form = validityForm(agency(hours));
    expect(form.validity).toBe(validity);
    expect(durationOf(form)).toBe(sent);
  });

  it.each([
    ['1', true],
    ['3650', true],
    ['0', false],
    ['3651', false],
    ['', false],
    ['1.5', false],
    ['-2', false],
    ['x', false],
  ])('takes %s as days: %s', (days, fits) => {
    expect(daysProblem(days) === undefined).toBe(fits);
  });
});
