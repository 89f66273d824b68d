import type { TableView } from '#src/ui/table/types.ts';

/** What a paged list call is asked for (decision record 0004). */
export type Slice = {
  readonly limit: number;
  readonly offset: number;
  readonly sort_key?: string;
  readonly sort_dir?: 'asc' | 'desc';
  readonly name__contains?: string;
};

/**
 * The slice of a server-side list that a table shows now. Ids of sortable columns are the
 * server's sort keys.
 */
export function sliceOf({
  page,
  size,
  sort,
  search,
}: Pick<TableView, 'page' | 'size' | 'sort' | 'search'>): Slice {
  return {
    limit: size,
    offset: (page - 1) * size,
    ...(sort === undefined ? {} : { sort_key: sort.id, sort_dir: sort.desc ? 'desc' : 'asc' }),
    ...(search.trim() === '' ? {} : { name__contains: search.trim() }),
  };
}
