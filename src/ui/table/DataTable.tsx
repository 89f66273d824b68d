import { Box, Table, TableBody, TableContainer } from '@mui/material';
import { useMemo, useState, type ReactNode } from 'react';
import { useProblemWords } from '../problem.tsx';
import { visuallyHidden } from '../tokens.ts';
import { DataRow } from './DataRow.tsx';
import { SelectedBar } from './SelectedBar.tsx';
import { TableFooter } from './TableFooter.tsx';
import { TableHeader } from './TableHeader.tsx';
import { EmptyRow, FailedRow, LoadingRows } from './TableStates.tsx';
import { TableToolbar, type TableToolbarProps } from './TableToolbar.tsx';
import type { Column, FilterProperty } from './types.ts';
import { useRows, type Selection } from './useRows.ts';
import type { TableState } from './useTableState.ts';
import { filterRows, shownColumns } from './view.ts';

type ToolbarSlots<Row> = Pick<
  TableToolbarProps<Row>,
  'actions' | 'quota' | 'search' | 'tagPlaceholder' | 'lockedTags' | 'extra' | 'onRefresh'
>;

/** A table needs its name, state, columns and rows; everything else is a choice. */
export type DataTableProps<Row extends object> = ToolbarSlots<Row> & {
  /** Name of the table, e.g. "IAM users"; also its accessible name. */
  readonly label: string;
  readonly state: TableState;
  /** Keep the array stable (module constant or memo). */
  readonly columns: readonly Column<Row>[];
  /** Undefined while they are being read. Keep the array stable. */
  readonly rows: readonly Row[] | undefined;
  /**
   * Number of all rows when the server sorts, filters and pages; leave out when `rows`
   * are all of them.
   */
  readonly total?: number | undefined;
  readonly rowId: (row: Row) => string;
  /** How the row is called in the names of its controls. */
  readonly rowName: (row: Row) => string;
  /** What was thrown while reading. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Old rows are shown while newer ones are being read. */
  readonly stale?: boolean;
  /** Text a row is searched by; needed with `search` when the table holds all its rows. */
  readonly searchText?: (row: Row) => string;
  /** Filters shown as selects. */
  readonly selects?: readonly FilterProperty<Row>[];
  /** Filters shown as tags in the filter box. */
  readonly tags?: readonly FilterProperty<Row>[];
  readonly selection?: Selection<Row>;
  /** Content under a row when it is opened; a row without any cannot be opened. */
  readonly expand?: (row: Row) => ReactNode;
  /** Words and a button for a table that has no rows at all. */
  readonly empty?: ReactNode;
  /** No toolbar, no footer: a short list inside a page. */
  readonly plain?: boolean;
};

const noProperties: readonly never[] = [];
const noRows: readonly never[] = [];

/** The ids of the opened rows, and how one is opened or closed. */
function useOpened(): readonly [ReadonlySet<string>, (id: string) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setOpened(
      (now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]),
    );
  return [opened, toggle];
}

/**
 * A real `<table>` with toolbar, order, pages, selection, opened rows, and its own loading, empty,
 * filtered-empty, failed and refused states.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    state,
    columns,
    rows,
    total,
    rowId,
    rowName,
    error,
    onRetry,
    stale,
    searchText,
    selects = noProperties,
    tags = noProperties,
    selection,
    expand,
    empty,
    plain,
  } = props;
  const words = useProblemWords();
  const [opened, toggle] = useOpened();
  // A failed re-read counts more than the rows read before: whoever lost the permission sees the
  // refusal, not old rows.
  const failed = error !== undefined && error !== null;
  const held = failed || rows === undefined ? noRows : rows;
  const [asksSelected, setAsksSelected] = useState(false);
  const selected = selection?.selected ?? noRows;
  const onlySelected = asksSelected && selected.length > 0;
  const filtered = useMemo(() => {
    if (onlySelected) return selected;
    return total === undefined ? filterRows(held, state, searchText, [...selects, ...tags]) : held;
  }, [onlySelected, selected, held, total, state, searchText, selects, tags]);
  const counted = onlySelected ? undefined : total;
  const model = useRows({ rows: filtered, columns, rowId, state, total: counted, selection });
  const shown = shownColumns(columns, state.columns);
  const visible = columns.filter((column) => shown.includes(column.id));
  const span = visible.length + (selection === undefined ? 0 : 1) + (expand === undefined ? 0 : 1);
  const isFiltered =
    state.search !== '' || Object.values(state.filters).some((values) => values.length > 0);
  const loading = rows === undefined && !failed;

  return (
    <Box sx={{ minWidth: 0 }}>
      {plain !== true && <TableToolbar {...props} shown={shown} selects={selects} tags={tags} />}
      {selection !== undefined && selection.single !== true && selected.length > 0 && (
        <SelectedBar
          count={selected.length}
          label={label}
          only={onlySelected}
          onOnly={setAsksSelected}
          onClear={() => {
            setAsksSelected(false);
            selection.onChange([]);
          }}
        />
      )}
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={`${label}, scrollable`}
        sx={{ containerType: 'inline-size', position: 'relative' }}
      >
        <Table
          aria-label={label}
          aria-busy={loading || stale === true}
          // Paler than this, links would fall below the contrast that text needs.
          sx={{ opacity: stale === true ? 0.9 : 1, minWidth: Math.min(960, visible.length * 130) }}
        >
          <TableHeader
            label={label}
            state={state}
            columns={visible}
            serverSide={counted !== undefined}
            model={model}
            selection={selection}
            expandable={expand !== undefined}
          />
          <TableBody>
            {loading && <LoadingRows span={span} label={label} />}
            {failed && <FailedRow span={span} problem={words(error)} onRetry={onRetry} />}
            {!loading && !failed && model.pageRows.length === 0 && (
              <EmptyRow span={span} isFiltered={isFiltered} onReset={state.reset} empty={empty} />
            )}
            {model.pageRows.map((row) => (
              <DataRow
                key={row.id}
                row={row}
                name={rowName(row.original)}
                columns={visible}
                span={span}
                selection={selection}
                expand={expand}
                isOpen={opened.has(row.id)}
                onToggle={() => toggle(row.id)}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {/* A number is shown once it is known. */}
      {plain !== true && !failed && !loading && (
        <TableFooter
          total={model.total}
          state={state}
          page={model.page}
          pages={model.pages}
          label={label}
        />
      )}
      <Box role="status" sx={visuallyHidden}>
        {loading || failed
          ? ''
          : `${label}: ${model.total} ${model.total === 1 ? 'record' : 'records'}`}
      </Box>
    </Box>
  );
}
