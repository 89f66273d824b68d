import { Box, Button, Skeleton, Typography } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Problem } from '#src/api/problem.ts';
import { Card } from '#src/ui/Card.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { useDocumentTitle, type Crumb } from '#src/ui/PageHeader.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';

type LoadedProps<T> = {
  readonly query: UseQueryResult<T, Problem>;
  /** What is being read, for assistive technology: "user group". */
  readonly what: string;
  /**
   * It is one part of a page or form with a read of its own: refused, it says so at its place and
   * leaves the rest alone. Otherwise the page is about this object and stands or falls with it.
   */
  readonly part?: boolean;
  /** The list it would stand in: who follows a link to one that is gone is led there. */
  readonly list?: Crumb;
  readonly children: (data: T) => ReactNode;
};

const gone = (error: Problem | null): boolean =>
  error !== null && (error.status === 403 || error.status === 404);

/** The page of an object that is not there, may not be seen, or could not be read. */
function Unreadable({
  problem,
  what,
  list,
  onRetry,
}: {
  readonly problem: Problem;
  readonly what: string;
  readonly list: Crumb | undefined;
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
        <EmptyState
          title={`This ${what} is not there, or no longer.`}
          text={problem.message}
          action={list && <TextLink to={list.to}>{`All ${list.label}`}</TextLink>}
        />
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

/** A part of a page that could not be read; asking again helps unless it was refused. */
function PartProblem({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}) {
  const words = useProblemWords();
  const retry = (
    <Button size="small" variant="outlined" onClick={onRetry}>
      Retry
    </Button>
  );
  return (
    <ProblemAlert problem={words(problem)} {...(problem.status === 403 ? {} : { action: retry })} />
  );
}

/** The outline of what is being read: of a page, or of a part of one. */
function Reading({ what, part }: { readonly what: string; readonly part: boolean }) {
  return (
    <Box role="status" aria-label={`Reading ${what}`}>
      {part ? (
        <>
          <Skeleton variant="text" width="60%" />
          <Skeleton variant="text" width="40%" />
        </>
      ) : (
        <>
          <Skeleton variant="rounded" height={36} sx={{ mb: 2, maxWidth: 320 }} />
          <Skeleton variant="rounded" height={160} />
        </>
      )}
    </Box>
  );
}

/**
 * Waits for what a page, or a part of it, shows; says so when it cannot be read, also when
 * it vanishes later.
 */
export function Loaded<T>({ query, what, part = false, list, children }: LoadedProps<T>) {
  const { data, error, refetch } = query;
  const retry = (): void => void refetch();
  if (data !== undefined && (part ? error === null : !gone(error))) return children(data);
  if (error === null) return <Reading what={what} part={part} />;
  return part ? (
    <PartProblem problem={error} onRetry={retry} />
  ) : (
    <Unreadable problem={error} what={what} list={list} onRetry={retry} />
  );
}
