import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { readingOf } from '#src/ui/table/reading.ts';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { nameRules, submitting } from '../parts/forms.ts';
import type { Cluster } from './ClusterTable.tsx';

type Namespace = Result<AppContract['ucsNamespaceCreate']>;
type Asked =
  | { readonly kind: 'create' }
  | { readonly kind: 'quota' | 'delete'; readonly namespace: Namespace };

const limit = (value: number | null, unit: string): string =>
  value === null ? '--' : `${value} ${unit}`;

/** Namespaces of a cluster with their resource quotas. */
export function NamespacesTab({ cluster }: { readonly cluster: Cluster }) {
  const state = useTableState('ucs-namespaces', { sort: 'name' });
  const query = useQuery(q(api.ucsNamespaceList, { params: { cluster_id: cluster.id } }));
  const [asked, setAsked] = useState<Asked>();
  const columns = useMemo(
    (): readonly Column<Namespace>[] => [
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
              { label: 'Set Quota', onSelect: () => setAsked({ kind: 'quota', namespace: row }) },
              {
                label: 'Delete',
                refusal: row.built_in ? 'It belongs to Kubernetes.' : undefined,
                onSelect: () => setAsked({ kind: 'delete', namespace: row }),
              },
            ]}
          />
        ),
      },
    ],
    [],
  );
  return (
    <>
      <DataTable
        label="Namespaces"
        state={state}
        columns={columns}
        rows={query.data?.namespaces}
        {...readingOf(query)}
        rowId={(row) => row.name}
        rowName={(row) => row.name}
        actions={
          <Button variant="contained" onClick={() => setAsked({ kind: 'create' })}>
            Create Namespace
          </Button>
        }
      />
      <Dialogs cluster={cluster} asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

function Dialogs({
  cluster,
  asked,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
}) {
  const send = useSend();
  const toast = useToast();
  if (asked === undefined) return null;
  if (asked.kind === 'create') return <CreateDialog cluster={cluster} onClose={onClose} />;
  const { namespace } = asked;
  if (asked.kind === 'quota')
    return <QuotaDialog cluster={cluster} namespace={namespace} onClose={onClose} />;
  const remove = async () => {
    await send(() =>
      api.ucsNamespaceDelete({ params: { cluster_id: cluster.id, namespace: namespace.name } }),
    );
    toast.success(`Namespace ${namespace.name} deleted.`);
  };
  return (
    <ConfirmDialog
      open
      destructive
      title="Delete Namespace"
      text="Everything in the namespace is deleted with it."
      affected={[{ name: namespace.name }]}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

function CreateDialog({
  cluster,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly onClose: () => void;
}) {
  const form = useForm<{ readonly name: string }>({ defaultValues: { name: '' } });
  const send = useSend();
  const toast = useToast();
  const create = submitting(form, async (body) => {
    await send(() => api.ucsNamespaceCreate({ params: { cluster_id: cluster.id }, body }));
    toast.success(`Namespace ${body.name} created.`);
  });
  return (
    <FormDialog open title="Create Namespace" onSubmit={create} onClose={onClose}>
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
    </FormDialog>
  );
}

type QuotaValues = { readonly cpu: string; readonly memory: string };
const quotaRules = {
  pattern: { value: /^[1-9]\d{0,3}$/, message: 'A whole number from 1 to 9999, or nothing.' },
} as const;
const asText = (value: number | null): string => (value === null ? '' : String(value));
const asLimit = (text: string): number | null => (text === '' ? null : Number(text));

function QuotaDialog({
  cluster,
  namespace,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly namespace: Namespace;
  readonly onClose: () => void;
}) {
  const form = useForm<QuotaValues>({
    defaultValues: { cpu: asText(namespace.cpu_limit), memory: asText(namespace.memory_limit) },
  });
  const send = useSend();
  const toast = useToast();
  const save = submitting(form, async ({ cpu, memory }) => {
    await send(() =>
      api.ucsQuotaUpdate({
        params: { cluster_id: cluster.id, namespace: namespace.name },
        body: { cpu_limit: asLimit(cpu), memory_limit: asLimit(memory) },
      }),
    );
    toast.success(`Quota of ${namespace.name} set.`);
  });
  return (
    <FormDialog
      open
      title={`Resource Quota of ${namespace.name}`}
      onSubmit={save}
      onClose={onClose}
    >
      <FormTextField
        control={form.control}
        name="cpu"
        label="CPU (cores)"
        width={160}
        rules={quotaRules}
        hint="Empty: no limit."
      />
      <FormTextField
        control={form.control}
        name="memory"
        label="Memory (GiB)"
        width={160}
        rules={quotaRules}
        hint="Empty: no limit."
      />
    </FormDialog>
  );
}
