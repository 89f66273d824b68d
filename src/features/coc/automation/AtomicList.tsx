import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useList } from '#src/parts/useList.ts';
import { Facts } from '#src/ui/Card.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';

type Atomic = Result<AppContract['cocAtomicList']>['atomics'][number];

const columns: readonly Column<Atomic>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: (row) => row.name,
    sortValue: (row) => row.name,
    hideable: false,
  },
  { id: 'description', header: 'Description', cell: (row) => row.description },
];

/** Building blocks of runbooks; opening one reads its details by their own call. */
export function AtomicList() {
  const state = useTableState('coc-atomics', { sort: 'name' });
  const list = useList(q(api.cocAtomicList, {}), ({ atomics }) => atomics);
  return (
    <DataTable
      label="Building blocks"
      state={state}
      columns={columns}
      {...list}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      expand={(row) => <AtomicDetails id={row.id} />}
    />
  );
}

function AtomicDetails({ id }: { readonly id: string }) {
  const query = useQuery(q(api.cocAtomicShow, { params: { atomic_id: id } }));
  return (
    <Loaded part query={query} what="details">
      {(atomic) => (
        <Box>
          <Typography sx={{ mb: 1 }}>Acts with {atomic.acts_with}. Inputs:</Typography>
          <Facts
            facts={atomic.inputs.map((input) => ({ label: input.name, value: input.meaning }))}
          />
        </Box>
      )}
    </Loaded>
  );
}
