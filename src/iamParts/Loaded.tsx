import { Box, Skeleton } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Problem } from '#src/api/problem.ts';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T, Problem>;
  /** What is being read, for assistive technology: "user group". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

const gone = (error: Problem | null): boolean => error !== null && (error.status === 403 || error.status === 404);

/** A page that is about one object: waits for it; an object that cannot be read goes to the route's error page, also when it vanishes later. */
export function Loaded<T>({ query, what, children }: LoadedProps<T>) {
  if (query.data !== undefined && !gone(query.error)) return children(query.data);
  if (query.error !== null) throw query.error;
  return (
    <Box role="status" aria-label={`Reading ${what}`}>
      <Skeleton variant="rounded" height={36} sx={{ mb: 2, maxWidth: 320 }} />
      <Skeleton variant="rounded" height={160} />
    </Box>
  );
}
