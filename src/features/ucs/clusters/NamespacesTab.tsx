import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import type { Refusals } from '#src/parts/questions.ts';
import { useList } from '#src/parts/useList.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { Cluster } from './cluster.ts';
import {
  CreateNamespaceDialog,
  DeleteNamespaceDialog,
  QuotaDialog,
  type Namespace,
} from './NamespaceDialogs.tsx';
import { useObjectRefusals } from './useObjectRefusals.ts';

type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'quota' | 'delete'; readonly namespace: Namespace };

const namespaceOperations = {
  create: { call: api.ucsNamespaceCreate, kind: 'namespaces', verb: 'create' },
  remove: { call: api.ucsNamespaceDelete, kind: 'namespaces', verb: 'delete' },
} as const;

/** Quotas are granted by namespace. */
const quotaOperations = (namespaces: readonly Namespace[]) =>
  Object.fromEntries(
    namespaces.map(({ name }) => [
      name,
      {
        call: api.ucsQuotaUpdate,
        kind: 'resourcequotas' as const,
        verb: 'update' as const,
        namespace: name,
      },
    ]),
  );

const limit = (value: number | null, unit: string): string =>
  value === null ? '--' : `${value} ${unit}`;

function columnsFor(
  removal: string | undefined,
  quotas: Refusals,
  open: (dialog: Opened) => void,
): readonly Column<Namespace>[] {
  return [
    {
      id: 'name',
      header: 'Namespace',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    { id: 'cpu', header: 'CPU Quota', cell: (row) => limit(row.cpu_limit, 'cores') },
    { id: 'memory', header: 'Memory Quota', cell: (row) => limit(row.memory_limit, 'GiB') },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[
            {
              label: 'Set Quota',
              refusal: quotas[row.name],
              onSelect: () => open({ kind: 'quota', namespace: row }),
            },
            {
              label: 'Delete',
              refusal: row.built_in ? 'It belongs to Kubernetes.' : removal,
              onSelect: () => open({ kind: 'delete', namespace: row }),
            },
          ]}
        />
      ),
    },
  ];
}

const none: readonly Namespace[] = [];

/** Namespaces of a cluster with their resource quotas. */
export function NamespacesTab({ cluster }: { readonly cluster: Cluster }) {
  const state = useTableState('ucs-namespaces', { sort: 'name' });
  const list = useList(
    q(api.ucsNamespaceList, { params: { cluster_id: cluster.id } }),
    ({ namespaces }) => namespaces,
  );
  const { create, remove } = useObjectRefusals(cluster, namespaceOperations);
  const rows = list.rows ?? none;
  const quotas = useObjectRefusals(
    cluster,
    useMemo(() => quotaOperations(rows), [rows]),
  );
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(remove, quotas, open), [remove, quotas, open]);
  return (
    <>
      <DataTable
        label="Namespaces"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.name}
        rowName={(row) => row.name}
        actions={
          <GuardedButton
            variant="contained"
            refusal={create}
            onClick={() => open({ kind: 'create' })}
          >
            Create Namespace
          </GuardedButton>
        }
      />
      {opened?.kind === 'create' && <CreateNamespaceDialog cluster={cluster} onClose={close} />}
      {opened?.kind === 'quota' && (
        <QuotaDialog cluster={cluster} namespace={opened.namespace} onClose={close} />
      )}
      {opened?.kind === 'delete' && (
        <DeleteNamespaceDialog cluster={cluster} namespace={opened.namespace} onClose={close} />
      )}
    </>
  );
}
