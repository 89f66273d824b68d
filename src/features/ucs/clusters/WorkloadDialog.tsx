import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { namespacedKinds, type NamespacedKind } from '#src/domain/ucs/clusterObjects.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { nameRules } from '../parts/forms.ts';
import type { Cluster } from './cluster.ts';
import { workloadKinds } from './workloads.ts';

type Values = {
  readonly kind: NamespacedKind;
  readonly name: string;
  readonly image: string;
  readonly replicas: string;
};

/** Creates a Deployment, a Job or a Service in a namespace. A policy in force may intercept it. */
export function WorkloadDialog({
  cluster,
  namespace,
  refusals,
  onClose,
}: {
  readonly cluster: Cluster;
  readonly namespace: string;
  /** Why a kind may not be created there. */
  readonly refusals: Readonly<Record<NamespacedKind, string | undefined>>;
  readonly onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { kind: 'workloads', name: '', image: '', replicas: '2' },
  });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const write = useWrite(api.ucsWorkloadCreate);
  const toast = useToast();
  const create = submitting(form, async (values) => {
    const runs = values.kind !== 'services';
    const body = {
      kind: values.kind,
      name: values.name,
      namespace,
      image: runs ? values.image : '',
      replicas: runs ? Number(values.replicas) : 0,
    };
    await write.run({ params: { cluster_id: cluster.id }, body });
    toast.success(`${values.name} created in ${namespace}.`);
  });
  return (
    <FormDialog
      open
      title={`Create in ${namespace}`}
      refusal={refusals[kind]}
      onSubmit={create}
      onClose={onClose}
    >
      <FormSelect
        control={form.control}
        name="kind"
        label="Type"
        required
        choices={namespacedKinds.map((value) => ({ value, label: workloadKinds[value] }))}
      />
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      {kind !== 'services' && (
        <>
          <FormTextField
            control={form.control}
            name="image"
            label="Image"
            required
            placeholder="registry/organization/name:tag"
            rules={{ maxLength: { value: 255, message: 'At most 255 characters.' } }}
          />
          <FormTextField
            control={form.control}
            name="replicas"
            label="Replicas"
            required
            width={120}
            rules={{
              pattern: { value: /^(100|\d{1,2})$/, message: 'A whole number from 0 to 100.' },
            }}
          />
        </>
      )}
    </FormDialog>
  );
}
