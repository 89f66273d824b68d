import { readDate } from '#src/domain/policy/language/conditions/operators/values.ts';
import type { ClockChoice } from '#mocks/pipeline/adminApi.ts';

const units = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 } as const;

/**
 * Reads the `clock` of a link: `real`, an ISO 8601 time to go on from, or a distance from now
 * (`+30d`, `+2h`, `-10m`); `,frozen` behind it lets time stand still there. `now`: epoch ms.
 * Undefined for anything else.
 */
export function readClock(text: string, now: number): ClockChoice | undefined {
  const [time = '', still, ...rest] = text.trim().split(',');
  if (rest.length > 0 || (still !== undefined && still !== 'frozen')) return undefined;
  if (time === 'real') return still === undefined ? {} : undefined;
  const frozen = still !== undefined;
  // a plus sign in an address is a blank
  const [, sign, count, unit] = /^([+-]?)(\d{1,6})([mhd])$/.exec(time) ?? [];
  if (count !== undefined && (unit === 'm' || unit === 'h' || unit === 'd'))
    return { at: now + Number(count) * units[unit] * (sign === '-' ? -1 : 1), frozen };
  const read = readDate(time);
  return read === null || Number(read) < 0 ? undefined : { at: Number(read), frozen };
}
