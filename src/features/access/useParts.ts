import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Problem } from '#src/api/problem.ts';
import { keptAnswer } from '#src/parts/access/view.ts';

/** Work that is asked for part by part, so that it can be watched and stopped. */
export type Parts<T> = {
  readonly pages: readonly T[];
  readonly error: Problem | null;
  /** It goes on. */
  readonly running: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
  /** From the beginning. */
  readonly again: () => void;
};

/**
 * Asks for one part after the other until there is none or it is stopped. After a change of the
 * world all parts that were there are asked for again.
 * @param next where the part behind one begins; undefined at the end
 */
export function useParts<T>(
  key: string,
  enabled: boolean,
  ask: (from: number) => Promise<T>,
  next: (last: T, all: readonly T[]) => number | undefined,
): Parts<T> {
  const [stopped, setStopped] = useState(false);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<
    T,
    Problem,
    InfiniteData<T, number>,
    readonly string[],
    number
  >({
    queryKey: [key],
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: 0,
    getNextPageParam: next,
    enabled: enabled && !stopped,
    ...keptAnswer,
  });
  const goesOn = enabled && !stopped && hasNextPage && error === null;
  useEffect(() => {
    if (goesOn && !isFetching) void fetchNextPage();
  }, [goesOn, isFetching, fetchNextPage]);
  return {
    pages: data?.pages ?? [],
    error,
    running: enabled && !stopped && (isFetching || goesOn),
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
    again: () => {
      setStopped(false);
      void refetch();
    },
  };
}
