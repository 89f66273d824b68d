import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { ConfirmDialog, FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { nameRules } from '../parts/forms.ts';
import type { Cluster } from './cluster.ts';

/** A namespace of a cluster, as the API answers it. */
export type Namespace = Result<AppContract['ucsNamespaceCreate']>;

/** Deletes a namespace after asking. */
export function DeleteNamespaceDialog({
  cluster,
  namespace,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly namespace: Namespace;
  readonly onClose: () => void;
}) {
  const write = useWrite(api.ucsNamespaceDelete);
  const toast = useToast();
  const remove = async () => {
    await write.run({ params: { cluster_id: cluster.id, namespace: namespace.name } });
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

/** Creates a namespace. */
export function CreateNamespaceDialog({
  cluster,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly onClose: () => void;
}) {
  const form = useForm<{ readonly name: string }>({ defaultValues: { name: '' } });
  const write = useWrite(api.ucsNamespaceCreate);
  const toast = useToast();
  const create = submitting(form, async (body) => {
    await write.run({ params: { cluster_id: cluster.id }, body });
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

/** Sets the resource quota of a namespace. */
export function QuotaDialog({
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
  const write = useWrite(api.ucsQuotaUpdate);
  const toast = useToast();
  const save = submitting(form, async ({ cpu, memory }) => {
    await write.run({
      params: { cluster_id: cluster.id, namespace: namespace.name },
      body: { cpu_limit: asLimit(cpu), memory_limit: asLimit(memory) },
    });
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
