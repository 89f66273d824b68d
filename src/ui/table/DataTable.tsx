import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import {
  Box,
  IconButton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableRow,
} from '@mui/material';
import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { useProblemWords } from '../problem.tsx';
import { tokens, visuallyHidden } from '../tokens.ts';
import { RowSelectCell } from './SelectionCells.tsx';
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
  /** Number of all rows when the server sorts, filters and pages; leave out when `rows` are all of them. */
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
  /** Content under a row when it is opened. */
  readonly expand?: (row: Row) => ReactNode;
  /** Words and a button for a table that has no rows at all. */
  readonly empty?: ReactNode;
  /** No toolbar, no footer: a short list inside a page. */
  readonly plain?: boolean;
};

const noProperties: readonly never[] = [];
const noRows: readonly never[] = [];

/** A real `<table>` with toolbar, order, pages, selection, opened rows, and its own loading, empty, filtered-empty, failed and refused states. */
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
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  // A failed re-read counts more than the rows read before: whoever lost the permission sees the refusal, not old rows.
  const failed = error !== undefined && error !== null;
  const held = failed || rows === undefined ? noRows : rows;
  const filtered = useMemo(
    () => (total === undefined ? filterRows(held, state, searchText, [...selects, ...tags]) : held),
    [held, total, state, searchText, selects, tags],
  );
  const model = useRows({ rows: filtered, columns, rowId, state, total, selection });
  const shown = shownColumns(columns, state.columns);
  const visible = columns.filter((column) => shown.includes(column.id));
  const span = visible.length + (selection === undefined ? 0 : 1) + (expand === undefined ? 0 : 1);
  const isFiltered =
    state.search !== '' || Object.values(state.filters).some((values) => values.length > 0);
  const loading = rows === undefined && !failed;
  const toggle = (id: string) =>
    setOpened(
      (now) => new Set(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]),
    );

  return (
    <Box sx={{ minWidth: 0 }}>
      {plain !== true && <TableToolbar {...props} shown={shown} selects={selects} tags={tags} />}
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
            serverSide={total !== undefined}
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
            {model.pageRows.map((row) => {
              const open = opened.has(row.id);
              const name = rowName(row.original);
              return (
                <Fragment key={row.id}>
                  <TableRow hover selected={row.getIsSelected()}>
                    {expand !== undefined && (
                      <TableCell padding="checkbox">
                        <IconButton
                          size="small"
                          aria-label={`Details of ${name}`}
                          aria-expanded={open}
                          onClick={() => toggle(row.id)}
                        >
                          <ExpandMoreIcon
                            sx={{
                              fontSize: 18,
                              transform: open ? 'none' : 'rotate(-90deg)',
                              transition: 'transform .15s',
                            }}
                          />
                        </IconButton>
                      </TableCell>
                    )}
                    {selection !== undefined && (
                      <RowSelectCell
                        name={name}
                        checked={row.getIsSelected()}
                        refusal={selection.refusal?.(row.original)}
                        single={selection.single === true}
                        onToggle={row.getToggleSelectedHandler()}
                      />
                    )}
                    {visible.map((column) => (
                      <TableCell key={column.id} align={column.align ?? 'left'}>
                        {column.cell(row.original)}
                      </TableCell>
                    ))}
                  </TableRow>
                  {open && expand !== undefined && (
                    <TableRow>
                      <TableCell
                        colSpan={span}
                        sx={{ bgcolor: '#FAFAFA', borderLeft: `3px solid ${tokens.accent}`, p: 2 }}
                      >
                        {expand(row.original)}
                      </TableCell>
                    </TableRow>
                  )}
                </Fragment>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
      {plain !== true && !failed && (
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
