import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { clusterKindNames } from '#src/domain/ucs/clusters.ts';
import { paths } from '#src/paths.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { RowActions, type RowAction } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { submitting } from '../parts/forms.ts';

export type Cluster = Result<AppContract['ucsClusterShow']>;
type Asked = { readonly kind: 'activate' | 'location' | 'delete'; readonly cluster: Cluster };

const kinds: readonly FilterProperty<Cluster>[] = [
  {
    id: 'kind',
    label: 'All types',
    options: Object.entries(clusterKindNames).map(([value, label]) => ({ value, label })),
    values: (row) => row.kind,
  },
];

/** Registered clusters with their operations; `only` narrows them to a fleet's. */
export function ClusterTable({
  only,
  empty,
}: {
  readonly only?: readonly string[];
  readonly empty: ReactNode;
}) {
  const state = useTableState('ucs-clusters', { sort: 'name' });
  const query = useQuery(q(api.ucsClusterList, {}));
  const [asked, setAsked] = useState<Asked>();
  const rows = useMemo(
    () => query.data?.clusters.filter(({ id }) => only === undefined || only.includes(id)),
    [query.data, only],
  );
  const columns = useMemo((): readonly Column<Cluster>[] => {
    const operations = (cluster: Cluster): readonly RowAction[] => [
      ...(cluster.status === 'Running'
        ? []
        : [{ label: 'Activate', onSelect: () => setAsked({ kind: 'activate', cluster }) }]),
      { label: 'Permissions', to: paths.ucsPermissions({ target: cluster.id }) },
      { label: 'Modify Location', onSelect: () => setAsked({ kind: 'location', cluster }) },
      { label: 'Unregister', onSelect: () => setAsked({ kind: 'delete', cluster }) },
    ];
    return [
      {
        id: 'name',
        header: 'Cluster',
        hideable: false,
        sortValue: (row) => row.name,
        cell: (row) => <TextLink to={paths.ucsCluster(row.id)}>{row.name}</TextLink>,
      },
      {
        id: 'kind',
        header: 'Type',
        sortValue: (row) => row.kind,
        cell: (row) => clusterKindNames[row.kind],
      },
      {
        id: 'status',
        header: 'Status',
        cell: (row) => (
          <StatusText tone={row.status === 'Running' ? 'running' : 'waiting'} text={row.status} />
        ),
      },
      {
        id: 'location',
        header: 'Location',
        sortValue: (row) => row.location,
        cell: (row) => row.location,
      },
      { id: 'version', header: 'Version', cell: (row) => row.version },
      {
        id: 'operation',
        header: 'Operation',
        hideable: false,
        cell: (row) => <RowActions rowName={row.name} actions={operations(row)} />,
      },
    ];
  }, []);
  return (
    <>
      <DataTable
        label="Clusters"
        state={state}
        columns={columns}
        rows={rows}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        search="Enter a name or location."
        searchText={(row) => `${row.name} ${row.location}`}
        selects={kinds}
        empty={empty}
      />
      <ClusterDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

function ClusterDialogs({
  asked,
  onClose,
}: {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  if (asked === undefined) return null;
  const { cluster } = asked;
  const params = { cluster_id: cluster.id };
  const affected = [{ name: cluster.name, detail: clusterKindNames[cluster.kind] }];
  switch (asked.kind) {
    case 'location':
      return <LocationDialog cluster={cluster} onClose={onClose} />;
    case 'activate': {
      const activate = async () => {
        await send(() => api.ucsClusterActivate({ params }));
        toast.success(`${cluster.name} is connected.`);
      };
      return (
        <ConfirmDialog
          open
          title="Activate Cluster"
          text="The agent of UCS reports from the cluster, and UCS connects to it."
          affected={affected}
          onConfirm={activate}
          onClose={onClose}
        />
      );
    }
    case 'delete': {
      const remove = async () => {
        await send(() => api.ucsClusterDelete({ params }));
        toast.success(`${cluster.name} is no longer registered.`);
      };
      return (
        <ConfirmDialog
          open
          destructive
          title="Unregister Cluster"
          text="UCS forgets the cluster with its permissions and policies. The cluster itself keeps running."
          affected={affected}
          onConfirm={remove}
          onClose={onClose}
        />
      );
    }
  }
}

function LocationDialog({
  cluster,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly onClose: () => void;
}) {
  const form = useForm<{ readonly location: string }>({
    defaultValues: { location: cluster.location },
  });
  const send = useSend();
  const toast = useToast();
  const save = submitting(form, async (body) => {
    await send(() => api.ucsClusterUpdate({ params: { cluster_id: cluster.id }, body }));
    toast.success(`Location of ${cluster.name} changed.`);
  });
  return (
    <FormDialog open title="Modify Location" onSubmit={save} onClose={onClose}>
      <FormTextField
        control={form.control}
        name="location"
        label="Location"
        required
        rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }}
      />
    </FormDialog>
  );
}
