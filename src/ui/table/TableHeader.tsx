import { Box, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';
import { tokens, visuallyHidden } from '../tokens.ts';
import { SelectAllCell } from './SelectionCells.tsx';
import type { Column } from './types.ts';
import type { RowModel, Selection } from './useRows.ts';
import type { TableState } from './useTableState.ts';

type TableHeaderProps<Row extends object> = {
  readonly label: string;
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  readonly serverSide: boolean;
  readonly model: RowModel<Row>;
  readonly selection: Selection<Row> | undefined;
  readonly expandable: boolean;
};

/** A narrow column whose name only assistive technology needs. */
function NamedCell({ name }: { readonly name: string }) {
  return (
    <TableCell padding="checkbox">
      <Box component="span" sx={visuallyHidden}>
        {name}
      </Box>
    </TableCell>
  );
}

function HeaderCell<Row>({
  column,
  state,
  sortable,
}: {
  readonly column: Column<Row>;
  readonly state: TableState;
  readonly sortable: boolean;
}) {
  const sorted = state.sort?.id === column.id;
  const direction = state.sort?.desc === true ? 'desc' : 'asc';
  const sort = () =>
    state.set({
      sort: { id: column.id, desc: sorted ? direction === 'asc' : column.newestFirst === true },
    });
  return (
    <TableCell
      align={column.align ?? 'left'}
      sortDirection={sorted ? direction : false}
      sx={column.width === undefined ? undefined : { width: column.width, whiteSpace: 'normal' }}
    >
      {sortable ? (
        <TableSortLabel
          component="button"
          type="button"
          active={sorted}
          direction={sorted ? direction : 'asc'}
          onClick={sort}
          sx={{
            font: 'inherit',
            textAlign: 'inherit',
            '&.Mui-active .MuiTableSortLabel-icon': { color: tokens.accent },
            '& .MuiTableSortLabel-icon': { opacity: sorted ? 1 : 0.35 },
          }}
        >
          {column.header}
        </TableSortLabel>
      ) : (
        column.header
      )}
    </TableCell>
  );
}

/** Head of a table: expander, selection, columns; sort buttons with `aria-sort` on their cell. */
export function TableHeader<Row extends object>({
  label,
  state,
  columns,
  serverSide,
  model,
  selection,
  expandable,
}: TableHeaderProps<Row>) {
  const { table, pageRows } = model;
  return (
    <TableHead>
      <TableRow>
        {expandable && <NamedCell name="Details" />}
        {selection?.single === true && <NamedCell name="Choice" />}
        {selection !== undefined && selection.single !== true && (
          <SelectAllCell
            label={label}
            all={table.getIsAllPageRowsSelected()}
            some={table.getIsSomePageRowsSelected()}
            none={!pageRows.some((row) => row.getCanSelect())}
            onToggle={table.getToggleAllPageRowsSelectedHandler()}
          />
        )}
        {columns.map((column) => (
          <HeaderCell
            key={column.id}
            column={column}
            state={state}
            sortable={serverSide ? column.sortable === true : column.sortValue !== undefined}
          />
        ))}
      </TableRow>
    </TableHead>
  );
}
