import { Box } from '@mui/material';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { powerTone } from '../parts/words.ts';

/** An instance that COC manages, as the API answers it. */
export type CocInstance = Result<AppContract['cocInstanceList']>['resources'][number];

const settled = (instance: CocInstance) =>
  instance.status === 'Running' || instance.status === 'Stopped';

/** How often instances under way are looked at again (ms). */
const POLL = 500;

/** Instances that COC manages, read again while one of them is changing. */
export const instances = queryOptions({
  ...q(api.cocInstanceList, {}),
  refetchInterval: ({ state }) => (state.data?.resources.every(settled) === false ? POLL : false),
});

/** Filter of instances by kind. */
export const instanceTypes: readonly FilterProperty<CocInstance>[] = [
  {
    id: 'type',
    label: 'All types',
    name: 'Type',
    options: ['ECS', 'RDS', 'FlexusL', 'DCS'].map((value) => ({ value, label: value })),
    values: (row) => row.type,
  },
];

/** Columns that every list of instances has. */
export const instanceColumns: readonly Column<CocInstance>[] = [
  {
    id: 'name',
    header: 'Name/ID',
    cell: (row) => <NameAndId row={row} />,
    sortValue: (row) => row.name,
    hideable: false,
  },
  { id: 'type', header: 'Type', cell: (row) => row.type, sortValue: (row) => row.type },
  {
    id: 'region',
    header: 'Region',
    cell: (row) => regionName(row.region_id),
    sortValue: (row) => row.region_id,
  },
  {
    id: 'status',
    header: 'Status',
    cell: (row) => <StatusText tone={powerTone(row.status)} text={row.status} />,
    sortValue: (row) => row.status,
    hideable: false,
  },
  { id: 'image', header: 'Image', cell: (row) => row.image ?? '--' },
  {
    id: 'agent',
    header: 'UniAgent',
    cell: (row) => (row.agent_installed ? 'Installed' : 'Not installed'),
  },
  {
    id: 'application',
    header: 'Application',
    cell: (row) => row.application ?? '--',
    sortValue: (row) => row.application ?? '',
  },
];

function NameAndId({ row }: { readonly row: CocInstance }) {
  return (
    <>
      {row.name}
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{row.id.slice(0, 8)}</Box>
    </>
  );
}

/** What a search of instances looks through. */
export const instanceSearch = (row: CocInstance): string =>
  `${row.name} ${row.id} ${row.application ?? ''}`;
