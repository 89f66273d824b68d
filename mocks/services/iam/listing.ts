import { refuse } from '#mocks/ground/errors.ts';
import type { Row, Table } from '#mocks/ground/table.ts';

type Slice = {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  readonly sort_key?: string | undefined;
  readonly sort_dir?: 'asc' | 'desc' | undefined;
  readonly name__contains?: string | undefined;
};

/** A source of rows in order: a sorted index of a table, or rows at hand. */
export type Ordered<R> = {
  readonly page: (
    key: string,
    range: { offset?: number; limit?: number; descending?: boolean },
  ) => readonly R[];
  readonly size: (key: string) => number;
  readonly hasKey: (key: string) => boolean;
};

/**
 * One page of a list with the paging parameters that are ours (`limit`, `offset`, `sort_key`,
 * `sort_dir`, `name__contains`). Without a filter only the rows of the page are read. `total` is
 * set when `limit` was given.
 * @throws ApiError 400 for a key that the list cannot be sorted by
 */
export function listSlice<R>(
  rows: Ordered<R>,
  query: Slice,
  nameOf: (row: R) => string,
  filter?: (row: R) => boolean,
  byDefault: { key: string; descending?: boolean } = { key: 'name' },
): { rows: readonly R[]; total?: number } {
  const key = query.sort_key ?? byDefault.key;
  if (!rows.hasKey(key)) throw refuse('invalidParameter', { key: 'sort_key' });
  const descending =
    query.sort_dir === undefined
      ? query.sort_key === undefined && byDefault.descending === true
      : query.sort_dir === 'desc';
  const range = {
    offset: query.offset ?? 0,
    ...(query.limit !== undefined && { limit: query.limit }),
  };
  const wanted = query.name__contains?.toLowerCase();
  if (wanted === undefined && filter === undefined) {
    const found = rows.page(key, { ...range, descending });
    return query.limit === undefined ? { rows: found } : { rows: found, total: rows.size(key) };
  }
  const all = rows
    .page(key, { descending })
    .filter(
      (row) =>
        (wanted === undefined || nameOf(row).toLowerCase().includes(wanted)) &&
        (filter?.(row) ?? true),
    );
  const found = all.slice(
    range.offset,
    range.limit === undefined ? undefined : range.offset + range.limit,
  );
  return query.limit === undefined ? { rows: found } : { rows: found, total: all.length };
}

/**
 * The rows of one account as a source: the table's sorted indexes keep each
 * account's rows together.
 */
export function accountRows<R extends Row, S>(table: Table<R, S>, account: string): Ordered<R> {
  return {
    page: (key, range) => (table.hasSorted(key) ? table.page(key, account, range) : []),
    size: (key) => (table.hasSorted(key) ? table.partSize(key, account) : 0),
    hasKey: (key) => table.hasSorted(key),
  };
}

/** Rows at hand as a source: they are sorted when asked for. */
export function orderedRows<R>(
  rows: readonly R[],
  keys: Readonly<Record<string, (row: R) => string | number>>,
): Ordered<R> {
  return {
    size: () => rows.length,
    hasKey: (key) => Object.hasOwn(keys, key),
    page: (key, { offset = 0, limit = Infinity, descending = false }) => {
      const keyOf = keys[key] ?? (() => '');
      const sorted = rows.toSorted((a, b) =>
        keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0,
      );
      return (descending ? sorted.toReversed() : sorted).slice(offset, offset + limit);
    },
  };
}

/**
 * The documented `page` and `per_page`: both or neither (`pair`), `page` from 1, `per_page`
 * from 1 to `max`.
 * @returns the range, or undefined when the whole list is asked for.
 * @throws ApiError 400
 */
export function pageRange(
  query: { page?: number | undefined; per_page?: number | undefined },
  max: number,
  pair = true,
): { offset: number; limit: number } | undefined {
  const { page, per_page } = query;
  if (page === undefined && per_page === undefined) return undefined;
  if (pair && (page === undefined || per_page === undefined)) throw refuse('pagePair');
  if (page !== undefined && page < 1) throw refuse('invalidParameter', { key: 'page' });
  const limit = per_page ?? max;
  if (limit < 1 || limit > max) throw refuse('invalidParameter', { key: 'per_page' });
  return { offset: ((page ?? 1) - 1) * limit, limit };
}
