import { Box, Button, Skeleton, TableCell, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { EmptyState } from '../EmptyState.tsx';
import { ProblemAlert } from '../ProblemAlert.tsx';
import type { ProblemText } from '../problem.tsx';
import { visuallyHidden } from '../tokens.ts';

/**
 * A row of words over the whole table. They stay in sight while a table wider than the
 * screen is scrolled.
 */
function WordsRow({ span, children }: { readonly span: number; readonly children: ReactNode }) {
  return (
    <TableRow>
      <TableCell colSpan={span} sx={{ borderBottom: 0, p: 0 }}>
        <Box sx={{ position: 'sticky', left: 0, width: '100cqw', p: 1.5 }}>{children}</Box>
      </TableCell>
    </TableRow>
  );
}

/** Rows are being read for the first time. */
export function LoadingRows({ span, label }: { readonly span: number; readonly label: string }) {
  return Array.from({ length: 5 }, (_, index) => (
    <TableRow key={index}>
      <TableCell colSpan={span}>
        {index === 0 && (
          <Box component="span" sx={visuallyHidden}>
            Loading {label}
          </Box>
        )}
        <Skeleton variant="text" width={`${88 - index * 9}%`} />
      </TableCell>
    </TableRow>
  ));
}

/** Reading failed or was refused. */
export function FailedRow({
  span,
  problem,
  onRetry,
}: {
  readonly span: number;
  readonly problem: ProblemText;
  readonly onRetry: (() => void) | undefined;
}) {
  const retry = onRetry !== undefined && (
    <Button size="small" variant="outlined" onClick={onRetry}>
      Retry
    </Button>
  );
  return (
    <WordsRow span={span}>
      <ProblemAlert problem={problem} action={retry} />
    </WordsRow>
  );
}

/** There is nothing, or nothing that fits the search and the filters. */
export function EmptyRow({
  span,
  isFiltered,
  onReset,
  empty,
}: {
  readonly span: number;
  readonly isFiltered: boolean;
  readonly onReset: () => void;
  readonly empty: ReactNode;
}) {
  const reset = (
    <Button variant="outlined" onClick={onReset}>
      Reset filters
    </Button>
  );
  return (
    <WordsRow span={span}>
      {isFiltered ? (
        <EmptyState text="Nothing fits the search or the filters." action={reset} />
      ) : (
        (empty ?? <EmptyState />)
      )}
    </WordsRow>
  );
}
