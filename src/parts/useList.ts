import { keepPreviousData, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Problem } from '#src/api/problem.ts';
import type { TableState } from '#src/ui/table/useTableState.ts';
import { sliceOf, type Slice } from './paging.ts';

type Reading<Answer, Key extends readonly unknown[]> = UseQueryOptions<
  Answer,
  Problem,
  Answer,
  Key
>;

/** A list that the server sorts, filters and pages: how a slice of it is asked for. */
type Paged<Answer, Key extends readonly unknown[]> = {
  readonly state: TableState;
  readonly slice: (slice: Slice) => Reading<Answer, Key>;
};

/**
 * What a table needs of its list, in every state a reading can have. Spread it into `DataTable`.
 */
export type List<Row> = {
  /** Undefined while they are being read for the first time. */
  readonly rows: readonly Row[] | undefined;
  /** Number of all rows where the server pages. */
  readonly total?: number;
  /** What was thrown while reading; null when nothing was. */
  readonly error: Problem | null;
  /** Old rows are shown while another slice is being read. */
  readonly stale: boolean;
  readonly onRetry: () => void;
  readonly onRefresh: () => void;
};

/** Lists say their length in one of two words. */
const totalOf = (answer: object | undefined): number | undefined => {
  const { total_number, total }: { total_number?: unknown; total?: unknown } = answer ?? {};
  return [total_number, total].find((number) => typeof number === 'number');
};

/**
 * The one way to feed a table. A list read as a whole is given as `q(call, args)`; one that the
 * server pages as `{ state, slice }`: the rows before stay until the new ones are there, and a page
 * past the end, after a deletion or by an old link, is the last one.
 * @param rowsOf the rows of an answer; a constant of the module where it makes a new array
 */
export function useList<Answer extends object, Key extends readonly unknown[], Row>(
  source: Reading<Answer, Key> | Paged<Answer, Key>,
  rowsOf: (answer: Answer) => readonly Row[],
): List<Row> {
  const [known, setKnown] = useState<number>();
  const paged = 'slice' in source ? source : undefined;
  const last =
    paged === undefined || known === undefined
      ? Infinity
      : Math.max(1, Math.ceil(known / paged.state.size));
  const asked =
    'slice' in source
      ? source.slice(sliceOf({ ...source.state, page: Math.min(source.state.page, last) }))
      : source;
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...asked,
    ...(paged && { placeholderData: keepPreviousData }),
  });
  const rows = useMemo(() => data && rowsOf(data), [data, rowsOf]);
  const total = totalOf(data) ?? rows?.length ?? 0;
  if (paged !== undefined && data !== undefined && !isPlaceholderData && total !== known)
    setKnown(total);
  const again = (): void => void refetch();
  return {
    rows,
    ...(paged === undefined ? {} : { total }),
    error,
    stale: isPlaceholderData,
    onRetry: again,
    onRefresh: again,
  };
}
