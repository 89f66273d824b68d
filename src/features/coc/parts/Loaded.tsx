import { Box, Button, Skeleton } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '#src/api/problem.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T, Problem>;
  /** What is being read, for assistive technology: "counters". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

/** One part of a page that is read by its own call: waits, or says at its place why it may not be read, without taking the page along. */
export function Loaded<T>({ query, what, children }: LoadedProps<T>) {
  const words = useProblemWords();
  if (query.data !== undefined && !query.isError) return children(query.data);
  if (query.isError) {
    const retry = (
      <Button size="small" variant="outlined" onClick={() => void query.refetch()}>
        Retry
      </Button>
    );
    return (
      <ProblemAlert
        problem={words(query.error)}
        {...(query.error.status === 403 ? {} : { action: retry })}
      />
    );
  }
  return (
    <Box role="status" aria-label={`Reading ${what}`}>
      <Skeleton variant="text" width="60%" />
      <Skeleton variant="text" width="40%" />
    </Box>
  );
}
