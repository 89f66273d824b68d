import { Box, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import {
  leastPrivilegeTable,
  ucsTableFunctions,
  type Alternative,
  type LeastPrivilegeRow,
} from '#src/domain/ucs/leastPrivilege.ts';
import { ucsOperations } from '#src/domain/ucs/operations.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { Alternatives, ScopeText } from './cells.tsx';
import { GrantDialog } from './GrantDialog.tsx';

const rowName = ({ function: fn, type }: LeastPrivilegeRow): string => `${fn}, ${type}`;

const selects: readonly FilterProperty<LeastPrivilegeRow>[] = [
  {
    id: 'function',
    label: 'All functions',
    name: 'Function',
    options: ucsTableFunctions.map((value) => ({ value, label: value })),
    values: (row) => row.function,
  },
  {
    id: 'type',
    label: 'All permission types',
    name: 'Permission Type',
    options: ['Administrator', 'Developer', 'Viewer'].map((value) => ({ value, label: value })),
    values: (row) => row.type,
  },
];

const searchText = (row: LeastPrivilegeRow): string =>
  `${rowName(row)} ${row.scope} ${row.alternatives.flatMap(({ permissions }) => permissions.map(({ name }) => name)).join(' ')}`;

/**
 * docs/sources/ucs-roles-and-policies.md#table-3 as a tool: which permissions a job needs at least,
 * why, and a way to grant them.
 */
export function LeastPrivilegePage() {
  const state = useTableState('ucs-least-privilege', { size: 20 });
  const [granting, setGranting] = useState<{
    readonly row: LeastPrivilegeRow;
    readonly alternative: Alternative;
  }>();
  const columns = useMemo((): readonly Column<LeastPrivilegeRow>[] => {
    const grants = (row: LeastPrivilegeRow) =>
      row.alternatives.map((alternative, index) => ({
        label: row.alternatives.length === 1 ? 'Grant' : `Grant ${index + 1}`,
        onSelect: () => setGranting({ row, alternative }),
      }));
    return [
      { id: 'function', header: 'Function', hideable: false, cell: (row) => row.function },
      { id: 'type', header: 'Permission Type', hideable: false, cell: (row) => row.type },
      {
        id: 'scope',
        header: 'Permission Scope',
        width: 420,
        cell: (row) => <ScopeText row={row} />,
      },
      {
        id: 'needs',
        header: 'Least-Privilege Permission',
        hideable: false,
        cell: (row) => <Alternatives row={row} />,
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={rowName(row)} actions={grants(row)} />,
      },
    ];
  }, []);
  return (
    <>
      <PageHeader
        title="Least-Privilege Permissions"
        intro="What a job in UCS needs at least. UCS and IAM permissions are granted on all resources; those of CCE, SWR and DNS suffice in the region of what is worked with. Opening a row shows why, and what it opens. A scope in italics is ours: the published table leaves the cell empty."
      />
      <Card>
        <DataTable
          label="Least-privilege permissions"
          state={state}
          columns={columns}
          rows={leastPrivilegeTable}
          rowId={(row) => row.id}
          rowName={rowName}
          search="Enter a function or permission."
          searchText={searchText}
          selects={selects}
          expand={(row) => <Explanation row={row} />}
        />
      </Card>
      {granting !== undefined && (
        <GrantDialog
          title={rowName(granting.row)}
          alternative={granting.alternative}
          onClose={() => setGranting(undefined)}
        />
      )}
    </>
  );
}

function Explanation({ row }: { readonly row: LeastPrivilegeRow }) {
  const operations = ucsOperations.filter((operation) => operation.function === row.function);
  return (
    <>
      <Typography>{row.reason}</Typography>
      <Box component="ul" aria-label={`What ${rowName(row)} opens`} sx={{ mb: 0, pl: 2.5 }}>
        {operations.map(({ id, title, types }) => (
          <Box
            component="li"
            key={id}
            sx={{ color: types.includes(row.type) ? 'text.primary' : 'text.secondary' }}
          >
            {title}: {types.includes(row.type) ? 'yes' : 'no'}
          </Box>
        ))}
      </Box>
    </>
  );
}
