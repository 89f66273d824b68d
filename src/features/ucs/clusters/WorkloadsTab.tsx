import { Button, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { useAddressPart } from '#src/ui/address.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { Part } from '../parts/Part.tsx';
import type { Cluster } from './ClusterTable.tsx';
import { WorkloadDialog } from './WorkloadDialog.tsx';
import { workloadKinds } from './workloads.ts';

type Workload = Result<AppContract['ucsWorkloadShow']>;

/** Workloads, jobs and Services of one namespace; first the namespaces have to be listed, which takes a permission of its own. */
export function WorkloadsTab({ cluster }: { readonly cluster: Cluster }) {
  const query = useQuery(q(api.ucsNamespaceList, { params: { cluster_id: cluster.id } }));
  return (
    <Part query={query} what="namespaces">
      {({ namespaces }) => (
        <InNamespace cluster={cluster} names={namespaces.map(({ name }) => name)} />
      )}
    </Part>
  );
}

function InNamespace({
  cluster,
  names,
}: {
  readonly cluster: Cluster;
  readonly names: readonly string[];
}) {
  const [asked, choose] = useAddressPart('namespace');
  const namespace =
    names.find((name) => name === asked) ??
    names.find((name) => !name.startsWith('kube-') && name !== 'default') ??
    names[0] ??
    'default';
  const picker = (
    <TextField
      select
      label="Namespace"
      value={namespace}
      onChange={(event) => choose(event.target.value)}
      sx={{ minWidth: 180 }}
    >
      {names.map((name) => (
        <MenuItem key={name} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return <WorkloadTable key={namespace} cluster={cluster} namespace={namespace} picker={picker} />;
}

function WorkloadTable({
  cluster,
  namespace,
  picker,
}: {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly picker: ReactNode;
}) {
  const state = useTableState('ucs-workloads', { sort: 'name' });
  const query = useQuery(
    q(api.ucsWorkloadList, { params: { cluster_id: cluster.id }, query: { namespace } }),
  );
  const [creating, setCreating] = useState(false);
  const [doomed, setDoomed] = useState<Workload>();
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<Workload>[] => [
      {
        id: 'name',
        header: 'Name',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => row.name,
      },
      {
        id: 'kind',
        header: 'Type',
        sortValue: (row) => row.kind,
        cell: (row) => workloadKinds[row.kind],
      },
      { id: 'image', header: 'Image', cell: (row) => (row.image === '' ? '--' : row.image) },
      {
        id: 'replicas',
        header: 'Replicas',
        cell: (row) => (row.kind === 'services' ? '--' : row.replicas),
      },
      {
        id: 'created',
        header: 'Created',
        newestFirst: true,
        sortValue: (row) => row.created_at,
        cell: (row) => formatTime(row.created_at),
      },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => (
          <RowActions
            rowName={row.name}
            actions={[{ label: 'Delete', onSelect: () => setDoomed(row) }]}
          />
        ),
      },
    ],
    [],
  );
  const remove = async (workload: Workload) => {
    await send(() =>
      api.ucsWorkloadDelete({ params: { cluster_id: cluster.id, workload_id: workload.id } }),
    );
    toast.success(`${workload.name} deleted.`);
  };
  return (
    <>
      <DataTable
        label="Workloads"
        state={state}
        columns={columns}
        rows={query.data?.workloads}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        extra={picker}
        actions={
          <Button variant="contained" onClick={() => setCreating(true)}>
            Create Workload
          </Button>
        }
        empty={<EmptyState text="Nothing runs in this namespace." />}
      />
      {creating && (
        <WorkloadDialog
          cluster={cluster}
          namespace={namespace}
          onClose={() => setCreating(false)}
        />
      )}
      {doomed !== undefined && (
        <ConfirmDialog
          open
          destructive
          title="Delete"
          text="The object is deleted from the cluster."
          affected={[{ name: doomed.name, detail: workloadKinds[doomed.kind] }]}
          onConfirm={() => remove(doomed)}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  );
}
