import { useMemo } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useList } from '#src/parts/useList.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';
import type { Cluster } from './cluster.ts';
import { useObjectRefusals } from './useObjectRefusals.ts';

type Node = Result<AppContract['ucsNodeUpdate']>;
type Opened = { readonly kind: 'schedule'; readonly node: Node };

const nodeOperations = {
  update: { call: api.ucsNodeUpdate, kind: 'nodes', verb: 'update' },
} as const;

function columnsFor(
  refusal: string | undefined,
  open: (dialog: Opened) => void,
): readonly Column<Node>[] {
  return [
    {
      id: 'name',
      header: 'Node',
      hideable: false,
      sortValue: (row) => row.name,
      cell: (row) => row.name,
    },
    { id: 'address', header: 'IP Address', cell: (row) => row.address },
    {
      id: 'schedulable',
      header: 'Scheduling',
      cell: (row) => (
        <StatusText
          tone={row.schedulable ? 'good' : 'off'}
          text={row.schedulable ? 'Schedulable' : 'Cordoned'}
        />
      ),
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
              label: row.schedulable ? 'Cordon' : 'Uncordon',
              refusal,
              onSelect: () => open({ kind: 'schedule', node: row }),
            },
          ]}
        />
      ),
    },
  ];
}

/** Nodes of a cluster. */
export function NodesTab({ cluster }: { readonly cluster: Cluster }) {
  const state = useTableState('ucs-nodes', { sort: 'name' });
  const list = useList(
    q(api.ucsNodeList, { params: { cluster_id: cluster.id } }),
    ({ nodes }) => nodes,
  );
  const { update } = useObjectRefusals(cluster, nodeOperations);
  const { opened, open, close } = useDialogs<Opened>();
  const columns = useMemo(() => columnsFor(update, open), [update, open]);
  return (
    <>
      <DataTable
        label="Nodes"
        state={state}
        columns={columns}
        {...list}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
      />
      {opened !== undefined && (
        <ScheduleDialog cluster={cluster} node={opened.node} onClose={close} />
      )}
    </>
  );
}

function ScheduleDialog({
  cluster,
  node: { id, name, schedulable },
  onClose,
}: {
  readonly cluster: Cluster;
  readonly node: Node;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.ucsNodeUpdate);
  const toast = useToast();
  const change = async () => {
    await write.run({
      params: { cluster_id: cluster.id, node_id: id },
      body: { schedulable: !schedulable },
    });
    toast.success(`${name} ${schedulable ? 'is cordoned' : 'is schedulable again'}.`);
  };
  return (
    <ConfirmDialog
      open
      title={schedulable ? 'Cordon Node' : 'Uncordon Node'}
      text={
        schedulable
          ? 'Nothing new is scheduled onto the node; what runs there keeps running.'
          : 'New workloads can be scheduled onto the node again.'
      }
      affected={[{ name }]}
      onConfirm={change}
      onClose={onClose}
    />
  );
}
