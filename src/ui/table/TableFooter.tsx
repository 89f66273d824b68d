import { Box, MenuItem, Pagination, Select } from '@mui/material';
import type { TableState } from './useTableState.ts';
import { pageSizes } from './view.ts';
import { grouped } from '../count.ts';

/** Under a table: total, page size, pager (docs/sources/console.md#1-5). */
export function TableFooter({
  total,
  state,
  page,
  pages,
  label,
}: {
  readonly total: number;
  readonly state: TableState;
  readonly page: number;
  readonly pages: number;
  readonly label: string;
}) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 1.5 }}>
      <Box component="span">Total Records: {grouped(total)}</Box>
      <Select
        value={state.size}
        onChange={(event) => state.set({ size: Number(event.target.value) })}
        SelectDisplayProps={{ 'aria-label': `Records per page: ${state.size}` }}
        sx={{ '& .MuiSelect-select': { py: 0.25 } }}
      >
        {pageSizes.map((size) => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </Select>
      <Pagination
        count={Math.max(1, pages)}
        page={page}
        onChange={(_, next) => state.set({ page: next })}
        size="small"
        siblingCount={1}
        aria-label={`Pages of ${label}`}
      />
    </Box>
  );
}
