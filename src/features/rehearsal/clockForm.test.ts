import { expect, it } from 'vitest';
import { delayProblem, fromForm, timeProblem, toForm } from './clockForm.ts';

const now = Date.UTC(2027, 0, 2, 3, 4, 5, 678);
const clock = { now, real: now, frozen: false, changed: false, propagation_ms: 60_000 };

it('shows a clock and asks for it', () => {
  const form = toForm({ ...clock, changed: true, frozen: true });
  expect(form).toEqual({ mode: 'frozen', time: '2027-01-02T03:04:05Z', delay: '60' });
  expect(fromForm(form)).toEqual({
    at: Date.UTC(2027, 0, 2, 3, 4, 5),
    frozen: true,
    propagation_ms: 60_000,
  });
  expect(fromForm(toForm(clock))).toEqual({ propagation_ms: 60_000 });
});

it('names what is wrong', () => {
  expect(timeProblem('tomorrow')).toContain('ISO 8601');
  expect(timeProblem('2027-01-01T00:00:00Z')).toBeUndefined();
  for (const wrong of ['', '-1', '1.5', '86401', 'soon']) expect(delayProblem(wrong)).toBeDefined();
  for (const right of ['0', '600', '86400']) expect(delayProblem(right)).toBeUndefined();
});
