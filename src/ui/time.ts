const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * A moment as the console writes it, in the reader's own zone: `2026-11-24 21:59:00 GMT+08:00`.
 * Takes an ISO text or epoch milliseconds; nothing, 0 or something unreadable gives `--`.
 */
export function formatTime(moment: string | number | null | undefined): string {
  if (moment === null || moment === undefined || moment === '' || moment === 0) return '--';
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '--';
  const offset = -date.getTimezoneOffset();
  const zone = `GMT${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(Math.abs(offset) / 60))}:${twoDigits(Math.abs(offset) % 60)}`;
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join(
    '-',
  );
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day} ${clock} ${zone}`;
}
