import { expect, it } from 'vitest';
import { timeText } from './time.ts';

it('reads every form of time that the API writes as the same moment', () => {
  const moment = Date.UTC(2020, 6, 8, 2, 19, 3);
  const forms = [
    moment,
    '2020-07-08 02:19:03.0',
    '2020-07-08T02:19:03.000000',
    '2020-07-08T02:19:03Z',
    '2020-07-08T10:19:03+08:00',
  ];
  expect(new Set(forms.map(timeText)).size).toBe(1);
  expect(timeText(moment)).toMatch(/2020/);
});

it('shows what never happened, or cannot be read, as a dash', () => {
  expect([null, undefined, '', 'soon'].map(timeText)).toEqual(['--', '--', '--', '--']);
});
