import type { Agency } from './agency.ts';
import { grouped } from '#src/ui/count.ts';

const hour = 3_600_000;

/** The choices of the form: Unlimited, 1 day, or a number of days. */
type ValidityChoice = 'FOREVER' | 'ONEDAY' | 'CUSTOM';

export type ValidityForm = { readonly validity: ValidityChoice; readonly days: string };

/** Most days of a custom validity (ours: the sources print no bound). */
const mostDays = 3_650;

/** The API's times carry no zone and mean UTC (docs/sources/api-contract.md#1-2). */
const epoch = (time: string): number => Date.parse(time.endsWith('Z') ? time : `${time}Z`);

const plural = (count: number, unit: string): string =>
  `${grouped(count)} ${unit}${count === 1 ? '' : 's'}`;

/** A validity period in words, and what is left of it at `now` (epoch ms). */
export function validityOf(
  { duration, expire_time }: Pick<Agency, 'duration' | 'expire_time'>,
  now: number,
): { readonly text: string; readonly expired: boolean; readonly left: string } {
  if (duration === null || duration === 'FOREVER' || expire_time === null)
    return { text: 'Unlimited', expired: false, left: '--' };
  const text = plural(Number(duration) / 24, 'day');
  const rest = epoch(expire_time) - now;
  if (rest <= 0) return { text, expired: true, left: 'Expired' };
  return {
    text,
    expired: false,
    left:
      rest >= 48 * hour
        ? `${plural(Math.floor(rest / (24 * hour)), 'day')} left`
        : `${plural(Math.max(1, Math.ceil(rest / hour)), 'hour')} left`,
  };
}

/** What the form shows for an agency. */
export function validityForm({ duration }: Pick<Agency, 'duration'>): ValidityForm {
  if (duration === null || duration === 'FOREVER') return { validity: 'FOREVER', days: '' };
  return duration === '24'
    ? { validity: 'ONEDAY', days: '' }
    : { validity: 'CUSTOM', days: String(Number(duration) / 24) };
}

/** What the API takes for it. */
export const durationOf = ({ validity, days }: ValidityForm): string | number =>
  validity === 'CUSTOM' ? Number(days) : validity;

/** Why these days are no validity period; undefined when they are. */
export function daysProblem(days: string): string | undefined {
  if (!/^\d+$/.test(days.trim())) return 'Enter a whole number of days.';
  const count = Number(days);
  return count < 1 || count > mostDays ? `Enter 1 to ${grouped(mostDays)} days.` : undefined;
}
