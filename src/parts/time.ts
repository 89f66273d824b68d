import { formatTime } from '#src/ui/time.ts';

const zoned = /(Z|[+-]\d\d:?\d\d)$/;

/**
 * Any of the API's times in words, `--` for none. Texts without a zone (`2020-07-08 02:19:03.0`)
 * are UTC. Source of the forms: docs/sources/api-contract.md#1-2.
 */
export const timeText = (value: number | string | null | undefined): string =>
  formatTime(
    typeof value === 'string' && value !== '' && !zoned.test(value)
      ? `${value.replace(' ', 'T')}Z`
      : value,
  );
