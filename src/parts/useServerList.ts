import { keepPreviousData, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '#src/api/problem.ts';
import { readingOf } from '#src/ui/table/reading.ts';
import type { TableState } from '#src/ui/table/useTableState.ts';
import { sliceOf, type Slice } from './paging.ts';

type ListAnswer = { readonly total_number?: number | undefined };

/**
 * What a table needs of a list that the server sorts, filters and pages. Spread it
 * into `DataTable`.
 */
export type ServerList<Row> = {
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  readonly error: unknown;
  readonly stale: boolean;
  readonly onRetry: () => void;
  readonly onRefresh: () => void;
};

/**
 * Reads the page of a list that the table's state asks for; the rows before stay until the new ones
 * are there. A page past the end, after a deletion or by an old link, is the last one.
 * @param listOf the call's options for a slice
 * @param rowsOf the rows of an answer
 */
export function useServerList<Answer extends ListAnswer, Key extends readonly unknown[], Row>(
  state: TableState,
  listOf: (slice: Slice) => UseQueryOptions<Answer, Problem, Answer, Key>,
  rowsOf: (answer: Answer) => readonly Row[],
): ServerList<Row> {
  const [known, setKnown] = useState<number>();
  const last = known === undefined ? Infinity : Math.max(1, Math.ceil(known / state.size));
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...listOf(sliceOf({ ...state, page: Math.min(state.page, last) })),
    placeholderData: keepPreviousData,
  });
  const rows = data && rowsOf(data);
  const total = data?.total_number ?? rows?.length ?? 0;
  if (data !== undefined && !isPlaceholderData && total !== known) setKnown(total);
  return { rows, total, stale: isPlaceholderData, ...readingOf({ error, refetch }) };
}
