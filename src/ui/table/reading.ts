/** The parts of a query that a table needs beside its rows. */
type Query = { readonly error: unknown; readonly refetch: () => Promise<unknown> };

/**
 * What a table shows of a list's reading: its failure, and reading it again. Spread it
 * into `DataTable`.
 */
export function readingOf({ error, refetch }: Query) {
  const again = (): void => void refetch();
  return { error, onRetry: again, onRefresh: again };
}
