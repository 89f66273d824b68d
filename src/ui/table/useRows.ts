import {
  columnVisibilityFeature,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row as TableRow,
  type RowSelectionState,
  type ReactTable,
  type Updater,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Column } from './types.ts';
import type { TableState } from './useTableState.ts';
import { shownColumns } from './view.ts';

/**
 * The order of one column: numbers by size, everything else as people read it ("user2"
 * before "user10").
 */
let collator: Intl.Collator | undefined;
/** Made when something is put in order: a list that the server sorts never needs it. */
const byWords = (a: string, b: string): number =>
  (collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' })).compare(a, b);
const compare = (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : byWords(String(a), String(b));

const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
});
type Features = typeof features;

/** Chosen rows and how to change them. Rows stay chosen across pages. */
export type Selection<Row> = {
  readonly selected: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** Why a row cannot be chosen; undefined = it can. */
  readonly refusal?: (row: Row) => string | undefined;
  /** Radios instead of checkboxes. */
  readonly single?: boolean;
};

type RowsInput<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly state: TableState;
  /** Number of all rows when the server pages; undefined when `rows` are all of them. */
  readonly total: number | undefined;
  readonly selection: Selection<Row> | undefined;
};

/** What a table draws: the rows of its page, and how many rows and pages there are. */
export type RowModel<Row extends object> = {
  readonly pageRows: readonly TableRow<Features, Row>[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly table: ReactTable<Features, Row>;
};

const emptySelection: RowSelectionState = {};

/**
 * Sorting, paging, visibility and selection of a table, on the rows that passed the filters. A page
 * past the end shows the last one.
 */
export function useRows<Row extends object>({
  rows,
  columns,
  rowId,
  state,
  total,
  selection,
}: RowsInput<Row>): RowModel<Row> {
  const serverSide = total !== undefined;
  const count = total ?? rows.length;
  const pages = Math.max(1, Math.ceil(count / state.size));
  const page = Math.min(state.page, pages);

  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<Features, Row, unknown> => ({
        id: column.id,
        accessorFn: (row: Row) => column.sortValue?.(row) ?? '',
        enableSorting: serverSide ? column.sortable === true : column.sortValue !== undefined,
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      })),
    [columns, serverSide],
  );
  const columnVisibility = useMemo(() => {
    const shown = shownColumns(columns, state.columns);
    return Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)]));
  }, [columns, state.columns]);
  const sorting = useMemo(() => (state.sort === undefined ? [] : [state.sort]), [state.sort]);
  const pagination = useMemo(
    () => ({ pageIndex: page - 1, pageSize: state.size }),
    [page, state.size],
  );
  const rowSelection = useMemo(
    () =>
      selection === undefined
        ? emptySelection
        : Object.fromEntries(selection.selected.map((row) => [rowId(row), true as const])),
    [selection, rowId],
  );
  const data = useMemo(() => [...rows], [rows]);

  const select = (updater: Updater<RowSelectionState>) => {
    if (selection === undefined) return;
    const next = typeof updater === 'function' ? updater(rowSelection) : updater;
    const known = new Map([...selection.selected, ...rows].map((row) => [rowId(row), row]));
    selection.onChange(Object.keys(next).flatMap((id) => known.get(id) ?? []));
  };

  const table = useTable<Features, Row>({
    features,
    data,
    columns: definitions,
    getRowId: rowId,
    state: { columnVisibility, sorting, pagination, rowSelection },
    enableSortingRemoval: false,
    enableMultiRowSelection: selection?.single !== true,
    enableRowSelection: (row) => selection?.refusal?.(row.original) === undefined,
    onRowSelectionChange: select,
    autoResetPageIndex: false,
    manualSorting: serverSide,
    manualPagination: serverSide,
    rowCount: count,
  });
  return { pageRows: table.getRowModel().rows, total: count, page, pages, table };
}
