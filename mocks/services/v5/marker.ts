import { refuseV5 } from '#mocks/ground/v5Errors.ts';

/** Rows in their order, by position. */
export type Source<R> = { readonly page: (offset: number, limit?: number) => readonly R[] };
type Query = { readonly limit?: number | undefined; readonly marker?: string | undefined };
/** How a list by markers tells where its next page begins; without `next_marker` it has ended. */
export type PageInfo = { next_marker?: string; current_count: number };

const DEFAULT = 100;
const MAX = 200;

const encode = (offset: number, id: string): string =>
  btoa(`${offset}:${id}`).replace(/\+/g, '-').replace(/\//g, '_');

/**
 * Where the page after `marker` starts: behind its row, wherever that stands by now; at the same
 * place when the row is gone.
 * @throws ApiError 400
 */
function startOf<R>(
  source: Source<R>,
  marker: string | undefined,
  idOf: (row: R) => string,
): number {
  if (marker === undefined) return 0;
  const match = /^[A-Za-z0-9+/=_-]{4,400}$/.test(marker)
    ? /^(\d{1,9}):([\w./:-]+)$/.exec(decoded(marker))
    : null;
  if (match === null) throw refuseV5('invalidMarker');
  const offset = Number(match[1]);
  const [before] = offset > 0 ? source.page(offset - 1, 1) : [];
  if (before !== undefined && idOf(before) === match[2]) return offset;
  const moved = source.page(0).findIndex((row) => idOf(row) === match[2]);
  return moved === -1 ? offset : moved + 1;
}

function decoded(marker: string): string {
  try {
    return atob(marker.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
}

/**
 * One page of a v5 list: `limit` 1–200, default 100; `next_marker` is absent on the last page
 * (docs/sources/api-contract.md#1-3).
 * @throws ApiError 400 PAP5.0010
 */
export function markerPage<R>(
  source: Source<R>,
  query: Query,
  idOf: (row: R) => string,
): { rows: readonly R[]; page_info: PageInfo } {
  const limit = query.limit ?? DEFAULT;
  if (limit < 1 || limit > MAX) throw refuseV5('invalidLimit');
  const start = startOf(source, query.marker, idOf);
  const found = source.page(start, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    rows,
    page_info: {
      ...(more && { next_marker: encode(start + limit, idOf(last)) }),
      current_count: rows.length,
    },
  };
}

/** Rows at hand as a source. */
export const listed = <R>(rows: readonly R[]): Source<R> => ({
  page: (offset, limit = Infinity) => rows.slice(offset, offset + limit),
});
