import RefreshIcon from '@mui/icons-material/Refresh';
import { Box, IconButton, MenuItem, Select, Tooltip } from '@mui/material';
import { lazy, Suspense, type ReactNode } from 'react';
import { loadModule } from '../loadModule.ts';
import { SearchBox } from '../SearchBox.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { Column, FilterProperty } from './types.ts';
import type { TableState } from './useTableState.ts';

export type TableToolbarProps<Row> = {
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly string[];
  readonly label: string;
  /** Buttons at the left, e.g. Delete and Modify. */
  readonly actions?: ReactNode;
  /** Text beside them, e.g. "Users available for creation: 47". */
  readonly quota?: ReactNode;
  /** Placeholder of the search box; without it the table has none. */
  readonly search?: string | undefined;
  readonly selects?: readonly FilterProperty<Row>[] | undefined;
  readonly tags?: readonly FilterProperty<Row>[] | undefined;
  readonly tagPlaceholder?: string | undefined;
  readonly lockedTags?: readonly string[] | undefined;
  /** Controls before the search, e.g. a segmented control. */
  readonly extra?: ReactNode;
  readonly onRefresh?: (() => void) | undefined;
};

/** Most tables have no tags: what suggests them comes with the first that has. */
const TagFilter = lazy(async () => ({
  default: (await loadModule(() => import('./TagFilter.tsx'))).TagFilter,
}));

const ALL = '';

/** A filter with a closed list of values, as a select whose first entry shows everything. */
function SelectFilter<Row>({
  property,
  state,
}: {
  readonly property: FilterProperty<Row>;
  readonly state: TableState;
}) {
  const value = state.filters[property.id]?.[0] ?? ALL;
  const options = property.options ?? [];
  const choose = (next: string) =>
    state.set({ filters: { ...state.filters, [property.id]: next === ALL ? [] : [next] } });
  return (
    <Select
      value={options.some((option) => option.value === value) ? value : ALL}
      displayEmpty
      onChange={(event) => choose(event.target.value)}
      SelectDisplayProps={{ 'aria-label': property.name ?? property.label }}
      sx={{ minWidth: 130, maxWidth: 260, bgcolor: 'background.paper' }}
    >
      <MenuItem value={ALL}>{property.label}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}

/**
 * Row above a table: actions and quota at the left; filters, search, refresh and gear at the right;
 * the tag filter below, full width.
 */
export function TableToolbar<Row>({
  state,
  columns,
  shown,
  label,
  actions,
  quota,
  search,
  selects = [],
  tags = [],
  tagPlaceholder,
  lockedTags,
  extra,
  onRefresh,
}: TableToolbarProps<Row>) {
  const icons = (
    <Box sx={{ display: 'flex' }}>
      {onRefresh !== undefined && (
        <Tooltip title="Refresh">
          <IconButton aria-label="Refresh" onClick={onRefresh}>
            <RefreshIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
      <ColumnChooser
        columns={columns}
        shown={shown}
        onChange={(next) => state.set({ columns: next })}
      />
    </Box>
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {actions}
        {quota !== undefined && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {quota}
          </Box>
        )}
        <Box sx={{ flexGrow: 1 }} />
        {extra}
        {selects.map((property) => (
          <SelectFilter key={property.id} property={property} state={state} />
        ))}
        {search !== undefined && (
          <SearchBox
            placeholder={search}
            value={state.search}
            onChange={(text) => state.set({ search: text })}
            width={320}
          />
        )}
        {tags.length === 0 && icons}
      </Box>
      {tags.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Suspense fallback={<Box sx={{ flexGrow: 1, height: 36 }} />}>
            <TagFilter
              label={`Filter ${label}`}
              placeholder={tagPlaceholder ?? 'Choose a property or enter a keyword.'}
              properties={tags}
              value={state.filters}
              onChange={(filters) => state.set({ filters })}
              {...(lockedTags === undefined ? {} : { locked: lockedTags })}
            />
          </Suspense>
          {icons}
        </Box>
      )}
    </Box>
  );
}
