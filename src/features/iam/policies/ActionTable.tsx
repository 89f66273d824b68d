import { useMemo } from 'react';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { parsePolicyText } from '#src/domain/policy/text/text.ts';
import { servicesIn } from '#src/policyEditor/scope.ts';
import { useCatalog } from '#src/policyEditor/useCatalog.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { actionRows, type ActionRow } from './actionRows.ts';

const code = {
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  overflowWrap: 'anywhere',
} as const;

const columns: readonly Column<ActionRow>[] = [
  {
    id: 'effect',
    header: 'Effect',
    width: 90,
    sortValue: (row) => row.effect,
    cell: (row) => row.effect,
  },
  {
    id: 'action',
    header: 'Action',
    hideable: false,
    sortValue: (row) => row.action,
    cell: (row) => <span style={code}>{row.not ? `not ${row.action}` : row.action}</span>,
  },
  {
    id: 'specific',
    header: 'Specific Action',
    sortValue: (row) => row.specific ?? '',
    cell: (row) => (row.specific === undefined ? '-' : <span style={code}>{row.specific}</span>),
  },
  {
    id: 'description',
    header: 'Description',
    cell: (row) => (row.description === '' ? '--' : row.description),
  },
];

const readRows = (
  policy: RawPolicy,
  files: Parameters<typeof actionRows>[1],
): readonly ActionRow[] => {
  try {
    return actionRows(readDocument(policy), files);
  } catch {
    // a content that has no policy shape has no actions either; the content itself is shown beside
    return [];
  }
};

/**
 * Every action of a policy with its meaning; patterns are resolved into the catalogue's actions.
 */
export function ActionTable({ policy }: { readonly policy: RawPolicy }) {
  const services = useMemo(() => servicesIn(parsePolicyText(JSON.stringify(policy))), [policy]);
  const { files } = useCatalog(services);
  const rows = useMemo(() => readRows(policy, files), [policy, files]);
  const state = useTableState('policy-actions');
  return (
    <DataTable
      label="Actions of the policy"
      state={state}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.specific ?? row.action}
      search="Enter an action or description."
      searchText={(row) => `${row.action}\n${row.specific ?? ''}\n${row.description}`}
      empty={<EmptyState text="The policy names no actions." />}
    />
  );
}
