import { useMemo, type ReactNode } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { namespacedKinds, type NamespacedKind } from '#src/domain/ucs/clusterObjects.ts';
import { everyWayRefused } from '#src/parts/questions.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { Cluster } from './cluster.ts';
import { useObjectRefusals } from './useObjectRefusals.ts';
import { WorkloadDialog } from './WorkloadDialog.tsx';
import { workloadKinds } from './workloads.ts';

type Workload = Result<AppContract['ucsWorkloadShow']>;
type Opened =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly workload: Workload };

/** RBAC is granted by kind and namespace. */
const operations = (
  call: typeof api.ucsWorkloadCreate | typeof api.ucsWorkloadDelete,
  verb: 'create' | 'delete',
  namespace: string,
) => {
  const one = <K extends NamespacedKind>(kind: K) => ({ call, kind, verb, namespace });
  return { workloads: one('workloads'), jobs: one('jobs'), services: one('services') } as const;
};

/** Something can be created as long as one of the kinds can. */
const creation = (refusals: Readonly<Record<NamespacedKind, string | undefined>>) =>
  everyWayRefused(refusals.workloads, ...namespacedKinds.map((kind) => refusals[kind]));

function columnsFor(
  removal: Readonly<Record<NamespacedKind, string | undefined>>,
  open: (dialog: Opened) => void,
): readonly Column<Workload>[] {
  return [
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
          actions={[
            {
              label: 'Delete',
              refusal: removal[row.kind],
              onSelect: () => open({ kind: 'delete', workload: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** What runs in one namespace of a cluster; `picker` chooses another one. */
export function WorkloadTable({
  cluster,
  namespace,
  picker,
}: {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly picker: ReactNode;
}) {
  const state = useTableState('ucs-workloads', { sort: 'name' });
  const list = useList(
    q(api.ucsWorkloadList, { params: { cluster_id: cluster.id }, query: { namespace } }),
    ({ workloads }) => workloads,
  );
  const creations = useObjectRefusals(
    cluster,
    useMemo(() => operations(api.ucsWorkloadCreate, 'create', namespace), [namespace]),
  );
  const removal = useObjectRefusals(
    cluster,
    useMemo(() => operations(api.ucsWorkloadDelete, 'delete', namespace), [namespace]),
  );
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(removal, open), [removal, open]);
  return (
    <>
      <DataTable
        label="Workloads"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        extra={picker}
        actions={
          <GuardedButton
            variant="contained"
            refusal={creation(creations)}
            onClick={() => open({ kind: 'create' })}
          >
            Create Workload
          </GuardedButton>
        }
        empty={<EmptyState text="Nothing runs in this namespace." />}
      />
      {opened?.kind === 'create' && (
        <WorkloadDialog
          cluster={cluster}
          namespace={namespace}
          refusals={creations}
          onClose={close}
        />
      )}
      {opened?.kind === 'delete' && (
        <DeleteDialog cluster={cluster} workload={opened.workload} onClose={close} />
      )}
    </>
  );
}

function DeleteDialog({
  cluster,
  workload,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly workload: Workload;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.ucsWorkloadDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { cluster_id: cluster.id, workload_id: workload.id } });
    toast.success(`${workload.name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete"
      text="The object is deleted from the cluster."
      affected={[{ name: workload.name, detail: workloadKinds[workload.kind] }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
