const format = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' });

/**
 * Any of the API's times in words, in the reader's own zone. Numbers are epoch milliseconds; texts without a zone
 * (`2020-07-08 02:19:03.0`) are UTC. Nothing, and what cannot be read, is `--`. Source of the forms: api reference 1.2.
 */
export function timeText(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '--';
  const time = typeof value === 'number' ? value : Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value.replace(' ', 'T')}Z`);
  return Number.isFinite(time) ? format.format(time) : '--';
}
