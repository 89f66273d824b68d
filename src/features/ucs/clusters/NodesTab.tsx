import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import type { Cluster } from './ClusterTable.tsx';

type Node = Result<AppContract['ucsNodeUpdate']>;

/** Nodes of a cluster. */
export function NodesTab({ cluster }: { readonly cluster: Cluster }) {
  const params = { cluster_id: cluster.id };
  const state = useTableState('ucs-nodes', { sort: 'name' });
  const query = useQuery(q(api.ucsNodeList, { params }));
  const [asked, setAsked] = useState<Node>();
  const send = useSend();
  const toast = useToast();
  const columns = useMemo(
    (): readonly Column<Node>[] => [
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
              { label: row.schedulable ? 'Cordon' : 'Uncordon', onSelect: () => setAsked(row) },
            ]}
          />
        ),
      },
    ],
    [],
  );
  const change = async (node: Node) => {
    await send(() =>
      api.ucsNodeUpdate({
        params: { ...params, node_id: node.id },
        body: { schedulable: !node.schedulable },
      }),
    );
    toast.success(`${node.name} ${node.schedulable ? 'is cordoned' : 'is schedulable again'}.`);
  };
  return (
    <>
      <DataTable
        label="Nodes"
        state={state}
        columns={columns}
        rows={query.data?.nodes}
        {...readingOf(query)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
      />
      {asked !== undefined && (
        <ConfirmDialog
          open
          title={asked.schedulable ? 'Cordon Node' : 'Uncordon Node'}
          text={
            asked.schedulable
              ? 'Nothing new is scheduled onto the node; what runs there keeps running.'
              : 'New workloads can be scheduled onto the node again.'
          }
          affected={[{ name: asked.name }]}
          onConfirm={() => change(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
