import { Box, Button, Skeleton, Typography } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '#src/api/problem.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { useDocumentTitle } from '#src/ui/PageHeader.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T, Problem>;
  /** What is being read, for assistive technology: "user group". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
};

const gone = (error: Problem | null): boolean =>
  error !== null && (error.status === 403 || error.status === 404);

/** The page of an object that is not there, may not be seen, or could not be read. */
function Unreadable({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}) {
  const navigate = useNavigate();
  const words = useProblemWords();
  const missing = problem.status === 404;
  const title = missing
    ? 'Page not found'
    : problem.status === 403
      ? 'You cannot open this page'
      : 'This page could not be shown';
  useDocumentTitle(title);
  return (
    <Card>
      <Typography component="h1" variant="h1" sx={{ mb: 2 }}>
        {title}
      </Typography>
      {missing ? (
        <EmptyState title="There is nothing at this address." text={problem.message} />
      ) : (
        <ProblemAlert problem={words(problem)} />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <Button variant="contained" onClick={() => void navigate(-1)}>
          Go back
        </Button>
        <Button variant="outlined" onClick={onRetry}>
          Try again
        </Button>
      </Box>
    </Card>
  );
}

/** A page that is about one object: waits for it, and says so when it cannot be read, also when it vanishes later. */
export function Loaded<T>({ query, what, children }: LoadedProps<T>) {
  if (query.data !== undefined && !gone(query.error)) return children(query.data);
  if (query.error !== null)
    return <Unreadable problem={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Box role="status" aria-label={`Reading ${what}`}>
      <Skeleton variant="rounded" height={36} sx={{ mb: 2, maxWidth: 320 }} />
      <Skeleton variant="rounded" height={160} />
    </Box>
  );
}
