import type { Column, FilterProperty, Sorting, TableView } from './types.ts';

/** Page sizes offered in the footer. */
export const pageSizes = [10, 20, 50, 100] as const;

const nameOf = (key: string, part: string) => (key === '' ? part : `${key}.${part}`);

/** `-created` → descending by created. */
export const readSort = (text: string | null | undefined): Sorting | undefined =>
  text === null || text === undefined || text === '' || text === '-'
    ? undefined
    : text.startsWith('-')
      ? { id: text.slice(1), desc: true }
      : { id: text, desc: false };
/** An order as the address has it: `name`, or `-name` for descending; empty without an order. */
export const writeSort = (sort: Sorting | undefined): string =>
  sort === undefined ? '' : `${sort.desc ? '-' : ''}${sort.id}`;

const positive = (text: string | null, fallback: number) => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

/** Parts of a view that outlive a visit: order, page size and columns. */
export type Remembered = Partial<Pick<TableView, 'size' | 'sort' | 'columns'>>;

/**
 * Reads a table's view from the query string; what is missing there comes from memory, then
 * from the defaults.
 */
export function readView(
  params: URLSearchParams,
  key: string,
  remembered: Remembered,
  defaults: { readonly sort: Sorting | undefined; readonly size: number },
): TableView {
  const text = (part: string) => params.get(nameOf(key, part));
  const size = positive(text('size'), remembered.size ?? defaults.size);
  const prefix = nameOf(key, 'f.');
  const filters: Record<string, string[]> = {};
  for (const [name, value] of params)
    if (name.startsWith(prefix)) (filters[name.slice(prefix.length)] ??= []).push(value);
  const columns = text('columns');
  return {
    page: positive(text('page'), 1),
    size: pageSizes.some((known) => known === size) ? size : defaults.size,
    sort: readSort(text('sort')) ?? remembered.sort ?? defaults.sort,
    search: text('search') ?? '',
    filters,
    columns: columns === null ? remembered.columns : columns.split(','),
  };
}

/**
 * Writes a view back; parts that equal the defaults leave the address. Everything else in the
 * query string stays.
 */
export function writeView(
  params: URLSearchParams,
  key: string,
  view: TableView,
  defaults: { readonly sort: Sorting | undefined; readonly size: number },
): URLSearchParams {
  const next = new URLSearchParams(params);
  const prefix = nameOf(key, 'f.');
  for (const name of params.keys()) if (name.startsWith(prefix)) next.delete(name);
  const put = (part: string, value: string, isDefault: boolean) =>
    isDefault ? next.delete(nameOf(key, part)) : next.set(nameOf(key, part), value);
  put('page', String(view.page), view.page === 1);
  put('size', String(view.size), view.size === defaults.size);
  put('sort', writeSort(view.sort), writeSort(view.sort) === writeSort(defaults.sort));
  put('search', view.search, view.search === '');
  put('columns', view.columns?.join(',') ?? '', view.columns === undefined);
  for (const [id, values] of Object.entries(view.filters))
    for (const value of values) next.append(`${prefix}${id}`, value);
  return next;
}

const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

/** Rows that fit the search text and every filter (within one filter any value does). */
export function filterRows<Row>(
  rows: readonly Row[],
  view: Pick<TableView, 'search' | 'filters'>,
  searchText: ((row: Row) => string) | undefined,
  properties: readonly FilterProperty<Row>[],
): readonly Row[] {
  const active = properties.flatMap((property) => {
    const wanted = view.filters[property.id] ?? [];
    const { values } = property;
    return wanted.length === 0 || values === undefined
      ? []
      : [{ wanted, values, exact: property.options !== undefined }];
  });
  const search = view.search.trim();
  if (active.length === 0 && (search === '' || searchText === undefined)) return rows;
  return rows.filter((row) => {
    if (search !== '' && searchText !== undefined && !contains(searchText(row), search))
      return false;
    return active.every(({ wanted, values, exact }) => {
      const held = values(row);
      const list = typeof held === 'string' ? [held] : held;
      return wanted.some((want) =>
        list.some((have) => (exact ? have === want : contains(have, want))),
      );
    });
  });
}

/**
 * Ids of the columns to show, in the table's own order. Columns that cannot be hidden always stay.
 */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly string[] {
  return columns
    .filter(
      (column) =>
        column.hideable === false ||
        (chosen === undefined ? column.hiddenAtFirst !== true : chosen.includes(column.id)),
    )
    .map((column) => column.id);
}
