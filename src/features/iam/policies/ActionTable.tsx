import { Alert, Box } from '@mui/material';
import { useMemo } from 'react';
import type { ActionTable as DocumentedTable } from '#src/catalog/actionTables.ts';
import type { CatalogAction } from '#src/catalog/types.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { servicesIn } from '#src/policyEditor/scope.ts';
import { useCatalog } from '#src/policyEditor/useCatalog.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import type { ActionRow } from './actionRows.ts';
import { readActions } from './readActions.ts';

const code = {
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  overflowWrap: 'anywhere',
} as const;

/** Effects differ within a policy of one's own; a documented table has allowed actions alone. */
const effectColumn: Column<ActionRow> = {
  id: 'effect',
  header: 'Effect',
  width: 90,
  sortValue: (row) => row.effect,
  cell: (row) => row.effect,
};

const documentedColumns: readonly Column<ActionRow>[] = [
  {
    id: 'action',
    header: 'Action',
    width: 190,
    hideable: false,
    sortValue: (row) => row.action,
    cell: (row) => <span style={code}>{row.not ? `not ${row.action}` : row.action}</span>,
  },
  {
    id: 'specific',
    header: 'Specific Action',
    width: 330,
    sortValue: (row) => row.specific ?? '',
    cell: (row) => (row.specific === undefined ? '-' : <span style={code}>{row.specific}</span>),
  },
  {
    id: 'description',
    header: 'Description',
    cell: (row) => (row.description === '' ? '--' : row.description),
  },
];
const allColumns = [effectColumn, ...documentedColumns];

const searchText = ({ action, specific, description, fitting }: ActionRow) =>
  [
    action,
    specific ?? '',
    description,
    ...fitting.map((one) => `${one.name} ${one.description}`),
  ].join('\n');

/** The known actions that an entry stands for. */
function Fitting({
  of,
  actions,
}: {
  readonly of: string;
  readonly actions: readonly CatalogAction[];
}) {
  return (
    <Box component="ul" aria-label={`Known actions of ${of}`} sx={{ m: 0, pl: 2.5 }}>
      {actions.map(({ name, description }) => (
        <li key={name}>
          <span style={code}>{name}</span> {description}
        </li>
      ))}
    </Box>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </Alert>
  );
}

type ActionTableProps = {
  readonly policy: RawPolicy;
  /** The table that documents the policy, which is shown instead of its entries. */
  readonly table: DocumentedTable | undefined;
};

/**
 * Every action of a policy with its meaning; a pattern opens to the actions the catalogue knows.
 */
export function ActionTable({ policy, table }: ActionTableProps) {
  const services = useMemo(() => servicesIn(parsePolicyText(JSON.stringify(policy))), [policy]);
  const { files } = useCatalog(services);
  const { rows, notes } = useMemo(() => readActions(policy, table, files), [policy, table, files]);
  const state = useTableState('policy-actions', { size: 100 });
  return (
    <>
      <Notes notes={notes} />
      <DataTable
        label="Actions of the policy"
        state={state}
        columns={table === undefined ? allColumns : documentedColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.specific ?? row.action}
        search="Enter an action or description."
        searchText={searchText}
        expand={({ action, fitting }) =>
          fitting.length > 0 ? <Fitting of={action} actions={fitting} /> : undefined
        }
        empty={<EmptyState text="The policy names no actions." />}
      />
    </>
  );
}
