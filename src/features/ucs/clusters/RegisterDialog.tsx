import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { regionName } from '#src/catalog/regions.ts';
import { clusterKindNames, type ClusterKind } from '#src/domain/ucs/clusters.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormRadioGroup, FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { nameRules } from '../parts/forms.ts';

type Values = {
  readonly kind: ClusterKind;
  readonly cce: string;
  readonly name: string;
  readonly location: string;
};

const kinds: readonly {
  readonly value: ClusterKind;
  readonly label: string;
  readonly detail: string;
}[] = [
  {
    value: 'attached',
    label: clusterKindNames.attached,
    detail: 'A Kubernetes cluster of another provider',
  },
  {
    value: 'onpremises',
    label: clusterKindNames.onpremises,
    detail: 'A cluster in your own data center',
  },
  {
    value: 'huaweicloud',
    label: clusterKindNames.huaweicloud,
    detail: 'A cluster of Cloud Container Engine in one of your regions',
  },
];

/** Registers a cluster. On-premises and attached ones wait for their activation afterwards. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({
    defaultValues: { kind: 'attached', cce: '', name: '', location: '' },
  });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const write = useWrite(api.ucsClusterRegister);
  const toast = useToast();
  const register = submitting(form, async (values) => {
    const body =
      values.kind === 'huaweicloud'
        ? { kind: values.kind, cce_cluster_id: values.cce }
        : { kind: values.kind, name: values.name, location: values.location };
    const { name, status } = await write.run({ body });
    toast.success(
      `Cluster ${name} registered.`,
      status === 'Running' ? '' : 'Activate it to connect it.',
    );
  });
  return (
    <FormDialog open title="Register Cluster" width="md" onSubmit={register} onClose={onClose}>
      <FormRadioGroup control={form.control} name="kind" label="Type" choices={kinds} />
      {kind === 'huaweicloud' ? (
        <CceClusters form={form} />
      ) : (
        <>
          <FormTextField
            control={form.control}
            name="name"
            label="Cluster Name"
            required
            rules={nameRules}
          />
          <FormTextField
            control={form.control}
            name="location"
            label="Location"
            required
            placeholder="City or data center"
            rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }}
          />
        </>
      )}
    </FormDialog>
  );
}

function CceClusters({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const query = useQuery(q(api.ucsCandidateList, {}));
  return (
    <Loaded part query={query} what="CCE clusters">
      {({ clusters, closed_regions }) => (
        <>
          <FormSelect
            control={form.control}
            name="cce"
            label="CCE Cluster"
            required
            placeholder={clusters.length === 0 ? 'No CCE cluster to register' : 'Select a cluster'}
            choices={clusters.map(({ id, name, region_id }) => ({
              value: id,
              label: `${name} (${regionName(region_id)})`,
            }))}
          />
          {closed_regions.length > 0 && (
            <Typography sx={{ color: 'text.secondary' }}>
              Not listed, because you lack cce:cluster:list there: clusters in{' '}
              {closed_regions.map(regionName).join(', ')}.
            </Typography>
          )}
        </>
      )}
    </Loaded>
  );
}
