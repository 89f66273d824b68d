import { grouped } from '#src/ui/count.ts';

const day = 86_400_000;

/**
 * How many whole days ago something was, in words; `--` when it never was. `since` in ISO 8601,
 * `now` in epoch ms.
 */
export function ageText(since: string | null | undefined, now: number): string {
  if (since === null || since === undefined) return '--';
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / day));
  if (days === 0) return 'Today';
  return days === 1 ? '1 day' : `${grouped(days)} days`;
}

type Key = { readonly created_at: string; readonly status: 'active' | 'inactive' };

/**
 * Number and age of a user's access keys, as the list shows them: the oldest counts, since it is
 * the one to be replaced.
 */
export function keysText(keys: readonly Key[], now: number): string {
  const [oldest] = keys.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  if (oldest === undefined) return '--';
  const disabled = keys.filter(({ status }) => status === 'inactive').length;
  const count = keys.length === 1 ? '1 key' : `${keys.length} keys`;
  return [
    disabled === 0 ? count : `${count} (${disabled} disabled)`,
    `${keys.length === 1 ? '' : 'oldest '}${ageText(oldest.created_at, now).toLowerCase()}`,
  ].join(', ');
}

/** For ordering by age: the older, the larger; what has no age comes before the youngest. */
export const ageOrder = (since: string | null | undefined): number =>
  since === null || since === undefined ? Number.NEGATIVE_INFINITY : -Date.parse(since);
