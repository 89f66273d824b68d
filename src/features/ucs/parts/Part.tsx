import { Box } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '#src/api/problem.ts';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';

type PartProps<T> = {
  readonly query: UseQueryResult<T, Problem>;
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

/** A part of a form or page that is read by its own call; refused, it says so at its place and leaves the rest alone. */
export function Part<T>({ query, what, children }: PartProps<T>) {
  const words = useProblemWords();
  if (query.isError) return <ProblemAlert problem={words(query.error)} />;
  if (query.data === undefined)
    return <Box role="status" aria-label={`Reading ${what}`} sx={{ minHeight: 40 }} />;
  return children(query.data);
}
